import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Pool } from 'pg';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { EVENT_LOG, type EventLog, type SealedReader } from '#libs/event-log';
import { WITNESSED } from '#libs/grant-cases/module';
import { JOB_STORE, type JobStore } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';
import { StandingFor } from '#libs/sealing';
import { measured, Metrics, Readiness } from './observability';

export interface Infrastructure {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: EventLog & SealedReader;
  readonly clock: Clock;
  readonly files: FileStore;
  /** Where the queue of jobs lies. */
  readonly jobs: JobStore;
}

/** What every part stands on, made before the application and closed after it. */
@Global()
@Module({})
export class InfrastructureModule {
  static with({ pool, log, clock, files, jobs }: Infrastructure): DynamicModule {
    const metrics = new Metrics();
    return {
      module: InfrastructureModule,
      providers: [
        { provide: Pool, useValue: pool },
        { provide: EVENT_LOG, useValue: measured(log, metrics) },
        { provide: SystemClock, useValue: clock },
        { provide: FILE_STORE, useValue: files },
        { provide: JOB_STORE, useValue: jobs },
        { provide: WITNESSED, useValue: new StandingFor(pool) },
        { provide: Metrics, useValue: metrics },
        Readiness,
      ],
      exports: [Pool, EVENT_LOG, SystemClock, FILE_STORE, JOB_STORE, WITNESSED, Metrics, Readiness],
    };
  }
}
