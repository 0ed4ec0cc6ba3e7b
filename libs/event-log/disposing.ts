/** The end of a content: nonce and data go, the leaf stays, and with it every hash, chain, proof and signature. */

/** Events that say what was disposed of, and why: their own content is what makes it lawful, and never goes. */
export const KEPT_FOR_GOOD: ReadonlySet<string> = new Set([
  'DisposalDecided',
  'HandlingDisposed',
  'SubjectKeyDestroyed',
  'ErasureCompleted',
]);

/** There is no such disposal, or it names what it may not; nothing was removed. */
export class DisposalRefused extends Error {}

/** What a log offers beside the port when contents can be removed from it. */
export interface DisposingLog {
  /**
   * Removes nonce and data of the events that the event `disposal` (id of a `HandlingDisposed` in `stream`) names, all before it in the same stream.
   * The number that went now: 0 when it was done before. Throws {@link DisposalRefused}.
   */
  dispose(stream: string, disposal: string): Promise<number>;
}
export const isDisposing = (log: object): log is DisposingLog => 'dispose' in log;

/**
 * A key of its own for the content of each event on a server that never lets go of anything: without the key nobody reads what lies there. They lie beside the
 * server, never on it.
 */
export interface ContentKeys {
  /** By event id: 32 bytes; null for one that was destroyed; left out: there never was one. */
  open(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer | null>>;
  /** The same, made where there was none and kept for good before this resolves. */
  openOrMake(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer | null>>;
  /** Destroys them for ever, by the event `disposal` (UUID). How many there were. */
  destroy(ids: readonly string[], disposal: string): Promise<number>;
}
