/** One pass over the log, stream by stream, that fills any number of tables at once. Memory holds a page of the log and the rows of one stream. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { isByStream, type EventLog, type LogByStream, type Position, type RecordedEvent } from '#libs/event-log';
import { isPoison } from './failures';
import type { AnyProjection } from './projection';
import type { Shadow } from './shadow';

export interface FillOptions {
  readonly log: EventLog;
  readonly upTo: Position;
  /** Tables whose indexes are made at the same time. */
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
}

/** True when it makes no difference to the rows in what order the streams are read. */
const goesByStream = ({ perStream, appendOnly }: AnyProjection): boolean => perStream === true || appendOnly === true;

/** The pages of the log, the next one always under way while the present one is worked on. */
async function* pages(log: LogByStream, types: readonly string[], { upTo, signal }: FillOptions): AsyncGenerator<readonly RecordedEvent[]> {
  let next = log.readByStream({ after: undefined, upTo, types });
  for (;;) {
    const page = await next;
    signal?.throwIfAborted();
    const after = page.at(-1);
    if (!after) return;
    next = log.readByStream({ after, upTo, types });
    next.catch(() => undefined); // thrown when its turn comes
    yield page;
  }
}

/** Which tables take which type of event. */
function dispatchTable(shadows: readonly Shadow[]): Map<string, Shadow[]> {
  const table = new Map<string, Shadow[]>();
  for (const shadow of shadows) for (const type of shadow.projection.handles) table.set(type, [...(table.get(type) ?? []), shadow]);
  return table;
}

/** Events folded before others get a turn: above all the socket that the next page is coming in by, which soon holds no more. */
const SLICE = 16;

async function takeInMemory(page: readonly RecordedEvent[], dispatch: ReadonlyMap<string, readonly Shadow[]>): Promise<void> {
  for (const [i, event] of page.entries()) {
    if (i % SLICE === SLICE - 1) await turnOfTheLoop();
    for (const shadow of dispatch.get(event.type) ?? []) {
      if (shadow.isBroken || !shadow.wants(event)) continue;
      try {
        shadow.take(event);
      } catch {
        shadow.giveUp(); // the slow way will find out what it was
      }
    }
  }
}

/** Runs `work`; a fault of the data stays with that table, any other is thrown. */
async function guarded(shadow: Shadow, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isPoison(error)) throw error;
    shadow.giveUp();
  }
}

/**
 * Brings the empty tables from the beginning to `upTo`, keys and indexes included. A table that {@link Shadow.isBroken} afterwards could not be
 * filled stream by stream and must be started over in the order of the log.
 */
export async function fill(shadows: readonly Shadow[], options: FillOptions): Promise<void> {
  const { log, upTo, atOnce, signal } = options;
  for (const shadow of shadows) if (!isByStream(log) || !goesByStream(shadow.projection)) shadow.giveUp();
  const usable = (): Shadow[] => shadows.filter(({ isBroken }) => !isBroken);
  const dispatch = dispatchTable(usable());
  if (isByStream(log) && dispatch.size > 0) {
    for await (const page of pages(log, [...dispatch.keys()], options)) {
      await takeInMemory(page, dispatch);
      for (const shadow of usable()) await guarded(shadow, () => shadow.breathe());
    }
  }
  const waiting = usable();
  const worker = async (): Promise<void> => {
    for (let shadow = waiting.shift(); shadow; shadow = waiting.shift()) {
      const mine = shadow;
      signal?.throwIfAborted();
      await guarded(mine, () => mine.complete());
      mine.position = upTo;
    }
  };
  const done = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const outcome of done) if (outcome.status === 'rejected') throw outcome.reason;
}
