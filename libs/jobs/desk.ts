/** Where the jobs are done: looks whether a job is still wanted, does it, and writes down what became of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { UnrecoverableError, type Job } from 'bullmq';
import type { Pool } from 'pg';
import { Grouped } from './grouped';
import { find, markDone, markFailed, putOff, type Found } from './outbox';
import { CannotBeDone, NotYet, type JobKind } from './port';

/** A job during which the process has died so many times is taken to be the reason. */
const INTERRUPTIONS = 3;
/** The bridge gives what begins within a minute to the queue, which must have let go of it by then. */
const SHORTEST_WAIT_MS = 65_000;
const LONGEST_ERROR = 2000;
const LONGEST_PAUSE_MS = 3_600_000;

type Taken = Pick<Job, 'id' | 'attemptsStarted' | 'attemptsMade'>;

/** Thrown to the queue so that it tries again; carries how many attempts have failed. */
export class AttemptFailed extends Error {
  constructor(
    readonly attempt: number,
    cause: unknown,
  ) {
    super(String(cause), { cause });
  }
}

/** Ms to wait after the `attempt`-th failure: twice as long each time, an hour at the most, the latter half of it by chance. */
export const backoff = (attempt: number, firstMs: number): number => {
  const whole = Math.min(LONGEST_PAUSE_MS, firstMs * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + Math.random() / 2));
};

const told = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll('\u0000', '').slice(0, LONGEST_ERROR);

export class Desk {
  private readonly kinds: ReadonlyMap<string, JobKind>;
  private readonly finding: Grouped<string, Found | undefined>;
  private readonly marking: Grouped<string, undefined>;
  private inHand = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly pool: Pool,
    kinds: readonly JobKind[],
    private readonly onError: (error: unknown, part: string) => void,
    private readonly ending: AbortSignal,
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    if (this.kinds.size < kinds.length) throw new TypeError('two kinds of jobs have the same name');
    this.finding = new Grouped((ids) => find(pool, ids));
    this.marking = new Grouped(async (ids) => {
      await markDone(pool, ids);
      return ids.map(() => undefined);
    });
  }

  /** What the queue calls. A throw means: again, after a pause, or never when it is an UnrecoverableError. */
  async take(job: Taken): Promise<void> {
    this.inHand++;
    try {
      await this.work(job);
    } finally {
      if (--this.inHand === 0) for (const resolve of this.waiting.splice(0)) resolve();
    }
  }

  /** Resolves when no job is in hand. */
  empty(): Promise<void> {
    return this.inHand === 0 ? Promise.resolve() : new Promise((resolve) => void this.waiting.push(resolve));
  }

  private async work({ id, attemptsStarted, attemptsMade }: Taken): Promise<void> {
    const found = await this.finding.one(id!);
    if (!found?.wanted) return; // done already, given up, or forgotten long since
    const kind = this.kinds.get(found.job);
    if (!kind) return this.leave(found);
    const attempt = found.attempts + 1;
    try {
      // begun, and never ended: by the queue's own count, which knows also of what came to nothing before it was an attempt
      const interrupted = attemptsStarted - attemptsMade - 1;
      if (interrupted > INTERRUPTIONS) throw new CannotBeDone(`Processen har dött ${interrupted} gånger medan jobbet pågick.`);
      await kind.run({ id: found.id, payload: found.payload, attempt, signal: this.ending });
    } catch (error) {
      if (error instanceof NotYet) return putOff(this.pool, found.id, error.message, Math.max(SHORTEST_WAIT_MS, error.pauseMs));
      const last = error instanceof CannotBeDone || attempt >= kind.attempts;
      this.onError(error, `${found.job} ${found.id}, attempt ${attempt} of ${kind.attempts}`);
      await markFailed(this.pool, found.id, attempt, told(error), last);
      throw last ? new UnrecoverableError(told(error)) : new AttemptFailed(attempt, error);
    }
    await this.done(found.id);
  }

  /** Of a kind that this process does not know, as when an older release is still at work beside a newer one: no attempt, but it is seen. */
  private async leave({ id, job, attempts }: Found): Promise<never> {
    const error = new Error(`Den här processen känner inte jobb av slaget ${job}.`);
    this.onError(error, `${job} ${id}`);
    await markFailed(this.pool, id, attempts, told(error), false);
    throw new AttemptFailed(attempts + 1, error);
  }

  /** It has been done, so that it is said is worth some patience; when it can't be, the job is done once more. */
  private async done(id: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.marking.one(id);
        return;
      } catch (error) {
        if (attempt === 5) throw error;
        await pause(200 * 2 ** attempt);
      }
    }
  }
}
