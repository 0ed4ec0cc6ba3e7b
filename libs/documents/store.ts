/** Where files lie. Two places that never mix: what is still somebody's own (TF 2:13), and what has been handed in and is kept for good. */

/** What a stream turned out to be. */
export interface Received {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** What the content was found to be; null when it is of no kind that is taken. */
  readonly kind: FoundKind;
}
export type FoundKind = { readonly mediaType: string; readonly ending: string } | { readonly refused: 'unknown' | 'macros' };

export interface FileStore {
  /**
   * Takes in somebody's own file under an id (UUID), in place of what lay there. At most `most` bytes: of a larger one nothing is left, and the
   * answer is `too-large`.
   */
  receive(id: string, content: AsyncIterable<Uint8Array>, most: number): Promise<Received | 'too-large'>;
  /** Somebody's own file; undefined when there is none. */
  readOwn(id: string): Promise<Buffer | undefined>;
  /** Takes away somebody's own file, if there is one. */
  drop(id: string): Promise<void>;
  /** Keeps somebody's own file for good, under what it is. Doing so twice does it once. Throws when there is nothing to keep. */
  keep(id: string, sha256: string): Promise<void>;
  /** A kept file, checked against its SHA-256; undefined when there is none. Throws {@link DamagedFile}. */
  read(sha256: string): Promise<Buffer | undefined>;
  /**
   * Takes away a kept file for good, unless `named` says, when it can't be read any more, that something still names it: then it lies there as before. True =
   * it was there, and is gone.
   */
  forget(sha256: string, named: () => Promise<boolean>): Promise<boolean>;
  /** Takes away what interrupted transfers have left behind, older than so many ms. How many files. */
  sweep(olderThanMs: number): Promise<number>;
}
export const FILE_STORE = Symbol('FILE_STORE');

/** What lies there is not what was put there. */
export class DamagedFile extends Error {
  constructor(readonly sha256: string) {
    super(`the file ${sha256} is damaged`);
  }
}
