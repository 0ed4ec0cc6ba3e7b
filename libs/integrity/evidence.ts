/** What a bundle of evidence is made from: where the log's tree and its checkpoints can be asked for. Implemented by whoever keeps them. */
import type { Head } from './heads';
import type { NodeAt } from './proofs';

/** A checkpoint as it was signed. */
export interface KeptNote {
  readonly note: Uint8Array;
  /** Leaves. */
  readonly size: number;
}

/** Where an event lies in the log, and what its leaf is hashed to. */
export interface Placed {
  readonly position: number;
  readonly leafHash: Uint8Array;
}

export interface ProofSource {
  /** Hashes of whole subtrees, in the order asked for; undefined when the tree is not there yet. */
  nodes(nodes: readonly NodeAt[]): Promise<readonly Uint8Array[] | undefined>;
  /** Which leaf each event is: positions of some engines have gaps. Undefined for those that the tree has not come to. */
  leafIndexes(events: readonly Placed[]): Promise<readonly (number | undefined)[]>;
  /** The latest checkpoint whose last leaf is a seal (`HeadsSealed`): the seal's index is `size` − 1. Undefined when there is none. */
  sealedCheckpoint(): Promise<KeptNote | undefined>;
  /** Checkpoints of at most `upTo` leaves, oldest first. */
  history(upTo: number): Promise<readonly KeptNote[]>;
  /** Where every stream ended at the seal of the checkpoint of `size` leaves: what its root is of. */
  headsAt(size: number): Promise<readonly Head[]>;
  /** Makes a seal and a checkpoint that ends with it, now: for a case that has events after the last one. */
  sealNow(): Promise<KeptNote>;
}
