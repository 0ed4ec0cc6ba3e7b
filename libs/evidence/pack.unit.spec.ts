import { contextOf, toNewEvents, type ReadSealed } from '#libs/event-log';
import { MemoryEventLog } from '#libs/event-log/memory';
import {
  draw,
  packFiles,
  populationSha256,
  readPolicy,
  readZip,
  textOf,
  verifyPack,
  writeZip,
  type PackVerdict,
  type Trust,
} from '#libs/integrity';
import { newId } from '#libs/kernel';
import { samplesStream, samplingEvents, type SampleDrawn } from '#libs/sampling/events';
import { anotherNode, builtVerifier } from '../integrity/verifier/testing/built';
import { ORIGIN, OTHER, STREAM, tellBegun, tellCase } from '../integrity/verifier/testing/a-log';
import { evidencePack, type PackedCase, type PackedSample, type Packing } from './pack';
import type { EvidenceSources } from './proving';
import { MemoryProofs } from './testing/memory-proofs';

const CASE = STREAM.slice('case-'.length);
const UNDECIDED = OTHER.slice('case-'.length);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const list = (cases: readonly PackedCase[]) => ({ name: 'forteckning.csv', bytes: bytes(JSON.stringify(cases)) });

describe('a pack of several cases', () => {
  let log: MemoryEventLog;
  let sources: EvidenceSources;
  let trust: Trust;
  let policy: string;
  let sample: PackedSample;
  let pack: Uint8Array;
  const whole = async (packing: Packing, from = sources): Promise<Uint8Array> => {
    const parts: Uint8Array[] = [];
    for await (const part of await evidencePack(from, packing)) parts.push(part);
    return Buffer.concat(parts);
  };
  beforeAll(async () => {
    log = new MemoryEventLog({ origin: ORIGIN, application: 'liggaren@0.0.0+test' });
    const proofs = new MemoryProofs(log);
    tellBegun(log);
    const document = await tellCase(log);
    const decided = (await log.readStream(STREAM)).find(({ type }) => type === 'DecisionMade')!.body!['decisionId'] as string;
    // the others lie in cases of another board, and are not drawn
    const population = [decided, ...Array.from({ length: 20 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)];
    const seed = Array.from({ length: 500 }, (_, n) => n.toString(16).padStart(64, '0')).find(
      (one) => draw(population, one, 1)[0] === decided,
    )!;
    const body: SampleDrawn = {
      from: '2026-01-01',
      to: null,
      schemeId: null,
      outcomes: null,
      size: 1,
      rule: 'liggaren/sample/v1',
      seed,
      seedFrom: 'SERVER',
      population: { size: population.length, sha256: populationSha256(population), upTo: 40 },
      drawn: [{ decisionId: decided, caseId: CASE }],
    };
    const ulla = { ref: 'p_ulla', role: 'auditor', acr: 'loa3', at: 1_790_000_000, name: 'Ulla', organisation: null };
    await log.append({
      stream: samplesStream('2026'),
      expected: 'noStream',
      events: toNewEvents(samplingEvents, newId(), [{ type: 'SampleDrawn', body }]),
      context: contextOf(ulla, newId(), Temporal.Now.instant()),
    });
    sources = { log, proofs, files: { read: async (sha256) => (sha256 === document.sha256 ? document.pdf : undefined) } };
    ({ policy } = proofs);
    trust = { policy: readPolicy(policy), published: [], now: Math.floor(Date.now() / 1000), maxAge: 3600 };
    sample = { number: '2026-1', stream: samplesStream('2026'), revision: 0, body, population };
    pack = await whole({ cases: [CASE, UNDECIDED, CASE], sample, list });
  }, 60_000);

  const verdictOf = (archive: Uint8Array): Promise<PackVerdict> => verifyPack(packFiles(archive)!, trust);
  /** The pack with some of its files changed, or taken away (null). */
  const forged = (change: (name: string, text: () => string, content: Uint8Array) => Uint8Array | string | null): Uint8Array =>
    writeZip(
      [...(readZip(pack) as ReadonlyMap<string, Uint8Array>)].flatMap(([name, content]) => {
        const made = change(name, () => textOf(content), content);
        return made === null ? [] : [{ name, bytes: typeof made === 'string' ? bytes(made) : made }];
      }),
    );
  const faultsOf = async (archive: Uint8Array): Promise<readonly string[]> => {
    const { holds, sample: told } = await verdictOf(archive);
    expect(holds).toBe(false);
    return told!.faults.map(({ en }) => en.split(':')[0]!.split('.')[0]!);
  };

  it('holds: every bundle against the same checkpoint, each once, and the sample drawn again and found in the log', async () => {
    const verdict = await verdictOf(pack);
    expect(verdict).toMatchObject({ holds: true, sample: { number: '2026-1', decisions: 1, faults: [] } });
    expect(verdict.bundles.map(({ name, verdict: { proved } }) => [name, proved?.stream])).toEqual([
      ['LIG-2026-14.zip', STREAM],
      [expect.stringMatching(/\.zip$/), OTHER],
    ]);
    expect(new Set(verdict.bundles.map(({ verdict: { proved } }) => proved?.checkpoint.size)).size).toBe(1);
    expect((await log.readStream('log-heads')).length).toBe(1);
    const files = packFiles(pack)!;
    expect(textOf(files.get('LÄS-MIG.txt')!)).toContain('URVALET 2026-1');
    const listed = JSON.parse(textOf(files.get('forteckning.csv')!)) as PackedCase[];
    expect(listed.map(({ file }) => file?.bytes)).toEqual(
      [...files].filter(([name]) => name.startsWith('arenden/')).map(([, one]) => one.length),
    );
  });

  it.each<[string, string, (name: string, text: () => string) => Uint8Array | string | null | undefined]>([
    [
      'a decision taken out of what it was drawn from',
      'population',
      (name, text) => (name === 'population.txt' ? text().slice(37) : undefined),
    ],
    ['the list of what it was drawn from left out', 'population', (name) => (name === 'population.txt' ? null : undefined)],
    ['another seed', 'seed', (name, text) => (name === 'sample.json' ? text().replace(/"seed":"0/, '"seed":"1') : undefined)],
    [
      'another number of decisions',
      'seed',
      (name, text) => (name === 'sample.json' ? text().replace('"size":1,', '"size":2,') : undefined),
    ],
    ['another decision', 'decision', (name, text) => (name === 'sample.json' ? text().replace(CASE, UNDECIDED) : undefined)],
    [
      'conditions made up afterwards',
      'log',
      (name, text) => (name === 'sample.json' ? text().replace('2026-01-01', '2025-01-01') : undefined),
    ],
    ['the year’s draws left out', 'log', (name) => (name === 'urval.zip' ? null : undefined)],
    ['the bundle of another case in place of the draws', 'log', (name) => (name === 'urval.zip' ? bytes('PK') : undefined)],
    ['a case that was drawn left out', 'decision', (name) => (name === 'arenden/LIG-2026-14.zip' ? null : undefined)],
    ['a sample that can’t be read', 'unread', (name) => (name === 'sample.json' ? '{}' : undefined)],
  ])('does not hold with %s', async (_, kind, change) => {
    const words = {
      population: 'population',
      seed: 'The sample is not what the seed gives out of population',
      log: 'The sample does not stand in the log as sample',
      decision: 'Decisions that were drawn are not proved in the pack',
      unread: 'sample',
    }[kind]!;
    expect(
      await faultsOf(
        forged((name, text, content) => {
          const made = change(name, text);
          return made === undefined ? content : made;
        }),
      ),
    ).toContain(words);
  });

  it('does not hold when one of its bundles does not, and says which', async () => {
    const broken = forged((name, _, content) =>
      name === 'arenden/LIG-2026-14.zip' ? content.map((byte, n) => (n === 900 ? byte ^ 1 : byte)) : content,
    );
    const verdict = await verdictOf(broken);
    expect(verdict.holds).toBe(false);
    expect(verdict.bundles.filter(({ verdict: { holds } }) => !holds).map(({ name }) => name)).toEqual(['LIG-2026-14.zip']);
  });

  it('is made while it is read: no case is looked at before the one ahead of it has been taken', async () => {
    const looked: string[] = [];
    const watched = Object.assign(Object.create(log) as MemoryEventLog, {
      readSealed: (read: ReadSealed) => {
        if (read.stream?.startsWith('case-')) looked.push(read.stream);
        return log.readSealed(read);
      },
    });
    const parts = await evidencePack({ ...sources, log: watched }, { cases: [CASE, UNDECIDED], sample: null, list });
    const reading = parts[Symbol.asyncIterator]();
    // what comes before the first case, and that case: three parts each
    for (let n = 0; n < 6; n++) await reading.next();
    expect(new Set(looked)).toEqual(new Set([STREAM]));
    await reading.return?.();
    expect(new Set(looked)).toEqual(new Set([STREAM]));
  });

  it('tells in its list of a case that the log does not have, and holds for the others', async () => {
    const archive = await whole({ cases: [CASE, '00000000-0000-7000-8000-000000000000'], sample: null, list });
    expect(await verdictOf(archive)).toMatchObject({ holds: true, sample: null });
    const listed = JSON.parse(textOf(packFiles(archive)!.get('forteckning.csv')!)) as PackedCase[];
    expect(listed[1]).toMatchObject({ file: null, why: 'Ärendet finns inte i loggen.' });
  });

  it('is no pack when it is a bundle, or nothing', () => {
    expect(packFiles(packFiles(pack)!.get('arenden/LIG-2026-14.zip')!)).toBeUndefined();
    expect(packFiles(bytes('PK'))).toBeUndefined();
  });

  it.each([process.execPath, anotherNode()?.node].filter((node) => node !== undefined))(
    'is checked by the verifier that is given out: all at once, in Swedish, and 1 when anything is wrong (%s)',
    (node) => {
      const verifier = builtVerifier();
      try {
        const { code, out } = verifier.run(pack, policy, [], node);
        expect(out).toContain('✓ HÅLLER LIG-2026-14.zip: LIG 2026-14');
        expect(out).toContain('Alla 2 paket håller.');
        expect(out).toContain('URVAL 2026-1: draget ur population.txt med sitt frö');
        expect(code).toBe(0);
        const other = verifier.run(
          forged((name, text, content) => (name === 'population.txt' ? text().slice(37) : content)),
          policy,
          ['--english'],
          node,
        );
        expect(other.out).toContain('✗ DOES NOT HOLD [SAMPLE] population.txt is missing, or is another list');
        expect(other.code).toBe(1);
      } finally {
        verifier.remove();
      }
    },
    30_000,
  );
});
