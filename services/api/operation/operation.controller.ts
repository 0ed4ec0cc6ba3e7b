import { Controller, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { jobsByKind, letGoOn, outboxFigures, QueueWindow, reactorStandings } from '#libs/jobs';
import { ProjectionProgress, retryParked } from '#libs/projection-runtime';
import { sealingStanding, StandingFor, verificationStanding } from '#libs/sealing';
import { Needs } from '../access/capability';
import type { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { Problem } from '../problems';
import { CommandRoute, QueryRoute } from '../routes';
import { OperationLog } from './operation-log';
import type { OperationStanding } from './standing';

const notStopped = (): Problem =>
  new Problem(409, 'not-stopped', {
    sv: 'Den står inte stilla. Någon kan redan ha låtit den försöka igen; läs om sidan.',
    en: 'It does not stand still. Somebody may have let it try again already; read the page again.',
  });

/** Where the service's own work stands. */
@ApiTags('Drift')
@Needs('operate')
@Controller('api/operation')
export class OperationController {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly progress: ProjectionProgress,
    private readonly queue: QueueWindow,
    private readonly written: OperationLog,
  ) {}

  @QueryRoute('', 'Hur det står till med jobb, reaktorer och läsmodeller')
  async showOperation(): Promise<OperationStanding> {
    const [outbox, kinds, underWay, reactors, readModels, head, proofs, witnesses, verification] = await Promise.all([
      outboxFigures(this.pool),
      jobsByKind(this.pool),
      this.queue.underWay(),
      reactorStandings(this.pool),
      this.progress.lag(),
      this.log.head(),
      sealingStanding(this.pool),
      new StandingFor(this.pool).now(),
      verificationStanding(this.pool),
    ]);
    return {
      outbox,
      underWay: underWay?.size ?? null,
      kinds: kinds.map(({ job, ...figures }) => ({ kind: job, ...figures })),
      reactors: reactors.map((reactor) => ({ ...reactor, behind: Math.max(0, head - reactor.position) })),
      readModels,
      proofs,
      witnesses,
      verification,
    };
  }

  @CommandRoute('reactors/:reactorKey/resume', 'Låt en reaktor som står stilla försöka igen')
  async resumeReactor(@Param('reactorKey') name: string, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    const reactor = (await reactorStandings(this.pool)).find((known) => known.name === name);
    if (!reactor?.failure) throw notStopped();
    const body = { reactor: name, position: reactor.failure.position };
    const answer = await this.written.record(issued, { type: 'ReactorResumed', body });
    await letGoOn(this.pool, name);
    return answer;
  }

  @CommandRoute('read-models/:readModelKey/resume', 'Låt en läsmodell som står stilla försöka igen')
  async resumeReadModel(@Param('readModelKey') name: string, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    const lag = (await this.progress.lag()).find((known) => known.name === name);
    if (!lag?.failure) throw notStopped();
    const body = { readModel: name, position: lag.failure.position };
    const answer = await this.written.record(issued, { type: 'ReadModelResumed', body });
    await retryParked(this.pool, name);
    return answer;
  }
}
