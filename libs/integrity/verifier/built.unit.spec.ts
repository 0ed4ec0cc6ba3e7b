import { toHex, rootOf } from '../index';
import { writeBundle } from '../bundle';
import { aLog } from './testing/a-log';
import { anotherNode, builtVerifier, type BuiltVerifier } from './testing/built';
import { bundleOf, earlier, hashesOf, POLICY } from './testing/forge';

let verifier: BuiltVerifier;
let archive: Uint8Array;
let published: string;
beforeAll(async () => {
  verifier = builtVerifier();
  const { leaves, document } = await aLog();
  const { pdf, jws, sha256 } = document;
  archive = writeBundle({ ...bundleOf(leaves), history: [earlier(leaves, 9)], documents: new Map([[sha256, { pdf, jws }]]) }, '');
  published = `9:${toHex(rootOf(hashesOf(leaves.slice(0, 9))))}`;
}, 60_000);
afterAll(() => verifier.remove());

const nodes = [process.execPath, anotherNode()?.node].filter((node) => node !== undefined);

describe('the verifier as one file', () => {
  it.each(nodes)('says of an honest bundle that it holds, check by check and in Swedish (%s)', (node) => {
    const { code, out } = verifier.run(archive, POLICY, ['--published', published], node);
    expect(out).not.toContain('✗');
    expect(out).toContain('✓ HÅLLER HEAD: Ärendet är helt: sigillet nämner dess sista händelse.');
    expect(out).toContain('att veta: Vittnen: w1, w2, w3.');
    expect(out).toContain('Ärende LIG 2026-14');
    expect(code).toBe(0);
  });

  it.each(nodes)('says which check fails, and ends with 1 (%s)', (node) => {
    const { code, out } = verifier.run(archive, POLICY, ['--published', `9:${'0'.repeat(64)}`, '--english'], node);
    expect(out).toContain('✗ DOES NOT HOLD [FORK] PUBLISHED: The published root 9:0000000000000000… does not belong to the log');
    expect(code).toBe(1);
  });

  it.each<[string, string, readonly string[]]>([
    ['a policy that can’t be read', 'log x\nquorum none\n', []],
    ['a policy that trusts no log', 'quorum none\n', []],
    ['an unknown option', POLICY, ['--skip', 'HEAD']],
    ['a root that is none', POLICY, ['--published', '9']],
  ])('ends with 2 when it could not check anything: %s', (_, policy, args) => {
    expect(verifier.run(archive, policy, args).code).toBe(2);
  });

  it('prints nothing that steers the terminal, whatever a bundle is called inside', () => {
    const bytes = Buffer.from(archive);
    const at = bytes.indexOf('note.txt');
    for (let place = at; place >= 0; place = bytes.indexOf('note.txt', place + 1)) bytes.write('\u001b[2J.txt', place, 'latin1');
    const { code, out } = verifier.run(bytes, POLICY);
    expect(out).toContain('[BUNDLE]');
    expect(out).not.toContain('\u001b');
    expect(code).toBe(1);
  });
});
