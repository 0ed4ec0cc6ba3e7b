import { Module, type DynamicModule } from '@nestjs/common';
import { Idempotency } from '../api/commands/idempotency';
import { MAIL, type MailSettings } from './mail';
import type { JobStore } from './queues';
import { JOB_STORE, Timers } from './timers';

/** Runs the jobs. */
@Module({})
export class WorkerModule {
  static with(store: JobStore, mail: MailSettings): DynamicModule {
    const settings = [
      { provide: JOB_STORE, useValue: store },
      { provide: MAIL, useValue: mail },
    ];
    return { module: WorkerModule, providers: [...settings, Idempotency, Timers] };
  }
}
