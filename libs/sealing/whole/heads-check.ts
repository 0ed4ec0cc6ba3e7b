import type { Head } from '#libs/integrity';
import { NOWHERE, type Faults } from './fault';
import type { StreamEnd } from './record-check';

type Ends = ReadonlyMap<string, StreamEnd>;

/** Where the streams end, as seals and proofs take it, against where they ended in the log when the tree was there. */
export function compareHeads(kept: readonly Head[], then: Ends, now: Ends, faults: Faults): void {
  const ends = new Map(kept.map((head) => [head.stream, head]));
  for (const [stream, end] of then) {
    const head = ends.get(stream);
    const latest = now.get(stream)!;
    // taken in since we began
    if (head && head.revision > end.revision && head.revision !== latest.revision) continue;
    const { revision, leafHash } = head?.revision === latest.revision ? latest : end;
    if (head?.revision !== revision || Buffer.from(head.leafHash).toString('latin1') !== leafHash)
      faults.add('HEAD', `trädet säger inte att strömmen slutar där den slutar i loggen, med revision ${revision}`, { ...NOWHERE, stream });
  }
}
