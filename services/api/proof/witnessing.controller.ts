import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { EVENT_LOG, loadStream, type EventLog } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import { decisionWaitsFor, WITNESSED } from '#libs/grant-cases/module';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import type { StandingFor } from '#libs/sealing';
import { caseInQueue } from '#projections/case-queue';
import { Needs } from '../access/capability';
import { rowsSeenBy } from '../access/predicate';
import { caseUnknown } from '../problems';
import { Reads } from '../queries/up-to-date';
import { CaseId, QueryRoute } from '../routes';

/** Whether a case's decision waits for those outside who stand for the log. */
export interface WitnessingAnswer {
  /** Everybody that is asked; none = nobody outside stands for the log. */
  readonly asked: readonly string[];
  /** Those that are missing for the decision; null when it waits for nobody. */
  readonly missing: readonly string[] | null;
}

@ApiTags('Bevis')
@Needs('seeCaseList')
@Controller('api/cases/:id')
export class WitnessingController {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(WITNESSED) private readonly witnessed: StandingFor,
  ) {}

  @QueryRoute('witnessing', 'Om beslutet väntar på bevittning')
  @Reads('case_queue')
  async witnessing(@CaseId() caseId: string, @CurrentPerson() person: SignedIn): Promise<WitnessingAnswer> {
    if (!(await caseInQueue(this.pool, rowsSeenBy(person, 'case_queue'), caseId))) throw caseUnknown();
    const { asked } = await this.witnessed.now();
    const missing = asked.length === 0 ? null : await decisionWaitsFor(this.witnessed, await loadStream(this.log, caseStream(caseId)));
    return { asked, missing };
  }
}
