/** What nobody asks for: it comes by the clock. */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { forgetSettled, type JobKind, type Schedule } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';
import { Idempotency } from '../api/commands/idempotency';
import { flagPassedDeadlines } from './deadlines';

const MINUTE = 60_000;
/** An answer is kept so long that nobody sends its command again. */
const ANSWER_DAYS = 30;
/** What was done is shown for so long, and an event that is said again is known. */
const JOB_DAYS = 30;

@Injectable()
export class FlagDeadlines implements JobKind {
  readonly name = 'deadlines';
  readonly attempts = 3;
  private readonly logger = new Logger('Deadlines');

  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly commands: CommandBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  async run({ signal }: Parameters<JobKind['run']>[0]): Promise<void> {
    const { pool, log, commands, clock } = this;
    this.logger.log(await flagPassedDeadlines({ pool, log, commands }, clock.now(), { signal }));
  }
}

@Injectable()
export class ForgetAnswers implements JobKind {
  readonly name = 'forget-answers';
  readonly attempts = 3;
  private readonly logger = new Logger('ForgetAnswers');

  constructor(private readonly idempotency: Idempotency) {}

  async run(): Promise<void> {
    this.logger.log({ forgotten: await this.idempotency.forget(ANSWER_DAYS) });
  }
}

@Injectable()
export class ForgetJobs implements JobKind {
  readonly name = 'forget-jobs';
  readonly attempts = 3;
  private readonly logger = new Logger('ForgetJobs');

  constructor(private readonly pool: Pool) {}

  async run(): Promise<void> {
    this.logger.log({ forgotten: await forgetSettled(this.pool, JOB_DAYS) });
  }
}

export const HOUSEKEEPING = [FlagDeadlines, ForgetAnswers, ForgetJobs] as const;
export const HOUSEKEEPING_SCHEDULES: readonly Schedule[] = [
  { name: 'deadlines', job: 'deadlines', every: 15 * MINUTE },
  { name: 'forget-answers', job: 'forget-answers', every: 360 * MINUTE },
  { name: 'forget-jobs', job: 'forget-jobs', cron: '17 3 * * *' },
];
