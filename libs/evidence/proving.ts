/** Events with the bytes that they commit to and their proofs: a few questions, however many they are. */
import type { FileStore } from '#libs/documents';
import type { EventLog, SealedReader, SealedRecord } from '#libs/event-log';
import { planInclusion, type BundledEvent, type ProofPlan, type ProofSource } from '#libs/integrity';
import { releases } from '#libs/privacy';
import { isGiven, isKeptBack, type Mask } from './mask';

export interface EvidenceSources {
  readonly log: EventLog & SealedReader;
  readonly proofs: ProofSource;
  readonly files: Pick<FileStore, 'read'>;
}

/** The tree or a seal is not there yet. `message` is Swedish. */
export class NoEvidence extends Error {
  constructor(message = 'Loggens träd är inte framme vid ärendets senaste händelser än. Försök igen om en stund.') {
    super(message);
  }
}

/** Nodes and events that are asked for at a time. */
export const MOST_AT_ONCE = 1000;

/** The whole of a stream as it lies. */
export async function recordsOf(log: SealedReader, stream: string): Promise<readonly SealedRecord[]> {
  const records: SealedRecord[] = [];
  for (;;) {
    const page = await log.readSealed({ stream, after: records.at(-1)?.position ?? 0, limit: MOST_AT_ONCE });
    records.push(...page);
    if (page.length < MOST_AT_ONCE) return records;
  }
}

/** What was disposed of stands there as such (an event of the case says why), and what the mask keeps back as withheld. */
export async function bundled(
  { log, proofs }: EvidenceSources,
  records: readonly SealedRecord[],
  size: number,
  mask: Mask | null = null,
): Promise<readonly BundledEvent[]> {
  const indexes = (await proofs.leafIndexes(records)).filter((index) => index !== undefined);
  if (indexes.length < records.length) throw new NoEvidence();
  const paths = await proved(
    proofs,
    indexes.map((idx) => planInclusion(idx, size)),
  );
  const shown = records.map((record, n) => (isKeptBack(mask, n + 1) ? { ...record, nonce: null, data: null } : record));
  const fields = releases(log) ? await log.released(shown) : [];
  return shown.map(({ leaf, nonce, data }, n) => {
    const given = (fields[n] ?? []).flatMap(({ path, fk }) => (fk === null || !isGiven(mask, path) ? [] : [[path, fk] as const]));
    return {
      idx: indexes[n]!,
      leaf: leaf.toString(),
      nonce,
      data: data && data.toString(),
      proof: paths[n]!,
      withheld: data === null && records[n]!.data !== null ? mask!.provision : null,
      ...(given.length > 0 ? { keys: Object.fromEntries(given) } : {}),
    };
  });
}

/** All the proofs by few questions. */
export async function proved(proofs: ProofSource, plans: readonly ProofPlan[]): Promise<readonly (readonly Uint8Array[])[]> {
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
