/** Taking a run of events into a table, and finding the one event that can't be taken in. */
import type { ClientBase, Pool } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-log';
import { move, moveGuard, type Step } from './checkpoint';
import { isPoison } from './failures';
import { foldBatch } from './fold';
import type { AnyProjection } from './projection';
import type { Table } from './table';

/** Which events of the log a projection is given. */
export const eventFilter = (projection: AnyProjection, skipped: ReadonlySet<Position>): ((event: RecordedEvent) => boolean) => {
  const types = new Set(projection.handles);
  return (event) => types.has(event.type) && !skipped.has(event.position);
};

/**
 * Brings the live table from `step.from` to `step.to`: rows and checkpoint in one statement, so both or neither are there whatever dies in between.
 * False = the checkpoint is not where we left it, or not ours; nothing was written.
 */
export async function writeStep(
  db: Pool,
  projection: AnyProjection,
  table: Table,
  events: readonly RecordedEvent[],
  step: Step,
): Promise<boolean> {
  const changes = await foldBatch(projection, events, (keys) => table.load(db, keys));
  if (changes.written.length === 0 && changes.removed.length === 0) return move(db, step);
  const { text, values } = table.change(changes, moveGuard(step));
  return (await db.query<{ moved: boolean }>(text, values)).rows[0]!.moved;
}

/** The same for a table that nobody reads yet: no checkpoint. */
export async function writeUnguarded(
  db: ClientBase,
  projection: AnyProjection,
  table: Table,
  events: readonly RecordedEvent[],
): Promise<void> {
  const changes = await foldBatch(projection, events, (keys) => table.load(db, keys));
  if (changes.written.length === 0 && changes.removed.length === 0) return;
  const { text, values } = table.change(changes);
  await db.query(text, values);
}

export type Taken = 'all' | 'refused' | { readonly poison: RecordedEvent; readonly error: unknown };

/**
 * Takes in `events`; when they can't be taken in together, halves them until the one that is to blame stands alone. All before it have then been
 * taken in, none after it. `write` answers false when it may not write (→ `refused`). Errors that are nobody's fault (connection) are thrown on.
 */
export async function takeIn(
  events: readonly RecordedEvent[],
  upTo: Position,
  write: (events: readonly RecordedEvent[], upTo: Position) => Promise<boolean>,
): Promise<Taken> {
  try {
    return (await write(events, upTo)) ? 'all' : 'refused';
  } catch (error) {
    if (!isPoison(error) || events.length === 0) throw error;
    if (events.length === 1) return { poison: events[0]!, error };
    const half = events.length >> 1;
    const first = await takeIn(events.slice(0, half), events[half - 1]!.position, write);
    return first === 'all' ? takeIn(events.slice(half), upTo, write) : first;
  }
}
