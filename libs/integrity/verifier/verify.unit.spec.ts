import { readPolicy } from '../policy';
import { writeBundle, type Bundle } from '../bundle';
import { aLog, type ALog } from './testing/a-log';
import { bundleOf, NOW, POLICY } from './testing/forge';
import { CHECKS, readPublished, verify, type Trust } from './verify';

const trust: Trust = { policy: readPolicy(POLICY), published: [], now: NOW, maxAge: null };
let log: ALog;
let honest: Bundle;
beforeAll(async () => {
  log = await aLog();
  const { pdf, jws, sha256 } = log.document;
  honest = { ...bundleOf(log.leaves), documents: new Map([[sha256, { pdf, jws }]]) };
});

describe('a bundle of evidence', () => {
  it('that is honest holds in every check, and says what it is about', async () => {
    const verdict = await verify(writeBundle(honest, 'Läs mig'), trust);
    expect(verdict.findings.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(verdict.findings.map(({ check }) => check)).toEqual(['BUNDLE', 'NOTE', ...CHECKS.map(({ name }) => name)]);
    expect(verdict.proved?.summary).toMatchObject({ number: 'LIG 2026-14', decisions: [{ outcome: 'BIFALL' }] });
  });

  it('is the same bytes for the same case', () => {
    expect(writeBundle(honest, 'Läs mig')).toEqual(writeBundle(honest, 'Läs mig'));
  });
});

describe('a published root', () => {
  it('is read as it is printed, with spaces and lines, and not when anything is missing', () => {
    const hex = '0123456789abcdef'.repeat(4);
    expect(readPublished(`17:${hex}`)).toEqual(readPublished(`17: ${hex.match(/..../g)!.join(' ')}`));
    expect(readPublished(`17:${hex}`)?.size).toBe(17);
    for (const text of ['', `017:${hex}`, `17:${hex.slice(1)}`, `:${hex}`, `17:${hex}0`, '17']) expect(readPublished(text)).toBeUndefined();
  });
});
