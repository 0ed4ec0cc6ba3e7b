import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Day, Key, Line, OneOf } from '#libs/input';
import {
  COMPARED,
  decisionsOfScore,
  equalTotals,
  MERITS,
  outcomesByScore,
  unequalSets,
  type AlikeSet,
  type Compared,
  type ComparedDecision,
  type EqualFilter,
  type EqualTotals,
  type OnMerits,
  type OutcomeOfScore,
} from '#projections/decision-register';
import { guidelineVersions } from '#projections/scheme-register';
import { Needs } from '../access/capability';
import { listed, PageQuery, QueryNumber, type Listed } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { QueryRoute } from '../routes';
import { checkPeriod } from '../queries/period';

export class EqualQuery extends PageQuery {
  @Key({ sv: 'stödformen', en: 'the grant scheme' }) scheme!: string;
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) from: string | null = null;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
}
export class ByCriterionQuery extends EqualQuery {
  @Line({ sv: 'kriteriet', en: 'the criterion' }, { nullable: true }) criterion: string | null = null;
}
export class OfScoreQuery extends EqualQuery {
  @Line({ sv: 'kriteriet', en: 'the criterion' }) criterion!: string;
  /** Left out = the official has not assessed it. */
  @QueryNumber({ sv: 'bedömningen', en: 'the assessment' }, 0, 10) score?: number;
  @OneOf({ sv: 'beslutet', en: 'the decision' }, MERITS, { nullable: true }) outcome: OnMerits | null = null;
}
export class AlikeQuery extends EqualQuery {
  @OneOf({ sv: 'vems bedömningar', en: 'whose assessments' }, COMPARED) compared: Compared = 'OFFICIAL';
}

export interface ByCriterion {
  /** Of every version of the scheme's guidelines; its latest name. */
  readonly criteria: readonly { readonly id: string; readonly name: string }[];
  /** The one that `groups` are by; null when the scheme has none. */
  readonly criterion: string | null;
  readonly maxScore: number;
  readonly groups: readonly OutcomeOfScore[];
}

const inWords = ({ scheme, from, to }: EqualQuery, more: string | null = null): string =>
  [scheme, from && `från: ${from}`, to && `till: ${to}`, more].filter(Boolean).join(', ');

/** Whether equals were treated equally (KL 2:3): what was assessed, beside what was decided. */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor/equal-treatment')
export class EqualTreatmentController {
  constructor(
    private readonly pool: Pool,
    private readonly readings: AccessLog,
  ) {}

  @QueryRoute('', 'Beslut efter hur ett kriterium bedömdes')
  @Reads('decision_register', 'scheme_register')
  async outcomesByAssessment(@Query() query: ByCriterionQuery, @CurrentPerson() person: SignedIn): Promise<ByCriterion> {
    const filter = filterOf(query);
    await this.readings.record(person, { caseId: null, what: 'likabehandling', query: inWords(query, query.criterion) });
    const versions = await guidelineVersions(this.pool, query.scheme);
    const names = new Map(versions.flatMap(({ criteria }) => criteria.map(({ id, name }) => [id, name] as const)));
    const criterion = query.criterion ?? [...names.keys()][0] ?? null;
    return {
      criteria: [...names].map(([id, name]) => ({ id, name })),
      criterion,
      maxScore: Math.max(0, ...versions.map(({ maxScore }) => maxScore)),
      groups: criterion === null ? [] : await outcomesByScore(this.pool, filter, criterion),
    };
  }

  @QueryRoute('decisions', 'Besluten bakom en siffra')
  @Reads('decision_register', 'decision_queue')
  async decisionsOfAssessment(
    @Query() query: OfScoreQuery,
    @CurrentPerson() person: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<ComparedDecision>> {
    const filter = filterOf(query);
    const { criterion, score = null, outcome } = query;
    const asked = inWords(query, `${criterion}: ${score ?? 'inte bedömt'}${outcome === null ? '' : `, ${outcome}`}`);
    await this.readings.record(person, { caseId: null, what: 'likabehandling', query: asked });
    return listed(await decisionsOfScore(this.pool, filter, { criterion, score, outcome }, query), request, reply);
  }

  @QueryRoute('alike', 'Ärenden som bedömdes lika och beslutades olika')
  @Reads('decision_register', 'decision_queue')
  async alikeDecidedDifferently(
    @Query() query: AlikeQuery,
    @CurrentPerson() person: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<AlikeSet> & { readonly totals: EqualTotals }> {
    const filter = filterOf(query);
    const { compared } = query;
    const asked = inWords(query, compared === 'ALL' ? 'allas bedömningar' : 'handläggarens bedömningar');
    await this.readings.record(person, { caseId: null, what: 'likabehandling', query: asked });
    const [sets, totals] = await Promise.all([unequalSets(this.pool, filter, compared, query), equalTotals(this.pool, filter, compared)]);
    return { ...listed(sets, request, reply), totals };
  }
}

/** Throws a 422 for a period that ends before it begins. */
function filterOf({ scheme, from, to }: EqualQuery): EqualFilter {
  checkPeriod({ from, to });
  return { schemeId: scheme, from, to };
}
