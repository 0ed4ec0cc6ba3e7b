/** How far each reactor has read and which process keeps it. One row per reactor; every change compares before it sets. */
import type { ClientBase, Pool } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-log';
import type { Wanted } from './port';

type Db = Pool | ClientBase;

/** The last event that was read; the id, because a position says nothing in another log. Position 0 = none, id null. */
export interface Mark {
  readonly position: Position;
  readonly eventId: string | null;
}

/** $1 name, $2 position, $3 event id */
const BEGIN = `insert into jobs.reactor (name, position, event_id) values ($1, $2, $3) on conflict (name) do nothing`;
export const begin = async (db: Db, name: string, { position, eventId }: Mark): Promise<void> =>
  void (await db.query(BEGIN, [name, position, eventId]));

/** $1 name */
const KNOWN = `select exists (select from jobs.reactor where name = $1) as known`;
export const isKnown = async (db: Db, name: string): Promise<boolean> => (await db.query<{ known: boolean }>(KNOWN, [name])).rows[0]!.known;

/** $1 name, $2 owner, $3 lease in ms. Takes a lease that is free, has run out or is one's own, of a reactor that does not stand still. */
const ACQUIRE = `
  update jobs.reactor set owner = $2, lease_until = now() + $3 * interval '1 millisecond'
  where name = $1 and failed_at is null and (owner is null or owner = $2 or lease_until <= now())
  returning position::float8 as position, event_id as "eventId"`;
/** Where to go on from; undefined = another process keeps it, or it stands still. */
export const acquire = async (db: Db, name: string, owner: string, leaseMs: number): Promise<Mark | undefined> =>
  (await db.query<Mark>(ACQUIRE, [name, owner, leaseMs])).rows[0];

/** $1 owner, $2 lease in ms */
const RENEW = `update jobs.reactor set lease_until = now() + $2 * interval '1 millisecond' where owner = $1`;
export const renew = async (db: Db, owner: string, leaseMs: number): Promise<void> => void (await db.query(RENEW, [owner, leaseMs]));

/** $1 owner */
const RELEASE = `update jobs.reactor set owner = null, lease_until = '-infinity' where owner = $1`;
export const release = async (db: Db, owner: string): Promise<void> => void (await db.query(RELEASE, [owner]));

/** What an event wants done. */
export interface Reaction {
  readonly id: string;
  readonly wanted: Wanted;
  readonly event: RecordedEvent;
}
export interface Step {
  readonly name: string;
  readonly owner: string;
  readonly leaseMs: number;
  readonly from: Position;
  readonly to: Mark;
  readonly reactions: readonly Reaction[];
}

/**
 * $1 name, $2 from, $3 to, $4 id of the event at `to`, $5 owner, $6 lease in ms, and what is wanted, an array per column: $7 ids, $8 kinds,
 * $9 payloads, $10 not before, $11 event ids, $12 positions, $13 streams. One statement: the checkpoint moves with its jobs or not at all, and only
 * if it stands where we left it and is still ours.
 */
const MOVE = `
  with moved as (
    update jobs.reactor set position = $3, event_id = $4, updated_at = now(), lease_until = now() + $6 * interval '1 millisecond'
    where name = $1 and position = $2 and owner = $5 and failed_at is null returning name),
  wanted as (
    insert into jobs.outbox (id, job, payload, not_before, reactor, event_id, position, stream)
    select w.id, w.job, w.payload, w.not_before, moved.name, w.event_id, w.position, w.stream
    from moved, unnest($7::text[], $8::text[], $9::jsonb[], $10::timestamptz[], $11::uuid[], $12::bigint[], $13::text[])
      with ordinality as w(id, job, payload, not_before, event_id, position, stream, n)
    order by w.n
    on conflict (id) do nothing returning id),
  told as (select pg_notify('jobs', '') from (select from wanted limit 1) as any_wanted)
  select exists (select from moved) as moved, (select count(*) from told) as told`;
/** False = it is not ours any more, or has been moved. */
export async function move(db: Db, { name, owner, leaseMs, from, to, reactions }: Step): Promise<boolean> {
  const column = <T>(read: (reaction: Reaction) => T): T[] => reactions.map(read);
  const { rows } = await db.query<{ moved: boolean }>(MOVE, [
    name,
    from,
    to.position,
    to.eventId,
    owner,
    leaseMs,
    column(({ id }) => id),
    column(({ wanted }) => wanted.job),
    column(({ wanted }) => JSON.stringify(wanted.payload)),
    column(({ wanted }) => wanted.notBefore ?? null),
    column(({ event }) => event.id),
    column(({ event }) => event.position),
    column(({ event }) => event.stream),
  ]);
  return rows[0]!.moved;
}

/** $1 name, $2 owner, $3 position, $4 event id, $5 type, $6 stream, $7 what went wrong */
const STOP = `
  update jobs.reactor set failed_position = $3, failed_event_id = $4, failed_event_type = $5, failed_stream = $6, failure = $7, failed_at = now(),
    owner = null, lease_until = '-infinity'
  where name = $1 and owner = $2`;
/** Lets the reactor stand still, before `event` when it is one event that it can't take. */
export const standStill = async (db: Db, name: string, owner: string, event: RecordedEvent | null, failure: string): Promise<void> =>
  void (await db.query(STOP, [name, owner, event?.position, event?.id, event?.type, event?.stream, failure.replaceAll('\u0000', '')]));

/** $1 name */
const GO_ON = `
  update jobs.reactor set failed_position = null, failed_event_id = null, failed_event_type = null, failed_stream = null, failure = null, failed_at = null
  where name = $1 and failed_at is not null`;
/** Lets a reactor that stands still try again. False = none of that name stands still. */
export const letGoOn = async (db: Db, name: string): Promise<boolean> => ((await db.query(GO_ON, [name])).rowCount ?? 0) > 0;

export interface ReactorStanding extends Mark {
  readonly name: string;
  readonly state: 'running' | 'stopped' | 'unattended';
  readonly failure: {
    readonly position: Position | null;
    readonly eventId: string | null;
    readonly eventType: string | null;
    readonly stream: string | null;
    readonly error: string;
    /** ISO instant. */
    readonly since: string;
  } | null;
}
const STANDINGS = `
  select name, position::float8 as position, event_id as "eventId",
    case when failed_at is not null then 'stopped' when owner is not null and lease_until > now() then 'running' else 'unattended' end as state,
    case when failed_at is not null then json_build_object('position', failed_position, 'eventId', failed_event_id, 'eventType', failed_event_type,
      'stream', failed_stream, 'error', failure, 'since', failed_at) end as failure
  from jobs.reactor order by name`;
/** Where every reactor stands that has ever run, by name. */
export const reactorStandings = async (db: Db): Promise<readonly ReactorStanding[]> => (await db.query<ReactorStanding>(STANDINGS)).rows;

/** $1 name, $2 position; the event is the same one */
const PLACE = `update jobs.reactor set position = $2, updated_at = now() where name = $1`;
/**
 * The log has been copied to another engine, where the same events have other positions: every reactor goes on after the event that it read last.
 * `positionOf` gives that event's new position. Run inside the transaction that makes the copy the log, while no worker runs; throws when the copy
 * lacks an event.
 */
export async function moveReactorsTo(client: ClientBase, positionOf: (eventId: string) => Promise<Position | undefined>): Promise<void> {
  for (const { name, eventId } of await reactorStandings(client)) {
    if (eventId === null) continue;
    const position = await positionOf(eventId);
    if (position === undefined) throw new Error(`the copy of the log lacks event ${eventId}, which the reactor ${name} read last`);
    await client.query(PLACE, [name, position]);
  }
}
