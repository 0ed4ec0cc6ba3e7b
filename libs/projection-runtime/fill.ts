/** One pass over the log that fills any number of tables at once. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import { isPoison } from './failures';
import type { Shadow } from './shadow';

/** A row of a case takes some ten kilobytes while it is in hand. */
export const ROWS_IN_MEMORY = 10_000;

export interface FillOptions {
  readonly log: EventLog;
  readonly upTo: Position;
  /** Rows held in memory at the most, over all tables. */
  readonly rowsInMemory: number;
  /** Tables written at the same time. */
  readonly copies: number;
  readonly signal?: AbortSignal | undefined;
}

/** The pages of the log in order, the next one always under way while the present one is worked on. */
async function* pages({ log, upTo, signal }: FillOptions): AsyncGenerator<readonly RecordedEvent[]> {
  let next = log.readAll({ after: 0 });
  for (;;) {
    const page = await next;
    signal?.throwIfAborted();
    if (page.length === 0) return;
    const last = page.at(-1)!.position;
    if (last < upTo) {
      next = log.readAll({ after: last });
      next.catch(() => undefined); // thrown when its turn comes
    }
    yield last > upTo ? page.filter(({ position }) => position <= upTo) : page;
    if (last >= upTo) return;
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

/** Tables that are looked into while they grow have no statistics that a plan could be made by: one look-up by the key for each row. */
const LOOK_UPS = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off';
const AS_BEFORE = 'reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin';

/**
 * Brings the empty tables from the beginning to `upTo`, keys and indexes included. A table that {@link Shadow.isBroken} afterwards must be started
 * over. `client` belongs to the caller and is used for rows that have to be looked at again.
 */
export async function fill(client: ClientBase, shadows: readonly Shadow[], options: FillOptions): Promise<void> {
  const dispatch = dispatchTable(shadows);
  const usable = (): Shadow[] => shadows.filter(({ isBroken }) => !isBroken);
  await client.query(LOOK_UPS);
  for await (const page of pages(options)) {
    for (const shadow of usable()) await guarded(shadow, () => shadow.reachFor(client, page));
    await takeInMemory(page, dispatch);
    for (const shadow of usable()) await guarded(shadow, () => shadow.breathe(client));
    await keepWithin(usable(), options.rowsInMemory);
  }
  await client.query(AS_BEFORE);
  const waiting = usable();
  const worker = async (): Promise<void> => {
    for (let shadow = waiting.shift(); shadow; shadow = waiting.shift()) {
      const mine = shadow;
      options.signal?.throwIfAborted();
      await guarded(mine, () => mine.complete());
      mine.position = options.upTo;
    }
  };
  const done = await Promise.allSettled(Array.from({ length: options.copies }, worker));
  for (const outcome of done) if (outcome.status === 'rejected') throw outcome.reason;
}

async function keepWithin(shadows: readonly Shadow[], limit: number): Promise<void> {
  while (shadows.reduce((sum, { rowsInMemory }) => sum + rowsInMemory, 0) > limit) {
    const largest = shadows.reduce((a, b) => (b.rowsInMemory > a.rowsInMemory ? b : a));
    await guarded(largest, () => largest.letGo());
  }
}
