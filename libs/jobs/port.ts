import type { ClientBase } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-log';
import { canonicalJson, type JsonObject } from '#libs/kernel';

/** What a reactor or a schedule wants done. The job's id is `${event id}.${reactor}[.${key}]`: said twice, done once. */
export interface Wanted {
  /** Name of the {@link JobKind}. */
  readonly job: string;
  /** Tells apart what one event wants done several times over (one letter per recipient). */
  readonly key?: string;
  readonly payload: JsonObject;
  /** ISO instant; left out, at once. */
  readonly notBefore?: string;
}

/**
 * Reads the log in order with a checkpoint of its own; what it wants is written to the outbox in the checkpoint's transaction. Begins at the log's head
 * when it is new on a log that has events: nobody gets letters about the past. A throw that repeats itself stops the reactor before that event until
 * somebody has looked: nothing is passed over.
 */
export interface Reactor {
  /** `kebab-case`; never changed once it has run: the checkpoint and the jobs' ids bear it. */
  readonly name: string;
  /** Event types; it is never given any other. */
  readonly handles: readonly string[];
  react(event: RecordedEvent): readonly Wanted[] | Promise<readonly Wanted[]>;
}

/**
 * A kind of job: what a worker does. Run at least once; throws to be tried again (attempts with backoff), throws {@link CannotBeDone} to go straight to
 * the dead letters, and {@link NotYet} to wait.
 */
export interface JobKind<P extends JsonObject = JsonObject> {
  /** `kebab-case` */
  readonly name: string;
  /** How many times it is tried before it lies among the dead letters; at least 1. */
  readonly attempts: number;
  /** `attempt` counts from 1. `signal` is given when the process is to end: a long job that may be left half done returns then. */
  run(job: { readonly id: string; readonly payload: P; readonly attempt: number; readonly signal: AbortSignal }): Promise<void>;
}

/** By the clock, in one process at a time; cron in Europe/Stockholm, or every so many ms. The job's payload is empty. */
export interface Schedule {
  /** `kebab-case` */
  readonly name: string;
  /** Name of the {@link JobKind}. */
  readonly job: string;
  /** Milliseconds; this or `cron`. */
  readonly every?: number;
  readonly cron?: string;
}

/** Thrown by a job that no further attempt can help (the address does not exist): it goes to the dead letters at once. */
export class CannotBeDone extends Error {}

/** Thrown by a job that has to wait for something outside: it is run again after a pause, however often, and no attempt is counted. */
export class NotYet extends Error {
  constructor(
    why: string,
    /** Milliseconds; a minute at least. */
    readonly pauseMs: number,
  ) {
    super(why);
  }
}

/** The event that a job comes of, for whoever looks at it afterwards. */
export interface Origin {
  readonly reactor: string | null;
  readonly eventId: string;
  readonly position: Position;
  readonly stream: string;
}

/** Throws when the outbox would not take it: that is a fault of whoever wants it, and no later try would help. */
export function checkWanted(id: string, { payload, notBefore }: Wanted): void {
  if (id.length === 0 || id.length > 200 || /:|^\d+$/.test(id)) throw new TypeError(`not an id of a job: ${id}`);
  canonicalJson(payload);
  if (notBefore !== undefined) Temporal.Instant.from(notBefore);
}

/**
 * $1 id, $2 kind, $3 payload, $4 not before, $5 reactor, $6 event id, $7 position, $8 stream. The bridge hears of it when the transaction is committed,
 * and never if it is not.
 */
const WANT = `
  with wanted as (
    insert into jobs.outbox (id, job, payload, not_before, reactor, event_id, position, stream)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id)
  select pg_notify('jobs', '') from wanted`;

/** Writes to the outbox inside somebody's transaction. An id that lies there already is left as it is. `origin`: the event it comes of, if one. */
export async function want(client: ClientBase, id: string, wanted: Wanted, origin?: Origin): Promise<void> {
  checkWanted(id, wanted);
  const { job, payload, notBefore = null } = wanted;
  const { reactor = null, eventId = null, position = null, stream = null } = origin ?? {};
  await client.query(WANT, [id, job, JSON.stringify(payload), notBefore, reactor, eventId, position, stream]);
}
