/** The bundle of evidence of one case, made from the log, its tree and the file store (docs/evidence.md). */
import { decodeSealed, lastOf, type SealedRecord } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { spellSummary, summaryInClear, writeBundle, type Bundle, type Summary } from '#libs/integrity';
import { checkpointOver, groundOf, type Ground } from './ground';
import { isDocumentGiven, isKeptBack, type Mask } from './mask';
import { bundled, NoEvidence, recordsOf, type EvidenceSources } from './proving';
import { readMe, type ReadMe } from './read-me';

export interface CaseEvidence {
  readonly archive: Uint8Array;
  /** In the diary; null when it has none yet. */
  readonly number: string | null;
  /** Leaves of the log that it is proved against. */
  readonly size: number;
  readonly summary: Summary;
}

/**
 * `sizes`: earlier sizes of the log that the reader has roots of, to be proved too. Undefined when there is no such case. Throws {@link NoEvidence} when
 * it can't be proved yet, and what a source throws.
 */
export async function caseEvidence(
  sources: EvidenceSources,
  caseId: string,
  { sizes = [], mask = null }: { readonly sizes?: readonly number[]; readonly mask?: Mask | null } = {},
): Promise<CaseEvidence | undefined> {
  const stream = caseStream(caseId);
  const last = await lastOf(sources.log, stream);
  if (!last) return undefined;
  const ground = await groundOf(sources, await checkpointOver(sources.proofs, [last]), sizes);
  const evidence = await evidenceOf(sources, stream, ground, readMe, mask);
  if (!evidence) throw new NoEvidence();
  return evidence;
}

/** The bundle of a stream, as far as the checkpoint covers it. Undefined when it had no event then. */
export async function evidenceOf(
  sources: EvidenceSources,
  stream: string,
  ground: Ground,
  told: (about: ReadMe) => string = readMe,
  mask: Mask | null = null,
): Promise<CaseEvidence | undefined> {
  const { log } = sources;
  const { note, size, seal, history } = ground;
  const [head, membership] = [ground.heads.get(stream), ground.membership(stream)];
  if (!head || !membership) return undefined;
  const records = (await recordsOf(log, stream)).slice(0, head.revision + 1);
  const events = await bundled(sources, records, size, mask);
  const summary = await summaryInClear(events);
  const bundle: Bundle = {
    stream,
    note,
    seal,
    membership,
    events,
    summary: spellSummary(summary),
    history,
    documents: await documents(sources, records, mask),
  };
  const archive = writeBundle(bundle, told({ number: summary.number, stream, log: log.origin, size, withheld: mask?.provision ?? null }));
  return { archive, number: summary.number, size, summary };
}

/** A document says in clear what its case says: when something is kept back its seal comes along, and not the file. */
async function documents({ files }: EvidenceSources, records: readonly SealedRecord[], mask: Mask | null): Promise<Bundle['documents']> {
  const found = new Map<string, { pdf: Uint8Array | null; jws: string | null }>();
  for (const [n, record] of records.entries()) {
    const body = record.type === 'DecisionDocumentMade' && !isKeptBack(mask, n + 1) ? decodeSealed(record).body : null;
    if (body === null) continue;
    const [sha256, jws] = [body['sha256'] as string, body['jws'] as string];
    found.set(sha256, { pdf: isDocumentGiven(mask, n + 1) ? ((await files.read(sha256)) ?? null) : null, jws });
  }
  return found;
}
