/** Events that a read model could not take in. It stands still before such an event until somebody has said: try again, or go past it. */
import { DatabaseError, type ClientBase, type Pool } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-log';
import { RowFault } from './columns';
import { FoldFault } from './fold';

type Db = Pool | ClientBase;

/** A read model, at the version that the fault was met with. */
export interface Versioned {
  readonly name: string;
  readonly version: number;
}
export interface ParkedEvent extends Versioned {
  readonly position: Position;
  readonly eventId: string;
  readonly eventType: string;
  readonly stream: string;
  readonly error: string;
  readonly parkedAt: Date;
}

/** Data exceptions, broken constraints, too large values: errors that the same rows bring again, unlike a lost connection. */
const OF_THE_DATA = /^(21|22|23|54)/;
/** True when it is the events themselves that can't be taken in, so that trying again is useless. */
export const isPoison = (error: unknown): boolean =>
  error instanceof FoldFault || error instanceof RowFault || (error instanceof DatabaseError && OF_THE_DATA.test(error.code ?? ''));

/** $1 name, $2 version, $3 position, $4 event id, $5 type, $6 stream, $7 error */
const PARK = `
  insert into projection.failure (name, version, position, event_id, event_type, stream, error) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (name, version, position) do update
  set error = excluded.error, parked_at = now(), skipped_at = null, skipped_by = null, reason = null`;
export async function park(db: Db, { name, version }: Versioned, event: RecordedEvent, error: unknown): Promise<void> {
  const message = (error instanceof Error ? error.message : String(error)).replaceAll('\u0000', '').slice(0, 1000);
  await db.query(PARK, [name, version, event.position, event.id, event.type, event.stream, message]);
}

const PARKED = `
  select name, version, position::float8 as position, event_id as "eventId", event_type as "eventType", stream, error, parked_at as "parkedAt"
  from projection.failure where skipped_at is null`;
/** Every event that a read model stands still before. */
export const parkedEvents = async (db: Db): Promise<ParkedEvent[]> =>
  (await db.query<ParkedEvent>(`${PARKED} order by name, position`)).rows;

/** $1 name, $2 version */
const IS_STOPPED = `select exists (${PARKED} and name = $1 and version = $2) as stopped`;
export const isStopped = async (db: Db, { name, version }: Versioned): Promise<boolean> =>
  (await db.query<{ stopped: boolean }>(IS_STOPPED, [name, version])).rows[0]!.stopped;

/** $1 name, $2 version */
const SKIPPED = `select position::float8 as position from projection.failure where name = $1 and version = $2 and skipped_at is not null`;
/** Positions that this version of the read model goes past. */
export const skippedBy = async (db: Db, { name, version }: Versioned): Promise<ReadonlySet<Position>> =>
  new Set((await db.query<{ position: number }>(SKIPPED, [name, version])).rows.map(({ position }) => position));

/** $1 name */
const RETRY = `delete from projection.failure where name = $1 and skipped_at is null`;
/** Lets the read model try its parked event again, e.g. when the fault has been mended. False = none was parked. */
export const retryParked = async (db: Db, name: string): Promise<boolean> => ((await db.query(RETRY, [name])).rowCount ?? 0) > 0;

/** $1 name, $2 position, $3 by whom, $4 why */
const SKIP = `update projection.failure set skipped_at = now(), skipped_by = $3, reason = $4 where name = $1 and position = $2 and skipped_at is null`;
/** Lets the read model go past its parked event, for good at this version; who and why is kept. False = that event is not parked. */
export const skipParked = async (db: Db, name: string, position: Position, by: string, reason: string): Promise<boolean> =>
  ((await db.query(SKIP, [name, position, by, reason])).rowCount ?? 0) > 0;
