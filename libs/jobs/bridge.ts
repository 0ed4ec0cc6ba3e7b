/**
 * From the outbox to the queue, by its id: given twice, the queue has it once. The row says `queued` only when the queue has it, and what the queue
 * has lost since (a wiped Redis) it is given again. Any number of processes may do this side by side.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { BulkJobOptions, Queue } from 'bullmq';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#libs/database';
import type { News } from './news';
import { givenToQueue, takeQueued, takeWaiting, type Handed } from './outbox';

const GROUP = 1000;
/** What is to begin later is given to the queue this long before: it then begins to the millisecond, and nothing lies in the queue for months. */
const AHEAD_MS = 60_000;

/** How often it is tried is decided by the row, not by the queue; so is what has become of it. */
const AS_KEPT: BulkJobOptions = { attempts: 1_000_000, backoff: { type: 'custom' }, removeOnComplete: true, removeOnFail: true };

export interface BridgeOptions {
  readonly pool: Pool;
  readonly queue: Queue;
  readonly news: News;
  /** How often to look for what the queue has lost. */
  readonly sweepMs: number;
  /** How long the queue may have had a job before it is asked whether it still has it. */
  readonly lostAfterMs: number;
  readonly onError: (error: unknown, part: string) => void;
}

export class Bridge {
  private readonly stopping = new AbortController();
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: BridgeOptions) {}

  start(): void {
    this.work = Promise.all([this.carry(), this.sweep()]);
  }
  async stop(): Promise<void> {
    this.stopping.abort();
    this.options.news.raise();
    await this.work;
  }

  private give(take: (client: PoolClient) => Promise<readonly Handed[]>): Promise<number> {
    const { pool, queue } = this.options;
    return inTransaction(pool, async (client) => {
      const jobs = await take(client);
      if (jobs.length === 0) return 0;
      await queue.addBulk(jobs.map(({ id, job, delay }) => ({ name: job, data: {}, opts: { ...AS_KEPT, jobId: id, delay } })));
      await givenToQueue(
        client,
        jobs.map(({ id }) => id),
      );
      return jobs.length;
    });
  }

  private async carry(): Promise<void> {
    const { news, onError } = this.options;
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      const seen = news.seen;
      try {
        const given = await this.give((client) => takeWaiting(client, GROUP, AHEAD_MS));
        failures = 0;
        if (given < GROUP) await news.after(seen);
      } catch (error) {
        onError(error, 'bridge');
        await this.rest(Math.min(5000, 100 * 2 ** failures++));
      }
    }
  }

  private async sweep(): Promise<void> {
    const { sweepMs, lostAfterMs, onError } = this.options;
    while (!this.stopping.signal.aborted) {
      await this.rest(sweepMs);
      try {
        let given = GROUP;
        while (given === GROUP && !this.stopping.signal.aborted)
          given = await this.give((client) => takeQueued(client, GROUP, lostAfterMs));
      } catch (error) {
        onError(error, 'sweep');
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
