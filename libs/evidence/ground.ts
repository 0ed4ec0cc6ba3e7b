/** What bundles that are proved against the same checkpoint have alike. */
import type { RecordedEvent, SealedRecord } from '#libs/event-log';
import { LOG_HEADS, memberships, planConsistency } from '#libs/integrity';
import type { BundledEvent, EarlierSize, Head, KeptNote, Membership, Placed, ProofSource } from '#libs/integrity';
import { bundled, MOST_AT_ONCE, NoEvidence, proved, type EvidenceSources } from './proving';

/** Notes of the history that come along; further sizes are proved when somebody asks for them. */
const MOST_NOTES = 200;

export interface Ground extends KeptNote {
  readonly heads: ReadonlyMap<string, Head>;
  readonly membership: (stream: string) => Membership | undefined;
  /** The last leaf of the checkpoint's tree. */
  readonly seal: BundledEvent;
  readonly history: readonly EarlierSize[];
}

/** The latest checkpoint when it covers these events, else one that is made now. */
export async function checkpointOver(proofs: ProofSource, events: readonly Placed[]): Promise<KeptNote> {
  const kept = await proofs.sealedCheckpoint();
  const indexes = kept ? await proofs.leafIndexes(events) : [];
  return kept && indexes.every((index) => index !== undefined && index < kept.size - 1) ? kept : proofs.sealNow();
}

export async function groundOf(sources: EvidenceSources, { note, size }: KeptNote, sizes: readonly number[] = []): Promise<Ground> {
  const { log, proofs } = sources;
  const heads = await proofs.headsAt(size);
  const [seal] = await bundled(sources, [await sealAt(log, size)], size);
  return {
    note,
    size,
    heads: new Map(heads.map((head) => [head.stream, head])),
    membership: memberships(heads),
    seal: seal!,
    history: await history(proofs, size, sizes),
  };
}

/** The seal that lies last in the tree of that size. */
async function sealAt(log: EvidenceSources['log'], size: number): Promise<SealedRecord> {
  for (let from: number | undefined; from === undefined || from >= 0;) {
    const page: readonly RecordedEvent[] = await log.readStream(LOG_HEADS, {
      direction: 'backwards',
      limit: MOST_AT_ONCE,
      ...(from === undefined ? {} : { from }),
    });
    const found = page.find(({ type, body }) => type === 'HeadsSealed' && body?.['size'] === size - 1);
    if (found) return (await log.readSealed({ stream: LOG_HEADS, after: found.position - 1, limit: 1 }))[0]!;
    if (page.length === 0) break;
    from = page.at(-1)!.revision - 1;
  }
  throw new NoEvidence();
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
