/** What a disposal is carried out with. */
import type { Forgetting } from '#libs/erasure';
import type { SubjectKeys } from '#libs/privacy';

/** Injection token of the {@link ErasureMeans}; null where there are none. */
export const ERASURE = Symbol('Erasure');

export interface ErasureMeans {
  readonly keys: SubjectKeys;
  /** Waits for a sealed checkpoint over everything that lies in the log now; its size. */
  readonly seal: () => Promise<number>;
  /** Every store that must forget, in the order in which they are asked; the event log first. */
  readonly stores: readonly Forgetting[];
}
