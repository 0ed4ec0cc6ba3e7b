import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { JOB_STORE, JobRuntime, outboxFigures, reactorStandings, type JobKind, type JobStore, type Reactor } from '#libs/jobs';
import { Metrics, Readiness } from '../api/observability';
import { SCHEDULES } from './reactors';

/** Every reactor and every kind of job, made. */
export const EVERY_REACTOR = Symbol('EveryReactor');
export const EVERY_KIND = Symbol('EveryKind');

/** Starts what happens by itself when the process is otherwise ready, and lets it finish what is in hand before the connections are closed. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly runtime: JobRuntime;

  constructor(
    @Inject(JOB_STORE) store: JobStore,
    @Inject(EVERY_REACTOR) reactors: readonly Reactor[],
    @Inject(EVERY_KIND) kinds: readonly JobKind[],
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {
    const logger = new Logger('Jobs');
    const onError = (error: unknown, part: string): void =>
      logger.error(`${part}: ${error instanceof Error ? error.message : String(error)}`);
    this.runtime = new JobRuntime({ pool, log, store, reactors, kinds, schedules: SCHEDULES, onError });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.runtime.start();
    this.watch();
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.runtime.stop();
  }

  private watch(): void {
    const { runtime, pool, log, metrics } = this;
    this.readiness.add({
      name: 'worker',
      vital: false,
      ask: async () => ({ running: runtime.working, queue: await runtime.queued(), outbox: await outboxFigures(pool) }),
    });
    metrics.gauge(
      'liggaren_queue_jobs',
      'Jobs in the queue, by state',
      'state',
      async () => new Map(Object.entries(await runtime.queued())),
    );
    metrics.gauge('liggaren_outbox_jobs', 'Jobs in the outbox by state; dead = the dead letters', 'state', async () => {
      const { waiting, queued, dead } = await outboxFigures(pool);
      return new Map(Object.entries({ waiting, queued, dead }));
    });
    metrics.gauge('liggaren_outbox_oldest_seconds', 'Age of the oldest job that could have begun and is not done', 'state', async () => {
      return new Map([['unfinished', (await outboxFigures(pool)).oldestSeconds]]);
    });
    metrics.gauge(
      'liggaren_reactor_lag_events',
      'How far a reactor is behind the log, in positions: at most so many events, with EventStoreDB far fewer',
      'reactor',
      async () => {
        const head = await log.head();
        return new Map((await reactorStandings(pool)).map(({ name, position }) => [name, Math.max(0, head - position)]));
      },
    );
    metrics.gauge('liggaren_reactor_stopped', '1 = the reactor stands still before an event that it can not take', 'reactor', async () => {
      return new Map((await reactorStandings(pool)).map(({ name, state }) => [name, state === 'stopped' ? 1 : 0]));
    });
  }
}
