/** Some rows of the read models made anew out of what the log says now: what it says no more is then gone from them too. */
import type { ClientBase, Pool } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import { eventFilter } from './batch';
import { lockCheckpoint, readCheckpoint } from './checkpoint';
import { skippedBy } from './failures';
import { checkKey, finished, foldOne, keyId, keysOf } from './fold';
import type { AnyProjection, Key, Row } from './projection';
import { withBuildLock } from './rebuild';
import { Table, tableOf } from './table';

/** One row before and after; undefined = there is none. */
export interface Refolded {
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

export interface Refold {
  readonly pool: Pool;
  /** Every event of every stream that makes rows which speak of `of`, stream by stream, as the log gives them now. */
  readonly events: readonly RecordedEvent[];
  /** Where the log ended before these were read. */
  readonly upTo: Position;
  readonly log: EventLog;
  /** What the rows in question speak of, as it stands in them: a case's id. */
  readonly of: string;
  /** Of each of these events the rows are in question too. */
  readonly concerns: (event: RecordedEvent) => boolean;
  /** The read model must have come so far, or it might still take in what it was given before. */
  readonly reached: Position;
  /** False: nothing is written, only told. */
  readonly write: boolean;
}

/** A read model is behind, or is kept by another version of the program: try again later. */
export class NotRefolded extends Error {}
/** A row in question was made of an event that came after the others had been read: they have to be read anew. */
export class Overtaken extends NotRefolded {}

/**
 * Makes the rows that speak of something anew, writes those that differ, and lets whoever keeps the read model begin again from the table: a batch of
 * theirs that was under way, with rows as they were, is refused. Throws {@link NotRefolded}.
 */
export async function refold(projection: AnyProjection, refolding: Refold): Promise<readonly Refolded[]> {
  const { pool, log, upTo, reached, write } = refolding;
  const { name, version } = projection;
  const behind = async (client: Pool | ClientBase): Promise<string | undefined> => {
    const checkpoint = await readCheckpoint(client, name);
    if (checkpoint?.version !== version) return `${name} is not there at version ${version}`;
    return checkpoint.position < reached ? `${name} has come to ${checkpoint.position}, and must have come to ${reached}` : undefined;
  };
  const wait = await behind(pool);
  if (wait) throw new NotRefolded(wait);
  // a table that somebody is building anew was begun with what the log said before
  return withBuildLock(pool, [name], undefined, async (client) => {
    const table = await Table.describe(client, projection, tableOf(projection));
    await client.query('begin');
    try {
      await client.query(`lock table ${table.name} in share row exclusive mode`);
      const checkpoint = await lockCheckpoint(client, name);
      const late = await behind(client);
      if (late || !checkpoint) throw new NotRefolded(late ?? name);
      const wants = eventFilter(projection, await skippedBy(client, projection));
      const events = refolding.events.filter((event) => event.position <= checkpoint.position && wants(event));
      const inQuestion = await keysInQuestion(client, projection, table, events, refolding);
      const walk = { log, wants, reached: checkpoint.position };
      const known = new Set(events.map(({ id }) => id));
      for await (const { id } of eventsMaking(projection, new Set(inQuestion.keys()), { ...walk, after: upTo }))
        if (!known.has(id)) throw new Overtaken(name);
      const keys = [...inQuestion.values()];
      // one may speak of it in a text that lies encrypted in the log (a mail about several cases), where its events were not found
      const others = new Set(inQuestion.keys());
      for (const event of events) for (const key of keysOf(projection, event)) others.delete(keyId(key));
      for await (const event of eventsMaking(projection, others, { ...walk, after: 0 })) events.push(event);
      const before = await stored(client, projection, table, keys);
      for (const changes of [
        { removed: keys, written: [] },
        { removed: [], written: rowsOf(projection, events, keys) },
      ]) {
        const { text, values } = table.change(changes);
        if (changes.removed.length + changes.written.length > 0) await client.query(text, values);
      }
      const after = await stored(client, projection, table, keys);
      const changed = keys
        .map((key) => ({ before: before.get(keyId(key)), after: after.get(keyId(key)) }))
        .filter((row) => JSON.stringify(row.before) !== JSON.stringify(row.after));
      await client.query(TAKE_AWAY, [name]);
      if (!write || changed.length === 0) {
        await client.query('rollback');
        return changed;
      }
      await client.query('commit');
      return changed;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}

/** $1 name. The keeper's batch is compared with this, so it is not written; the keeper takes the lease anew. */
const TAKE_AWAY = `update projection.checkpoint set owner = null, lease_until = '-infinity' where name = $1`;

/** By its spelling. */
type Keys = ReadonlyMap<string, Key>;

async function keysInQuestion(
  client: ClientBase,
  projection: AnyProjection,
  table: Table,
  events: readonly RecordedEvent[],
  { of, concerns }: Refold,
): Promise<Keys> {
  const found = new Map<string, Key>();
  for (const event of events) if (concerns(event)) for (const key of keysOf(projection, event)) found.set(keyId(key), key);
  // also rows of events that make none any more: their content is gone
  for (const key of await table.keysOfRowsWith(client, of)) found.set(keyId(key), key);
  return found;
}

interface Walk {
  readonly log: EventLog;
  readonly wants: (event: RecordedEvent) => boolean;
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive. */
  readonly reached: Position;
}

/** The events that make one of these rows, in the order of the log. */
async function* eventsMaking(
  projection: AnyProjection,
  rows: ReadonlySet<string>,
  { log, wants, after, reached }: Walk,
): AsyncGenerator<RecordedEvent> {
  const makes = (event: RecordedEvent): boolean => wants(event) && keysOf(projection, event).some((key) => rows.has(keyId(key)));
  for (let from = after; rows.size > 0 && from < reached;) {
    const page = await log.readAll({ after: from });
    for (const event of page) if (event.position <= reached && makes(event)) yield event;
    from = page.at(-1)?.position ?? reached;
  }
}

const stored = async (
  client: ClientBase,
  projection: AnyProjection,
  table: Table,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, Row>> =>
  new Map((await table.load(client, keys)).map((row) => [keyId(projection.key.map((column) => row[column] as string | number)), row]));

/** What the events make of these rows. */
function rowsOf(projection: AnyProjection, events: readonly RecordedEvent[], wanted: readonly Key[]): readonly Row[] {
  const ids = new Set(wanted.map(keyId));
  const rows = new Map<string, Row>();
  for (const event of events)
    for (const key of keysOf(projection, event)) {
      const id = keyId(key);
      if (!ids.has(id)) continue;
      const row = foldOne(projection, projection.appendOnly ? undefined : rows.get(id), event, key);
      if (row) rows.set(id, row);
      else rows.delete(id);
    }
  for (const [id, row] of rows) checkKey(projection, id, row);
  return [...rows.values()].map((row) => finished(projection, row));
}
