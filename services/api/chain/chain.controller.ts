import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { CHAIN_LINKS, chainsFrom, chainsInLog, shownChain, type ChainLink, type ShownChain } from '#libs/delegation-chain';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Key, Many, OneOf } from '#libs/input';
import { dayOf, SystemClock, type Clock, type Language } from '#libs/kernel';
import { accessOf } from '#projections/case-page';
import { authoritiesInUse, chainsAtRisk, RISKS, type ChainInList, type Risk } from '#projections/delegation-chain';
import { Needs } from '../access/capability';
import { accessBy, rowsSeenBy } from '../access/predicate';
import { Several } from '../cases/case-query';
import { AskedLanguage } from '../language';
import { caseUnknown, refused } from '../problems';
import { AfterQuery, listed, PageQuery, type Listed } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { CaseId, QueryRoute } from '../routes';
import { schemesWithOrders } from './orders';
import { UnsoundAuthoritiesByOrder } from './unsound';

export class ChainsQuery extends PageQuery {
  @Several()
  @Many({ sv: 'läget', en: 'the state' }, (label, options) => OneOf(label, RISKS, options), { nullable: true, most: 4 })
  risk: Risk[] | null = null;
  @Key({ sv: 'stödformen', en: 'the grant scheme' }, { nullable: true }) scheme: string | null = null;
  @OneOf({ sv: 'länken', en: 'the link' }, CHAIN_LINKS, { nullable: true }) link: ChainLink | null = null;
}

/** Of a case: the chain of each decision, the latest last. It holds days, names of posts and events, and nothing of what the case is about. */
export interface CaseChainsAnswer {
  readonly caseId: string;
  /** Null as long as it is not registered. */
  readonly number: string | null;
  readonly chains: readonly ShownChain[];
}

/** A decision whose chain is to be looked at: its row, and the chain as it is now. */
export type ChainRow = Omit<ChainInList, 'facts'> & { readonly chain: ShownChain };

/** What somebody has to do something about. */
const TO_DO: readonly Risk[] = ['BROKEN', 'LATE', 'WAITS'];

/** $1 case. */
const NUMBER = 'select number from read.case_queue where case_id = $1';

@ApiTags('Delegationskedjan')
@Needs('seeBoardMeetings')
@Controller('api')
export class ChainController {
  private readonly unsound = new UnsoundAuthoritiesByOrder();

  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly readings: AccessLog,
  ) {}

  @QueryRoute('cases/:id/chain', 'Delegationskedjan för ett ärendes beslut, läst ur loggen')
  @Reads('case_page', 'case_queue')
  async caseChain(
    @CaseId() caseId: string,
    @Query() _: AfterQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseChainsAnswer> {
    const lists = await accessOf(this.pool, caseId);
    if (!lists) throw caseUnknown();
    const access = accessBy(person, lists);
    if (access.level === 'NONE') throw refused(access.refusal);
    await this.readings.record(person, { caseId, what: 'delegationskedja', query: null });
    const chains = await chainsInLog(this.log, caseId, dayOf(this.clock.now()));
    if (!chains) throw caseUnknown();
    const { rows } = await this.pool.query<{ number: string | null }>(NUMBER, [caseId]);
    void reply.header('cache-control', 'no-store');
    return { caseId, number: rows[0]?.number ?? null, chains: chains.map((chain) => shownChain(chain, language)) };
  }

  @QueryRoute('chains', 'Beslut vars kedja är bruten, sen eller väntar, den största risken först')
  @Reads('delegation_chain', 'decision_queue', 'scheme_register')
  async listChains(
    @Query() query: ChainsQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<ChainRow>> {
    const filter = { risks: query.risk ?? TO_DO, schemeId: query.scheme, link: query.link };
    const asked = [...filter.risks, filter.schemeId, filter.link].filter((one) => one !== null).join(', ');
    await this.readings.record(person, { caseId: null, what: 'delegationskedjor', query: asked });
    const today = dayOf(this.clock.now());
    const schemes = await schemesWithOrders(this.pool, this.log);
    const unsound = this.unsound.of(await authoritiesInUse(this.pool), schemes);
    const found = await chainsAtRisk(this.pool, rowsSeenBy(person, 'decision_queue'), filter, { today, unsound }, query);
    const { rows, next } = listed(found, request, reply);
    return {
      next,
      rows: rows.flatMap(({ facts, ...row }) => {
        const scheme = schemes.get(row.schemeId);
        const chain =
          scheme && chainsFrom(facts, { order: scheme.order, today, scheme }).find(({ decisionId }) => decisionId === row.decisionId);
        return chain ? [{ ...row, chain: shownChain(chain, language) }] : [];
      }),
    };
  }
}
