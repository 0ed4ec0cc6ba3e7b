import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { ProjectionProgress } from '#libs/projection-runtime';
import { Metrics } from './metrics';
import { Readiness } from './readiness';

/** What every process is asked about: database, log, read models. */
@Injectable()
export class StandardChecks implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly progress: ProjectionProgress,
  ) {}

  onModuleInit(): void {
    const { readiness, metrics, pool, log, progress } = this;
    readiness.add({
      name: 'database',
      vital: true,
      ask: async () => ((await pool.query('select 1')).rowCount === 1 ? 'answers' : 'silent'),
    });
    readiness.add({ name: 'log', vital: true, ask: async () => ({ head: await log.head() }) });
    readiness.add({
      name: 'projections',
      vital: false,
      ask: async () => Object.fromEntries((await progress.lag()).map(({ name, state, behind }) => [name, { state, behind }])),
    });
    metrics.gauge(
      'liggaren_projection_lag_events',
      'How far a read model is behind the log, in positions: at most so many events, with EventStoreDB far fewer',
      'projection',
      async () => new Map((await progress.lag()).map(({ name, behind }) => [name, behind])),
    );
  }
}
