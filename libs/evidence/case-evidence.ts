/** The bundle of evidence of one case, made from the log, its tree and the file store (docs/evidence.md). */
import type { FileStore } from '#libs/documents';
import { loadStream, type EventLog, type RecordedEvent, type SealedLog, type SealedRecord } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { inClear, LOG_HEADS, membershipOf, planConsistency, planInclusion, spellSummary, summaryOf, writeBundle } from '#libs/integrity';
import type { Bundle, BundledEvent, EarlierSize, KeptNote, ProofPlan, ProofSource } from '#libs/integrity';
import { releases } from '#libs/privacy';
import { readMe } from './read-me';

export interface EvidenceSources {
  readonly log: EventLog & Pick<SealedLog, 'readSealed'>;
  readonly proofs: ProofSource;
  readonly files: Pick<FileStore, 'read'>;
}
export interface CaseEvidence {
  readonly archive: Uint8Array;
  /** In the diary; null when it has none yet. */
  readonly number: string | null;
  /** Leaves of the log that it is proved against. */
  readonly size: number;
}

/** The tree or a seal is not there yet. `message` is Swedish. */
export class NoEvidence extends Error {
  constructor(message = 'Loggens träd är inte framme vid ärendets senaste händelser än. Försök igen om en stund.') {
    super(message);
  }
}

/** Notes of the history that come along; further sizes are proved when somebody asks for them. */
const MOST_NOTES = 200;
/** Nodes and events that are asked for at a time. */
const MOST_AT_ONCE = 1000;

type Indexed = readonly (readonly [event: RecordedEvent, idx: number])[];

/**
 * `sizes`: earlier sizes of the log that the reader has roots of, to be proved too. Undefined when there is no such case. Throws {@link NoEvidence} when
 * it can't be proved yet, and what a source throws.
 */
export async function caseEvidence(
  sources: EvidenceSources,
  caseId: string,
  { sizes = [] }: { readonly sizes?: readonly number[] } = {},
): Promise<CaseEvidence | undefined> {
  const { log, proofs } = sources;
  const stream = caseStream(caseId);
  const last = (await log.readStream(stream, { direction: 'backwards', limit: 1 }))[0];
  if (!last) return undefined;
  const { note, size } = await sealed(proofs, last);
  const heads = await proofs.headsAt(size);
  const head = heads.find((one) => one.stream === stream);
  const membership = membershipOf(heads, stream);
  if (!head || !membership) throw new NoEvidence();

  const { events: all } = await loadStream(log, stream);
  const covered = await indexed(proofs, all.slice(0, head.revision + 1));
  const [events, [seal]] = [await bundled(sources, covered, size), await bundled(sources, [await sealAt(log, size)], size)];
  const summary = summaryOf(await Promise.all(events.map(inClear)));
  const bundle: Bundle = {
    stream,
    note,
    seal: seal!,
    membership,
    events,
    summary: spellSummary(summary),
    history: await history(proofs, size, sizes),
    documents: await documents(sources, covered),
  };
  const archive = writeBundle(bundle, readMe({ number: summary.number, stream, log: log.origin, size }));
  return { archive, number: summary.number, size };
}

/** The latest checkpoint that covers the event, made now if there is none. */
async function sealed(proofs: ProofSource, last: RecordedEvent): Promise<KeptNote> {
  const index = await proofs.leafIndex(last.position, last.leafHash);
  const kept = await proofs.sealedCheckpoint();
  return kept && index !== undefined && index < kept.size - 1 ? kept : proofs.sealNow();
}

async function indexed(proofs: ProofSource, events: readonly RecordedEvent[]): Promise<Indexed> {
  const found: [RecordedEvent, number][] = [];
  for (const event of events) {
    const idx = await proofs.leafIndex(event.position, event.leafHash);
    if (idx === undefined) throw new NoEvidence();
    found.push([event, idx]);
  }
  return found;
}

/** The seal that lies last in the tree of that size. */
async function sealAt(log: EvidenceSources['log'], size: number): Promise<Indexed[number]> {
  for (let from: number | undefined; from === undefined || from >= 0;) {
    const page = await log.readStream(LOG_HEADS, { direction: 'backwards', limit: MOST_AT_ONCE, ...(from === undefined ? {} : { from }) });
    const found = page.find(({ type, body }) => type === 'HeadsSealed' && body?.['size'] === size - 1);
    if (found) return [found, size - 1];
    if (page.length === 0) break;
    from = page.at(-1)!.revision - 1;
  }
  throw new NoEvidence();
}

/** With the bytes that they commit to, where these are still there, and their proofs. */
async function bundled({ log, proofs }: EvidenceSources, events: Indexed, size: number): Promise<readonly BundledEvent[]> {
  const paths = await proved(
    proofs,
    events.map(([, idx]) => planInclusion(idx, size)),
  );
  const found: BundledEvent[] = [];
  for (const [n, [event, idx]] of events.entries()) {
    const known = { idx, leaf: event.leaf.toString('utf8'), proof: paths[n]!, withheld: null };
    const record = event.body === null ? undefined : (await log.readSealed({ after: event.position - 1, limit: 1 }))[0];
    // what was disposed of stands there as such; an event of the case says why
    if (!record) found.push({ ...known, nonce: null, data: null });
    else found.push({ ...known, nonce: record.nonce, data: record.data.toString('utf8'), ...(await fieldKeys(log, record)) });
  }
  return found;
}

/** Keys of the personal fields that still have one. */
async function fieldKeys(log: EvidenceSources['log'], record: SealedRecord): Promise<Pick<BundledEvent, 'keys'>> {
  const [fields = []] = releases(log) ? await log.released([record]) : [];
  const given = fields.flatMap(({ path, fk }) => (fk === null ? [] : [[path, fk] as const]));
  return given.length > 0 ? { keys: Object.fromEntries(given) } : {};
}

async function proved(proofs: ProofSource, plans: readonly ProofPlan[]): Promise<readonly (readonly Uint8Array[])[]> {
  const wanted = new Map(plans.flatMap(({ nodes }) => nodes.map((node) => [`${node.level}/${node.index}`, node] as const)));
  const hashes = new Map<string, Uint8Array>();
  const names = [...wanted.keys()];
  for (let from = 0; from < names.length; from += MOST_AT_ONCE) {
    const some = names.slice(from, from + MOST_AT_ONCE);
    const fetched = await proofs.nodes(some.map((name) => wanted.get(name)!));
    if (!fetched) throw new NoEvidence();
    some.forEach((name, n) => hashes.set(name, fetched[n]!));
  }
  return plans.map(({ nodes, assemble }) => assemble(nodes.map(({ level, index }) => hashes.get(`${level}/${index}`)!)));
}

async function history(proofs: ProofSource, size: number, sizes: readonly number[]): Promise<readonly EarlierSize[]> {
  const kept = (await proofs.history(size - 1)).filter((one) => one.size > 0);
  const notes = new Map(kept.map((one) => [one.size, one.note]));
  const wanted = new Set([...kept.slice(-MOST_NOTES).map((one) => one.size), ...sizes.filter((one) => one > 0 && one < size)]);
  const earlier = [...wanted].sort((a, b) => a - b);
  const paths = await proved(
    proofs,
    earlier.map((one) => planConsistency(one, size)),
  );
  return earlier.map((one, n) => ({ size: one, note: notes.get(one) ?? null, proof: paths[n]! }));
}

async function documents({ files }: EvidenceSources, events: Indexed): Promise<Bundle['documents']> {
  const found = new Map<string, { pdf: Uint8Array | null; jws: string | null }>();
  for (const [{ type, body }] of events) {
    if (type !== 'DecisionDocumentMade' || body === null) continue;
    const [sha256, jws] = [body['sha256'] as string, body['jws'] as string];
    found.set(sha256, { pdf: (await files.read(sha256)) ?? null, jws });
  }
  return found;
}
