/** What a person sees of the jobs, and may do about those that could not be done. Who did it is for the caller to write down. */
import type { Pool } from 'pg';
import type { JobState } from './outbox';

export interface KeptJob {
  readonly id: string;
  readonly job: string;
  readonly state: JobState;
  /** That have failed. */
  readonly attempts: number;
  /** Of the last attempt that failed. */
  readonly error: string | null;
  /** ISO instants: when it was wanted, may begin, was given to the queue, failed last, was settled. */
  readonly wantedAt: string;
  readonly notBefore: string | null;
  readonly queuedAt: string | null;
  readonly failedAt: string | null;
  readonly settledAt: string | null;
  /** Null when it comes of the clock, or of somebody's command. */
  readonly reactor: string | null;
  readonly eventId: string | null;
  readonly stream: string | null;
  /** Where the next page begins. */
  readonly seq: number;
}
const COLUMNS = `
  id, job, state, attempts, error, reactor, event_id as "eventId", stream, seq::float8 as seq,
  to_jsonb(wanted_at) #>> '{}' as "wantedAt", to_jsonb(not_before) #>> '{}' as "notBefore", to_jsonb(queued_at) #>> '{}' as "queuedAt",
  to_jsonb(failed_at) #>> '{}' as "failedAt", to_jsonb(settled_at) #>> '{}' as "settledAt"`;

/** $1 states, $2 kind or null, $3 seq that the page before ended with or null, $4 how many */
const LIST = `
  select ${COLUMNS} from jobs.outbox
  where state = any($1) and ($2::text is null or job = $2) and ($3::bigint is null or seq < $3) order by seq desc limit $4`;
/** Latest wanted first. */
export async function listJobs(
  db: Pool,
  { states, job = null, before = null, limit }: { states: readonly JobState[]; job?: string | null; before?: number | null; limit: number },
): Promise<readonly KeptJob[]> {
  return (await db.query<KeptJob>(LIST, [states, job, before, limit])).rows;
}

/** $1 id */
const ONE = `select ${COLUMNS} from jobs.outbox where id = $1`;
export const findJob = async (db: Pool, id: string): Promise<KeptJob | undefined> => (await db.query<KeptJob>(ONE, [id])).rows[0];

export interface KindFigures {
  readonly job: string;
  readonly waiting: number;
  readonly queued: number;
  readonly dead: number;
}
const KINDS = `
  select job, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'queued')::int as queued,
    count(*) filter (where state = 'dead')::int as dead
  from jobs.outbox where state in ('waiting', 'queued', 'dead') group by job order by job`;
export const jobsByKind = async (db: Pool): Promise<readonly KindFigures[]> => (await db.query<KindFigures>(KINDS)).rows;

/** $1 id or null = any, $2 kind or null = any */
const RETRY = `
  with again as (
    update jobs.outbox set state = 'waiting', attempts = 0, settled_at = null
    where state = 'dead' and ($1::text is null or id = $1) and ($2::text is null or job = $2) returning id),
  told as (select pg_notify('jobs', '') from (select from again limit 1) as any_again)
  select (select count(*) from again)::int as count, (select count(*) from told) as told`;
const retry = async (db: Pool, id: string | null, job: string | null): Promise<number> =>
  (await db.query<{ count: number }>(RETRY, [id, job])).rows[0]!.count;

/** As many attempts as its kind has, from the beginning. False = it is not among the dead letters. */
export const retryJob = async (db: Pool, id: string): Promise<boolean> => (await retry(db, id, null)) > 0;
/** Every dead letter of the kind; gives how many. */
export const retryKind = (db: Pool, job: string): Promise<number> => retry(db, null, job);

/** $1 id */
const GIVE_UP = `update jobs.outbox set state = 'given_up', settled_at = now() where id = $1 and state = 'dead'`;
/** It will not be done. False = it is not among the dead letters. */
export const giveUpJob = async (db: Pool, id: string): Promise<boolean> => ((await db.query(GIVE_UP, [id])).rowCount ?? 0) > 0;
