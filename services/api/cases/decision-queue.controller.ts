import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Many, OneOf } from '#libs/input';
import { countDecisions, DECISION_STATUSES, listDecisions, type DecisionQueueItem, type DecisionStatus } from '#projections/decision-queue';
import { Needs } from '../access/capability';
import { rowsSeenBy } from '../access/predicate';
import { listed, PageQuery, type Listed } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { QueryRoute } from '../routes';
import { Several } from './case-query';

export class DecisionQueueQuery extends PageQuery {
  @Several()
  @Many({ sv: 'läget', en: 'the state' }, (label, options) => OneOf(label, DECISION_STATUSES, options), { least: 1, most: 10 })
  status: DecisionStatus[] = ['READY', 'TO_WRITE_OFF'];
}

@ApiTags('Beslut')
@Needs('seeDecisionQueue')
@Controller('api/decision-queue')
export class DecisionQueueController {
  constructor(private readonly pool: Pool) {}

  @QueryRoute('', 'Ärenden som väntar på beslut')
  @Reads('decision_queue')
  async listDecisions(
    @Query() query: DecisionQueueQuery,
    @CurrentPerson() person: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<DecisionQueueItem>> {
    return listed(await listDecisions(this.pool, rowsSeenBy(person, 'decision_queue'), query.status, query), request, reply);
  }

  @QueryRoute('counts', 'Antal ärenden i varje läge')
  @Reads('decision_queue')
  countDecisions(@CurrentPerson() person: SignedIn): Promise<Readonly<Partial<Record<DecisionStatus, number>>>> {
    return countDecisions(this.pool, rowsSeenBy(person, 'decision_queue'));
  }
}
