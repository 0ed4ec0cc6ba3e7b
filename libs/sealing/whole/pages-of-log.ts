/** The log in order, page by page, the next one on its way while the present one is looked at; what the store can't give is passed over and told of. */
import { WrongLink, type PageMemory, type Position, type ReadSealed, type SealedReader, type SealedRecord } from '#libs/event-log';

const PAGE = 1000;

/** Records, or the place of an event that can't be read, and why. */
export type PageOfLog = { readonly records: readonly SealedRecord[] } | { readonly hole: WrongLink };

export interface PagesOfLog {
  readonly upTo: Position;
  /** False: leaves are enough. */
  readonly contents: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Half as many at a time until what holds before the event has come, then the event itself. */
async function page(log: SealedReader, read: Omit<ReadSealed, 'limit'>): Promise<PageOfLog> {
  for (let limit = PAGE; ; limit = Math.ceil(limit / 2)) {
    try {
      return { records: await log.readSealed({ ...read, limit }) };
    } catch (error) {
      if (!(error instanceof WrongLink)) throw error;
      if (limit === 1) return { hole: error };
    }
  }
}

export async function* pagesOfLog(log: SealedReader, { upTo, contents, signal }: PagesOfLog): AsyncGenerator<PageOfLog> {
  // of two pages one is looked at while the other comes
  const memories: [PageMemory, PageMemory] = [{ bytes: Buffer.alloc(0) }, { bytes: Buffer.alloc(0) }];
  const turnTo = (after: Position): Promise<PageOfLog> => {
    memories.reverse();
    return page(log, { after, contents, into: memories[0] });
  };
  let next = turnTo(0);
  for (;;) {
    const read = await next;
    signal?.throwIfAborted();
    const last = 'hole' in read ? read.hole.position : read.records.at(-1)?.position;
    if (last === undefined) return;
    next = turnTo(last);
    next.catch(() => undefined); // thrown when its turn comes
    if ('hole' in read) {
      if (last <= upTo) yield read;
    } else yield last <= upTo ? read : { records: read.records.filter(({ position }) => position <= upTo) };
    if (last >= upTo) return;
  }
}
