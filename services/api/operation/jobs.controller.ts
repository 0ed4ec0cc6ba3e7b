import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { findJob, giveUpJob, jobsByKind, listJobs, QueueWindow, retryJob, retryKind, type KeptJob } from '#libs/jobs';
import { Line, OneOf, Text } from '#libs/input';
import { Needs } from '../access/capability';
import type { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { Problem } from '../problems';
import { AfterQuery, QueryNumber } from '../queries/paging';
import { CommandRoute, QueryRoute } from '../routes';
import { OperationLog } from './operation-log';
import { shownJob, type ShownJob } from './standing';

const LISTS = { unfinished: ['waiting', 'queued'], dead: ['dead'] } as const;

export class JobsQuery extends AfterQuery {
  @OneOf({ sv: 'listan', en: 'the list' }, ['unfinished', 'dead']) list!: keyof typeof LISTS;
  @Line({ sv: 'slaget', en: 'the kind' }, { nullable: true }) kind: string | null = null;
  /** Where the page before it ended: exclusive. */
  @QueryNumber({ sv: 'sidans markör', en: 'the page’s cursor' }, 0, Number.MAX_SAFE_INTEGER) before?: number;
  @QueryNumber({ sv: 'antalet rader', en: 'the number of rows' }, 1, 200) limit: number = 50;
}
export class GiveUpBody {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}

const notDead = (): Problem =>
  new Problem(409, 'job-not-dead', {
    sv: 'Jobbet ligger inte bland de misslyckade. Någon kan ha kört om det eller gett upp det; läs om listan.',
    en: 'The job is not among those that failed. Somebody may have run it again or given it up; read the list again.',
  });

/** The jobs that happen by themselves, and what a person may do about those that could not be done. */
@ApiTags('Drift')
@Needs('operate')
@Controller('api/operation')
export class JobsController {
  constructor(
    private readonly pool: Pool,
    private readonly queue: QueueWindow,
    private readonly written: OperationLog,
  ) {}

  @QueryRoute('jobs', 'Jobb som väntar eller pågår, eller som har misslyckats, det senaste först')
  async listJobs(@Query() { list, kind, before, limit }: JobsQuery): Promise<{ rows: readonly ShownJob[]; next: number | null }> {
    const asked = { states: LISTS[list], job: kind, before: before ?? null, limit: limit + 1 };
    const [rows, underWay] = await Promise.all([listJobs(this.pool, asked), list === 'dead' ? null : this.queue.underWay()]);
    const page = rows.slice(0, limit);
    return { rows: page.map((row) => shownJob(row, underWay)), next: rows.length > limit ? page.at(-1)!.seq : null };
  }

  @CommandRoute('jobs/:jobKey/retry', 'Kör om ett jobb som har misslyckats')
  async retryJob(@Param('jobKey') id: string, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    const { job, error } = await this.dead(id);
    const answer = await this.written.record(issued, { type: 'JobRetried', body: { jobId: id, kind: job, error } });
    await retryJob(this.pool, id);
    return answer;
  }

  @CommandRoute('jobs/:jobKey/give-up', 'Ge upp ett jobb som har misslyckats')
  async giveUpJob(@Param('jobKey') id: string, @Body() { reason }: GiveUpBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    const { job, error } = await this.dead(id);
    const answer = await this.written.record(issued, { type: 'JobGivenUp', body: { jobId: id, kind: job, error, reason } });
    await giveUpJob(this.pool, id);
    return answer;
  }

  @CommandRoute('kinds/:kindKey/retry', 'Kör om alla jobb av ett slag som har misslyckats')
  async retryKind(@Param('kindKey') kind: string, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    const count = (await jobsByKind(this.pool)).find(({ job }) => job === kind)?.dead ?? 0;
    if (count === 0) throw notDead();
    const answer = await this.written.record(issued, { type: 'JobsOfKindRetried', body: { kind, count } });
    await retryKind(this.pool, kind);
    return answer;
  }

  private async dead(id: string): Promise<KeptJob> {
    const found = await findJob(this.pool, id);
    if (!found)
      throw new Problem(404, 'job-not-found', {
        sv: 'Jobbet finns inte. Det som är gjort glöms efter en månad.',
        en: 'There is no such job. What has been done is forgotten after a month.',
      });
    if (found.state !== 'dead') throw notDead();
    return found;
  }
}
