import { Inject, Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { JOB_STORE, QueueWindow, type JobStore } from '#libs/jobs';
import { JobsController } from './jobs.controller';
import { OperationController } from './operation.controller';
import { OperationLog } from './operation-log';

@Injectable()
class ClosableQueueWindow extends QueueWindow implements OnApplicationShutdown {
  constructor(@Inject(JOB_STORE) store: JobStore) {
    super(store);
  }
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

export const OPERATION_CONTROLLERS = [OperationController, JobsController] as const;
export const OPERATION_PROVIDERS: readonly Provider[] = [OperationLog, { provide: QueueWindow, useClass: ClosableQueueWindow }];
