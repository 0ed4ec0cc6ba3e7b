import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'bullmq';
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-log';
import { SharedReader } from '#libs/projection-runtime';
import { Bridge } from './bridge';
import { release, renew } from './checkpoint';
import { Clockwork } from './clockwork';
import { AttemptFailed, backoff, Desk } from './desk';
import { News } from './news';
import type { JobKind, Reactor, Schedule } from './port';
import { openQueue, type JobStore, type OpenQueue } from './queue';
import { ReactorRunner } from './reactor-runner';

/** Milliseconds, with what they are unless said. */
export interface JobTimes {
  /** After this time without a sign of life others may take over a reactor. 5 s. */
  readonly leaseMs: number;
  /** After this time without a sign of life a job is taken to have lost its worker; that is looked into twice as often. 20 s. */
  readonly lockMs: number;
  /** See BridgeOptions. 30 s and 2 min. */
  readonly sweepMs: number;
  readonly lostAfterMs: number;
  /** Pause after a first failure; twice as long after each further one. 5 s. */
  readonly firstPauseMs: number;
}
const TIMES: JobTimes = { leaseMs: 5000, lockMs: 20_000, sweepMs: 30_000, lostAfterMs: 120_000, firstPauseMs: 5000 };
/** Jobs that are done at the same time in a process. */
const CONCURRENCY = 10;
/** How long a process that is to end waits for the jobs in hand (what takes longer is done again), and then for the queue's store. */
const LONGEST_JOB_MS = 20_000;
const GOODBYE_MS = 2000;

export interface JobRuntimeOptions {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: EventLog;
  readonly store: JobStore;
  readonly reactors: readonly Reactor[];
  readonly kinds: readonly JobKind[];
  readonly schedules: readonly Schedule[];
  readonly concurrency?: number;
  readonly times?: Partial<JobTimes>;
  /** Told of everything that goes wrong, and is tried again or written down. */
  readonly onError?: (error: unknown, part: string) => void;
}

/** Reactors, schedules, bridge and worker of a process. Nothing that was wanted is lost whenever it is killed; what was under way is done again. */
export class JobRuntime {
  /** Names this process in the leases. */
  readonly owner = randomUUID();
  private readonly stopping = new AbortController();
  private readonly times: JobTimes;
  private readonly onError: (error: unknown, part: string) => void;
  private readonly news: News;
  private readonly reader: SharedReader;
  private readonly clockwork: Clockwork;
  private readonly desk: Desk;
  private heartbeat: NodeJS.Timeout | undefined;
  private reading: Promise<unknown> = Promise.resolve();
  private bridge: Bridge | undefined;
  private store: OpenQueue | undefined;
  private worker: Worker | undefined;

  constructor(private readonly options: JobRuntimeOptions) {
    const { pool, log, schedules, kinds, reactors, onError = () => undefined } = options;
    this.times = { ...TIMES, ...options.times };
    this.onError = (error, part) => void (this.stopping.signal.aborted || onError(error, part));
    this.news = new News(pool);
    this.reader = new SharedReader(log, (error) => this.onError(error, 'log'));
    this.clockwork = new Clockwork({ pool, schedules, onError: this.onError });
    this.desk = new Desk(pool, kinds, onError, this.stopping.signal);
    const stray = schedules.find(({ job }) => !kinds.some(({ name }) => name === job));
    if (stray) throw new TypeError(`schedule ${stray.name} is of a kind that there is no job of: ${stray.job}`);
    if (new Set(reactors.map(({ name }) => name)).size < reactors.length) throw new TypeError('two reactors have the same name');
  }

  /** Resolves when everything is at work. Throws when the database, the log or the queue's store can't be reached: then nothing is. */
  async start(): Promise<void> {
    try {
      await this.begin();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  private async begin(): Promise<void> {
    const { pool, log, store, reactors } = this.options;
    const { leaseMs, sweepMs, lostAfterMs } = this.times;
    this.store = await openQueue(store);
    const { queue, work } = this.store;
    await this.reader.open();
    this.worker = work((job) => this.desk.take(job), this.workerSettings());
    this.worker.on('error', (error) => this.onError(error, 'worker'));
    await this.worker.waitUntilReady();
    this.worker.run().catch((error: unknown) => this.onError(error, 'worker'));
    this.news.start();
    this.bridge = new Bridge({ pool, queue, news: this.news, sweepMs, lostAfterMs, onError: this.onError });
    this.bridge.start();
    await this.clockwork.start();
    const context = { pool, log, reader: this.reader, owner: this.owner, leaseMs, onError: this.onError };
    const runners = reactors.map((reactor) => new ReactorRunner(reactor, context));
    for (const runner of runners) await runner.register();
    this.heartbeat = setInterval(() => void this.beat(), leaseMs / 3);
    this.reading = Promise.all(runners.map((runner) => runner.run(this.stopping.signal)));
  }

  private workerSettings() {
    const { lockMs, firstPauseMs } = this.times;
    return {
      autorun: false, // one that is at work before it has a connection, and gets none, tries again without letting anything else happen (bullmq 6.7)
      concurrency: this.options.concurrency ?? CONCURRENCY,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      maxStalledCount: 1_000_000, // how often a job may interrupt its process is the desk's to say, which writes it down
      runRetryDelay: 1000,
      settings: {
        backoffStrategy: (made: number, _type?: string, error?: Error) =>
          backoff(error instanceof AttemptFailed ? error.attempt : made, firstPauseMs),
      },
    };
  }

  private async beat(): Promise<void> {
    try {
      await renew(this.options.pool, this.owner, this.times.leaseMs);
    } catch (error) {
      this.onError(error, 'leases');
    }
  }

  /** What the queue holds, by state. Throws when its store does not answer. */
  async queued(): Promise<Record<string, number>> {
    return (await this.store?.queue.getJobCounts('waiting', 'active', 'delayed')) ?? {};
  }
  get working(): boolean {
    return this.worker?.isRunning() ?? false;
  }

  /** Finishes the jobs and the steps in hand, and gives the leases back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.heartbeat);
    await Promise.all([this.reader.close(), this.clockwork.stop(), this.bridge?.stop()]);
    await this.reading;
    await this.closeQueue();
    await this.news.close();
    await release(this.options.pool, this.owner).catch(() => undefined); // with the database away the leases run out by themselves
  }

  /** The jobs in hand are waited for, a store that does not answer hardly at all. */
  private async closeQueue(): Promise<void> {
    await this.store?.letGo();
    const closed = (async () => {
      await this.worker?.close();
      await this.store?.queue.close();
    })().catch((error: unknown) => this.options.onError?.(error, 'queue'));
    const patience = new AbortController();
    const late = (ms: number): Promise<unknown> => pause(ms, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([closed, Promise.race([this.desk.empty(), late(LONGEST_JOB_MS)]).then(() => late(GOODBYE_MS))]);
    patience.abort();
    for (const open of [this.worker, this.store?.queue]) open?.disconnect().catch(() => undefined);
  }
}
