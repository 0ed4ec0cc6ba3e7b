/** One key for each data subject in each case. What is destroyed stays destroyed: that is what makes an erasure one. */

/** In place of a key that was destroyed. */
export const DESTROYED = 'DESTROYED';

/** A key as it lies in the store, to be moved or kept elsewhere: 40 bytes under the key encryption key `kek`. */
export interface WrappedKey {
  readonly kid: string;
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** What the store says of a key that it destroyed: an instant in UTC, and the id of the event that recorded the decision. */
export interface Receipt {
  readonly destroyedAt: string;
  readonly decision: string;
}

/** The subject's data was lawfully disposed of. Nothing more can be written about the subject in that case, and the key never comes back. */
export class KeyDestroyed extends Error {
  constructor(readonly kid: string) {
    super(`the key ${kid} was destroyed`);
  }
}

/** A key that must be there is not, and was not destroyed: the keys are not those of this log. */
export class KeyMissing extends Error {
  constructor(readonly kid: string) {
    super(`the key ${kid} is missing, and was never destroyed: are these the keys of this log?`);
  }
}

/** A key lies under another key encryption key than the one at hand. */
export class ForeignKey extends Error {
  constructor(kid: string, kek: string) {
    super(`the key ${kid} lies under the key encryption key ${kek}, which is not the one at hand`);
  }
}

/** Where the keys lie. Adapters: memory/, postgres/; each passes conformance.ts. A `kid` is `<case>/<subject>`. */
export interface SubjectKeys {
  /** Those asked for: 32 bytes, or {@link DESTROYED}. Left out: there never was one. One question to the store, whatever their number. */
  open(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer | typeof DESTROYED>>;
  /** All of those asked for, made where there was none; kept for good before this resolves. Throws {@link KeyDestroyed}. */
  openOrMake(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** Destroys them for ever, also those that there never were, by the decision that event `decision` (UUID) records. Again = nothing more happens. */
  destroy(kids: readonly string[], decision: string): Promise<void>;
  /** Of those that were destroyed, by kid. The first decision is the one that counts. */
  receipts(kids: readonly string[]): Promise<ReadonlyMap<string, Receipt>>;
  /** Which of the subjects of a case have a key, in order. */
  kidsOf(caseId: string): Promise<readonly string[]>;
  /** As they lie in the store; those destroyed or unknown are left out. */
  keep(kids: readonly string[]): Promise<readonly WrappedKey[]>;
  /** Brings kept keys back, all or none; those that are there stay as they are. Throws {@link KeyDestroyed} when one of them was destroyed. */
  restore(keys: readonly WrappedKey[]): Promise<void>;
}
