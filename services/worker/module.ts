import { Module, type DynamicModule } from '@nestjs/common';
import { Idempotency } from '../api/commands/idempotency';
import type { JobStore } from './queues';
import { JOB_STORE, Timers } from './timers';

/** Runs the jobs. */
@Module({})
export class WorkerModule {
  static with(store: JobStore): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: JOB_STORE, useValue: store }, Idempotency, Timers] };
  }
}
