/** Folding events into rows: pure but for the look-up of the rows that are there already. */
import type { RecordedEvent } from '#libs/event-log';
import { RowFault } from './columns';
import type { AnyProjection, DisposedEvent, Key, ProjectedEvent, Row } from './projection';
import type { Changes } from './table';

/** A projection threw for this event, or made a row that doesn't fit. */
export class FoldFault extends Error {
  constructor(
    readonly event: RecordedEvent,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  }
}

/** One spelling per key. U+0000 can't occur in an event, so it can't occur in a key. */
export const keyId = (key: Key): string => (key.length === 1 ? String(key[0]) : key.join('\u0000'));

const idOf = ({ key }: AnyProjection, row: Row): string =>
  key.length === 1 ? String(row[key[0]!] as string | number) : keyId(key.map((column) => row[column] as string | number));

const isDisposed = (event: RecordedEvent): event is DisposedEvent => event.body === null;

/** The keys of the rows that the event touches. Throws {@link FoldFault}. */
export function keysOf(projection: AnyProjection, event: RecordedEvent): readonly Key[] {
  try {
    return isDisposed(event) ? (projection.disposed?.keysOf(event) ?? []) : projection.keysOf(event as ProjectedEvent<RecordedEvent>);
  } catch (error) {
    throw new FoldFault(event, error);
  }
}

/** The row after the event. Throws {@link FoldFault}. */
export function foldOne(projection: AnyProjection, row: Row | undefined, event: RecordedEvent, key: Key): Row | undefined {
  try {
    return isDisposed(event)
      ? projection.disposed?.fold(row, event, key)
      : projection.fold(row, event as ProjectedEvent<RecordedEvent>, key);
  } catch (error) {
    throw new FoldFault(event, error);
  }
}

/** The row as it is written down. Throws {@link RowFault} when what follows from it can't be said. */
export function finished(projection: AnyProjection, row: Row): Row {
  if (!projection.finish) return row;
  try {
    return projection.finish(row);
  } catch (error) {
    throw new RowFault(`the row can't be finished: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Throws {@link RowFault} when a row is not the row that it was folded as. */
export function checkKey(projection: AnyProjection, id: string, row: Row): void {
  const own = idOf(projection, row);
  if (own !== id) throw new RowFault(`the row of key ${JSON.stringify(id)} says that its key is ${JSON.stringify(own)}`);
}

interface Touched {
  readonly key: Key;
  row: Row | undefined;
  stored: boolean;
}

/**
 * What `events` (all handled by the projection, in log order) make of the rows that they touch. `load` is called once, with every key. The events
 * may be handed in again after a failure: nothing is kept.
 */
export async function foldBatch(
  projection: AnyProjection,
  events: readonly RecordedEvent[],
  load: (keys: readonly Key[]) => Promise<readonly Row[]>,
): Promise<Changes> {
  const touched = new Map<string, Touched>();
  const steps = events.map((event) => ({
    event,
    rows: keysOf(projection, event).map((key) => {
      const id = keyId(key);
      let entry = touched.get(id);
      if (!entry) touched.set(id, (entry = { key, row: undefined, stored: false }));
      return entry;
    }),
  }));
  if (!projection.appendOnly) {
    for (const row of await load([...touched.values()].map(({ key }) => key))) {
      const id = idOf(projection, row);
      const entry = touched.get(id);
      if (!entry) throw new RowFault(`the key ${JSON.stringify(id)} is not spelled the way its column gives it back`);
      entry.row = row;
      entry.stored = true;
    }
  }
  for (const { event, rows } of steps) for (const entry of rows) entry.row = foldOne(projection, entry.row, event, entry.key);

  const written: Row[] = [];
  const removed: Key[] = [];
  for (const [id, { key, row, stored }] of touched) {
    if (row) {
      checkKey(projection, id, row);
      written.push(finished(projection, row));
    } else if (stored) removed.push(key);
  }
  return { written, removed };
}

/**
 * The row that some events make, in log order: a read model as it stood. Those that the projection doesn't read, or that don't touch the key, are
 * passed over. Throws {@link FoldFault}.
 */
export function rowFrom(projection: AnyProjection, events: Iterable<RecordedEvent>, key: Key): Row | undefined {
  const id = keyId(key);
  let row: Row | undefined;
  for (const event of events)
    if (projection.handles.includes(event.type) && keysOf(projection, event).some((one) => keyId(one) === id))
      row = foldOne(projection, row, event, key);
  return row && finished(projection, row);
}
