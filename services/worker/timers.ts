import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Queue, Worker } from 'bullmq';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { SystemClock, type Clock } from '#libs/kernel';
import { Idempotency } from '../api/commands/idempotency';
import { Metrics, Readiness } from '../api/observability';
import { flagPassedDeadlines } from './deadlines';
import { openQueue, type JobStore } from './queues';

export const JOB_STORE = Symbol('JobStore');
export const TIMERS = 'timers';

const MINUTE = 60_000;
/** What runs by the clock, and how often. */
const SCHEDULE = { deadlines: 15 * MINUTE, 'forget-answers': 6 * 60 * MINUTE } as const;
type Timer = keyof typeof SCHEDULE;

/** An answer is kept so long that nobody sends its command again. */
const ANSWER_DAYS = 30;
const EACH = { attempts: 3, backoff: { type: 'exponential', delay: 5000 }, removeOnComplete: 50, removeOnFail: 200 } as const;

/** The jobs that nobody asks for: they come by the clock, in one process at a time. */
@Injectable()
export class Timers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Timers');
  private queue: Queue | undefined;
  private worker: Worker | undefined;

  constructor(
    @Inject(JOB_STORE) private readonly store: JobStore,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly pool: Pool,
    private readonly commands: CommandBus,
    private readonly idempotency: Idempotency,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { queue, work } = await openQueue(TIMERS, this.store);
    this.queue = queue;
    queue.on('error', (error) => this.logger.warn(`queue: ${String(error)}`));
    for (const [name, every] of Object.entries(SCHEDULE)) await queue.upsertJobScheduler(name, { every }, { name, opts: EACH });
    this.worker = work((job) => this.run(job.name as Timer));
    this.worker.on('error', (error) => this.logger.warn(`worker: ${String(error)}`));
    this.worker.on('failed', (job, error) => this.logger.error(`${job?.name}: ${error.stack ?? String(error)}`));
    await this.worker.waitUntilReady();
    this.watch(queue);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.close();
    await this.queue?.close();
  }

  private async run(name: Timer): Promise<unknown> {
    const { pool, log, commands } = this;
    const done =
      name === 'deadlines'
        ? await flagPassedDeadlines({ pool, log, commands }, this.clock.now())
        : { forgotten: await this.idempotency.forget(ANSWER_DAYS) };
    this.logger.log({ timer: name, ...done });
    return done;
  }

  private watch(queue: Queue): void {
    const counts = (): Promise<Record<string, number>> => queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
    this.readiness.add({
      name: 'worker',
      vital: false,
      ask: async () => ({ running: this.worker?.isRunning() ?? false, ...(await counts()) }),
    });
    this.metrics.gauge(
      'liggaren_queue_jobs',
      'Jobs in the queue of timers, by state',
      'state',
      async () => new Map(Object.entries(await counts())),
    );
  }
}
