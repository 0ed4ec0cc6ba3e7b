import { Controller, Inject, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Day, Key, Line, Many, OneOf } from '#libs/input';
import { dayOf, SystemClock, type Clock } from '#libs/kernel';
import {
  DECIDED_OUTCOMES,
  delegatedDecisions,
  type DecidedFilter,
  type DecidedOutcome,
  type DelegatedDecision,
} from '#projections/decision-queue';
import { Needs } from '../access/capability';
import { Several } from '../cases/case-query';
import { schemesWithOrders } from '../chain/orders';
import { listed, MOST_ROWS, PageQuery, type Listed } from '../queries/paging';
import { checkPeriod } from '../queries/period';
import { Reads } from '../queries/up-to-date';
import { QueryRoute } from '../routes';
import { DECISION_COLUMNS } from './decision-columns';
import { download, FORMATS, type Format } from './download';

export class DecidedQuery extends PageQuery {
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) from: string | null = null;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
  @Line({ sv: 'beslutsfattaren', en: 'the decision-maker' }, { nullable: true }) decider: string | null = null;
  @Several()
  @Many({ sv: 'beslutet', en: 'the decision' }, (label, options) => OneOf(label, DECIDED_OUTCOMES, options), { nullable: true, most: 10 })
  outcome: DecidedOutcome[] | null = null;
  @Key({ sv: 'stödformen', en: 'the grant scheme' }, { nullable: true }) scheme: string | null = null;
}
export class DecidedExportQuery extends DecidedQuery {
  @OneOf({ sv: 'filformatet', en: 'the file format' }, FORMATS) format: Format = 'csv';
}

function filterOf({ from, to, decider, outcome, scheme }: DecidedQuery): DecidedFilter {
  checkPeriod({ from, to });
  return { from, to, decider, outcomes: outcome, schemeId: scheme };
}
const inWords = ({ from, to, decider, outcomes, schemeId }: DecidedFilter): string | null =>
  Object.entries({ från: from, till: to, beslutsfattare: decider, beslut: outcomes?.join(' '), stödform: schemeId })
    .flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name}: ${value}`]))
    .join(', ') || null;

/** Decisions made on delegation, each with what its authority rests on, looked at anew (KL 7:5–6, 13:8 3). */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor/decisions')
export class DelegatedDecisionsController {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly readings: AccessLog,
  ) {}

  @QueryRoute('', 'Delegationsbeslut med bevis om behörigheten')
  @Reads('decision_queue', 'case_page', 'case_history', 'delegation_chain', 'scheme_register')
  async listDelegatedDecisions(
    @Query() query: DecidedQuery,
    @CurrentPerson() person: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<DelegatedDecision>> {
    const filter = filterOf(query);
    await this.readings.record(person, { caseId: null, what: 'delegationsbeslut', query: inWords(filter) });
    const schemes = await schemesWithOrders(this.pool, this.log);
    return listed(await delegatedDecisions(this.pool, filter, schemes, query), request, reply);
  }

  @QueryRoute('export', 'Delegationsbeslut som fil')
  async exportDelegatedDecisions(@Query() query: DecidedExportQuery, @CurrentPerson() person: SignedIn): Promise<StreamableFile> {
    const { format } = query;
    const filter = filterOf(query);
    await this.readings.record(person, {
      caseId: null,
      what: `export av delegationsbeslut (${format.toUpperCase()})`,
      query: inWords(filter),
    });
    const exportedAt = this.clock.now();
    return download({
      format,
      name: `delegationsbeslut-${dayOf(exportedAt)}`,
      about: { exportedAt: exportedAt.toString(), filter },
      columns: DECISION_COLUMNS,
      rows: this.every(filter),
    });
  }

  private async *every(filter: DecidedFilter): AsyncGenerator<readonly DelegatedDecision[]> {
    const schemes = await schemesWithOrders(this.pool, this.log);
    let cursor: string | null = null;
    do {
      const page = await delegatedDecisions(this.pool, filter, schemes, { cursor, limit: MOST_ROWS });
      if ('refusal' in page) throw new Error(page.refusal.code);
      yield page.rows;
      cursor = page.next;
    } while (cursor !== null);
  }
}
