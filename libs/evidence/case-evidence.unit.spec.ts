import { MemoryEventLog } from '#libs/event-log/memory';
import { readBundle, readPolicy, readZip, rootOf, textOf, hashOfLeaf, verify, type Trust } from '#libs/integrity';
import { ORIGIN, STREAM, tellBegun, tellCase } from '../integrity/verifier/testing/a-log';
import { caseEvidence, contentsOf, maskOf, type EvidenceSources } from '.';
import { encrypting, HeldKey } from '#libs/privacy';
import { caseEvents } from '#libs/grant-cases/events';
import { sealingEvents } from '#libs/sealing/events';
import { anEvent, aRequest } from '../event-log/conformance';
import { MemorySubjectKeys } from '../privacy/memory';
import { MemoryProofs } from './testing/memory-proofs';

const CATALOGUES = [caseEvents, sealingEvents];
const CASE = STREAM.slice('case-'.length);

describe('the evidence of a case', () => {
  let log: MemoryEventLog;
  let proofs: MemoryProofs;
  let sources: EvidenceSources;
  let trust: Trust;
  let pdf: Buffer;
  beforeEach(async () => {
    log = new MemoryEventLog({ origin: ORIGIN, application: 'liggaren@0.0.0+test' });
    proofs = new MemoryProofs(log);
    tellBegun(log);
    await proofs.sealNow();
    const document = await tellCase(log);
    pdf = document.pdf;
    sources = { log, proofs, files: { read: async (sha256) => (sha256 === document.sha256 ? pdf : undefined) } };
    trust = { policy: readPolicy(proofs.policy), published: [], now: Math.floor(Date.now() / 1000), maxAge: 3600 };
  });
  const filesOf = (archive: Uint8Array): ReadonlyMap<string, Uint8Array> => readZip(archive) as ReadonlyMap<string, Uint8Array>;

  it('holds, by a policy that is not in it, and proves the whole case with its document', async () => {
    const { archive, number } = (await caseEvidence(sources, CASE))!;
    const verdict = await verify(archive, trust);
    expect(verdict.findings.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(verdict.proved).toMatchObject({ stream: STREAM, summary: { number, decisions: [{ outcome: 'BIFALL' }] } });
    expect(number).toBe('LIG 2026-14');
    const bundle = readBundle(filesOf(archive));
    expect([...bundle.documents.values()]).toEqual([{ pdf: new Uint8Array(pdf), jws: expect.any(String) as string }]);
    expect(bundle.history.map(({ size, note }) => [size, note !== null])).toEqual([[expect.any(Number), true]]);
  });

  it('of a log with personal fields opens them for the auditor, and says which of them are erased', async () => {
    const own = new MemoryEventLog({ origin: ORIGIN, application: 'liggaren@0.0.0+test' });
    const keys = new MemorySubjectKeys(new HeldKey(Buffer.alloc(32, 7)));
    const encrypted = encrypting({ log: own, keys, catalogues: CATALOGUES });
    const tree = new MemoryProofs(own);
    tellBegun(own);
    await tree.sealNow();
    const person = { ref: 'p_hanna', name: 'Hanna Handläggare', role: 'official', organisation: null };
    const body = { person, advisedApplicant: false, statement: 'Jag har inga band till sökanden.' };
    const declared = anEvent(body, { type: 'ImpartialityDeclared' });
    await encrypted.append(aRequest(STREAM, 'any', [declared]));
    const from = { log: encrypted, proofs: tree, files: { read: async () => undefined } };
    const by = { ...trust, policy: readPolicy(tree.policy) };
    expect(own.stored().at(-1)!.data.toString()).not.toContain('band till');

    const whole = await verify((await caseEvidence(from, CASE))!.archive, by);
    expect(whole.findings.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(whole.findings.find(({ check }) => check === 'FIELD')).toMatchObject({ outcome: 'HOLDS', remark: null });

    const only = { mask: maskOf(['*'], ['statement'], 'OSL 21 kap. 1 §') };
    const released = (await caseEvidence(from, CASE, only))!.archive;
    expect(readBundle(filesOf(released)).events.at(-1)!.keys).toEqual({ statement: expect.any(String) as string });
    const partly = await verify(released, by);
    expect(partly.findings.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(partly.findings.find(({ check }) => check === 'FIELD')?.remark?.sv).toContain('sekretessbelagda');
    const last = readBundle(filesOf(released)).events.length;
    const personal = async () => (await contentsOf(encrypted, CASE)).at(-1);
    expect(await personal()).toEqual({ number: last, fields: ['person.name', 'statement'], disposed: false });
    expect(await contentsOf(encrypted, '00000000-0000-7000-8000-000000000000')).toEqual([]);
    const shut = { mask: maskOf([String(last)], [], 'OSL 21 kap. 1 §') };
    const without = await verify((await caseEvidence(from, CASE, shut))!.archive, by);
    expect(without.findings.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(without.findings.find(({ check }) => check === 'DATA_MISSING')?.remark?.sv).toContain(
      `Innehåll som hålls tillbaka och inte kunnat prövas: händelse ${last} (OSL 21 kap. 1 §)`,
    );

    await keys.destroy(await keys.kidsOf(CASE), '0198c0de-0000-7000-8000-0000000000ff');
    const erased = await verify((await caseEvidence(from, CASE))!.archive, by);
    expect(erased.findings.filter(({ outcome }) => outcome === 'FAILS')).toEqual([]);
    expect(erased.findings.find(({ check }) => check === 'FIELD')?.remark?.sv).toContain('maskerade eller raderade');
    expect(await personal()).toMatchObject({ fields: [] });
  });

  it('asks for a seal only when the case has gone on since the last', async () => {
    const first = (await caseEvidence(sources, CASE))!;
    expect((await caseEvidence(sources, CASE))!.size).toBe(first.size);
    expect((await log.readStream('log-heads')).length).toBe(2);
  });

  it('proves every size that the reader has a root of, also where no checkpoint was kept', async () => {
    const hashes = log.stored().map(({ leaf }) => hashOfLeaf(leaf));
    const published = [3, 20].map((size) => ({ size, root: rootOf(hashes.slice(0, size)) }));
    const { archive } = (await caseEvidence(sources, CASE, { sizes: [3, 20, 5000] }))!;
    expect((await verify(archive, { ...trust, published })).holds).toBe(true);
  });

  it('says in Swedish how it is checked, and holds no program, no key and no policy', async () => {
    const files = filesOf((await caseEvidence(sources, CASE))!.archive);
    expect(textOf(files.get('LÄS-MIG.txt')!)).toContain('BEVISPAKET FÖR ÄRENDE LIG 2026-14');
    const texts = [...files].filter(([name]) => !name.startsWith('decisions/')).map(([, bytes]) => textOf(bytes));
    for (const { verifier } of [...trust.policy.logs].map(({ key }) => ({ verifier: key })))
      expect(texts.join()).not.toContain(Buffer.from(verifier.publicKey).toString('base64').slice(0, 40));
    expect([...files.keys()].filter((name) => /policy|keys|mjs/.test(name))).toEqual([]);
  });

  it('is there for no case that does not exist, and without a document that is gone from the store', async () => {
    expect(await caseEvidence(sources, '00000000-0000-7000-8000-000000000000')).toBeUndefined();
    const { archive } = (await caseEvidence({ ...sources, files: { read: async () => undefined } }, CASE))!;
    const { holds, findings } = await verify(archive, trust);
    expect(holds).toBe(true);
    expect(findings.find(({ check }) => check === 'DECISION_FILE')?.remark?.sv).toContain('finns inte i paketet');
  });
});
