/** The jobs as they are kept. A row is wanted, given to the queue, and done, dead or given up; the queue may forget it at any time. */
import type { ClientBase, Pool } from 'pg';
import type { JsonObject } from '#libs/kernel';

/** - `waiting` not in the queue yet - `queued` in it, or under way - `dead` in vain - `given_up` a person has said so */
export type JobState = 'waiting' | 'queued' | 'done' | 'dead' | 'given_up';

/** What the queue is told of a job. */
export interface Handed {
  readonly id: string;
  readonly job: string;
  /** Milliseconds until it may begin; 0 = at once. */
  readonly delay: number;
}

const HANDED = `o.id, o.job, greatest(0, ceil(extract(epoch from o.not_before - now()) * 1000))::float8 as delay`;

/** $1 how many at the most, $2 how many ms ahead of their time. Rows that another process has in hand are passed by. */
const TAKE = `
  select ${HANDED} from jobs.outbox o
  where state = 'waiting' and coalesce(not_before, wanted_at) <= now() + $2 * interval '1 millisecond'
  order by coalesce(not_before, wanted_at), seq limit $1 for no key update skip locked`;
export const takeWaiting = async (db: ClientBase, limit: number, aheadMs: number): Promise<readonly Handed[]> =>
  (await db.query<Handed>(TAKE, [limit, aheadMs])).rows;

/** $1 how many at the most, $2 for how many ms the queue has had them */
const TAKE_QUEUED = `
  select ${HANDED} from jobs.outbox o
  where state = 'queued' and queued_at <= now() - $2 * interval '1 millisecond'
  order by queued_at limit $1 for no key update skip locked`;
export const takeQueued = async (db: ClientBase, limit: number, forMs: number): Promise<readonly Handed[]> =>
  (await db.query<Handed>(TAKE_QUEUED, [limit, forMs])).rows;

/** $1 ids */
const GIVEN = `update jobs.outbox set state = 'queued', queued_at = now() where id = any($1)`;
export const givenToQueue = async (db: ClientBase, ids: readonly string[]): Promise<void> => void (await db.query(GIVEN, [ids]));

/** A job as the worker sees it before it begins. */
export interface Found {
  readonly id: string;
  readonly job: string;
  readonly payload: JsonObject;
  /** How many attempts have failed. */
  readonly attempts: number;
  /** False = done, dead or given up already. */
  readonly wanted: boolean;
}
/** $1 ids. Not prepared, here and below: a plan that was made when the outbox was small would look through all of it when it is not. */
const FIND = `select id, job, payload, attempts, state in ('waiting', 'queued') as wanted from jobs.outbox where id = any($1)`;
/** One answer per id; undefined = there is no such row (any more). */
export async function find(db: Pool, ids: readonly string[]): Promise<readonly (Found | undefined)[]> {
  const { rows } = await db.query<Found>(FIND, [ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

/**
 * $1 ids. Also of a row that says waiting: the worker may be faster than the transaction that gives the job to the queue. The disk is not waited for: a
 * word that a power cut takes with it means that the job is done once more, which every job must bear anyhow, and many are done in the time it saves.
 */
const DONE = `
  update jobs.outbox set state = 'done', settled_at = now(), error = null
  from (select set_config('synchronous_commit', 'off', true)) as without_waiting
  where id = any($1) and state in ('waiting', 'queued')`;
export const markDone = async (db: Pool, ids: readonly string[]): Promise<void> => void (await db.query(DONE, [ids]));

/** $1 id, $2 attempts that have failed, $3 what went wrong, $4 true when no further one will be made */
const FAILED = `
  update jobs.outbox set attempts = $2, error = $3, failed_at = now(),
    state = case when $4 then 'dead' else state end, settled_at = case when $4 then now() end
  where id = $1 and state in ('waiting', 'queued')`;
export const markFailed = async (db: Pool, id: string, attempts: number, error: string, last: boolean): Promise<void> =>
  void (await db.query(FAILED, [id, attempts, error, last]));

/** $1 id, $2 what it waits for, $3 ms. The queue lets go of it, and is given it again in time. */
const PUT_OFF = `
  update jobs.outbox set state = 'waiting', error = $2, not_before = now() + $3 * interval '1 millisecond', queued_at = null
  where id = $1 and state in ('waiting', 'queued')`;
export const putOff = async (db: Pool, id: string, why: string, ms: number): Promise<void> => void (await db.query(PUT_OFF, [id, why, ms]));

/** $1 days. Dead letters stay until somebody has dealt with them. */
const FORGET = `delete from jobs.outbox where state in ('done', 'given_up') and settled_at < now() - $1 * interval '1 day'`;
/** Forgets what was settled more than `days` ago; gives how many. */
export const forgetSettled = async (db: Pool, days: number): Promise<number> => (await db.query(FORGET, [days])).rowCount ?? 0;

export interface OutboxFigures {
  readonly waiting: number;
  /** Of those that wait, the ones that are due but not in the queue yet. */
  readonly due: number;
  readonly queued: number;
  readonly dead: number;
  /** Seconds since the oldest job that is due and not done could have begun; 0 when there is none. */
  readonly oldestSeconds: number;
}
const FIGURES = `
  select
    count(*) filter (where state = 'waiting')::int as waiting,
    count(*) filter (where state = 'waiting' and coalesce(not_before, wanted_at) <= now())::int as due,
    count(*) filter (where state = 'queued')::int as queued,
    count(*) filter (where state = 'dead')::int as dead,
    coalesce(greatest(0, extract(epoch from now() - min(coalesce(not_before, wanted_at)) filter (where state <> 'dead'))), 0)::float8 as "oldestSeconds"
  from jobs.outbox where state in ('waiting', 'queued', 'dead')`;
export const outboxFigures = async (db: Pool): Promise<OutboxFigures> => (await db.query<OutboxFigures>(FIGURES)).rows[0]!;
