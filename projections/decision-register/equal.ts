/** Whether equals were treated equally (KL 2:3): decisions on the merits beside what their cases had been assessed as. */
import type { Outcome } from '#libs/grant-cases/events';
import { pageOf, rowsOf, type Database, type PageOutcome, type Placed } from '#projections/reading';
import type { Assessed } from './projection';

/** What is decided by holding a case against the criteria. What was dismissed or written off was not. */
export const MERITS = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG'] as const satisfies readonly Outcome[];
export type OnMerits = (typeof MERITS)[number];

/** Whose assessments are compared: the official's, or everybody's. */
export const COMPARED = ['OFFICIAL', 'ALL'] as const;
export type Compared = (typeof COMPARED)[number];

export interface EqualFilter {
  readonly schemeId: string;
  /** Days of decision, both inclusive; null = no bound. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Decisions of one outcome among those with the same assessment of the criterion. */
export interface OutcomeOfScore {
  /** The official's; null = has not assessed it. */
  readonly score: number | null;
  readonly outcome: OnMerits;
  readonly count: number;
  readonly soughtOre: number;
  readonly grantedOre: number;
}

export interface ComparedDecision {
  readonly caseId: string;
  readonly decisionId: string;
  readonly number: string | null;
  readonly title: string;
  readonly organisation: string;
  readonly decidedOn: string;
  readonly outcome: OnMerits;
  readonly soughtOre: number;
  readonly grantedOre: number;
  readonly guidelineVersion: string;
  /** The formal check stood in the way; null = none was made. */
  readonly formalHindrance: boolean | null;
  readonly assessed: Readonly<Record<string, Assessed>> | null;
}

/** Cases that were assessed alike on every criterion and came to different outcomes. */
export interface AlikeSet {
  readonly alike: string;
  readonly outcomes: Readonly<Partial<Record<OnMerits, number>>>;
  /** The latest of each outcome, {@link SHOWN_OF_EACH} at the most. */
  readonly decisions: readonly ComparedDecision[];
}
export const SHOWN_OF_EACH = 3;

/** $1 scheme, $2 $3 first and last day: an index has them together. */
const WANTED = `scheme_id = $1 and decided_on between coalesce($2::date, '-infinity') and coalesce($3::date, 'infinity') and decision_id is not null
    and outcome in ('BIFALL', 'DELVIS_BIFALL', 'AVSLAG')`;

/** $4 criterion. Every decision of the period counts, so every one is read. */
const BY_SCORE = `
select (assessed -> $4::text ->> 'official')::int as score, outcome, count(*)::int as count, sum(sought_ore)::float8 as "soughtOre",
  sum(granted_ore)::float8 as "grantedOre"
from read.decision_register
where ${WANTED}
group by 1, 2
order by 1 desc nulls last, 2`;

export const outcomesByScore = (db: Database, { schemeId, from, to }: EqualFilter, criterion: string): Promise<OutcomeOfScore[]> =>
  rowsOf(db, BY_SCORE, [schemeId, from, to, criterion]);

const COLUMNS = `case_id as "caseId", decision_id as "decisionId", decided_on::text as "decidedOn", outcome, sought_ore::float8 as "soughtOre",
  granted_ore::float8 as "grantedOre", guideline_version as "guidelineVersion", formal_hindrance as "formalHindrance", assessed`;
const NAMED = `
join lateral (select number, title, organisation from read.decision_queue where decision_queue.case_id = found."caseId" offset 0) as shown on true`;

/** $4 criterion, $5 the official's score (null = none), $6 outcome (null = any), $7 $8 the place to begin after, $9 how many. */
const OF_SCORE = `
select found.*, shown.*
from (
  select ${COLUMNS}, json_build_object('value', decided_on::text, 'id', case_id) as at
  from read.decision_register
  where ${WANTED}
    and (assessed -> $4::text ->> 'official')::int is not distinct from $5::int
    and ($6::text is null or outcome = $6)
    and ($8::uuid is null or (decided_on, case_id) < ($7::date, $8))
  order by decided_on desc, case_id desc
  limit $9
) as found${NAMED}
order by "decidedOn" desc, "caseId" desc`;

/** The decisions behind one number of {@link outcomesByScore}, latest first. */
export const decisionsOfScore = (
  db: Database,
  { schemeId, from, to }: EqualFilter,
  { criterion, score, outcome }: { readonly criterion: string; readonly score: number | null; readonly outcome: OnMerits | null },
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<ComparedDecision>> =>
  pageOf<ComparedDecision>('decisions-of-score', cursor, limit, (place, count) =>
    rowsOf<Placed<ComparedDecision>>(db, OF_SCORE, [
      schemeId,
      from,
      to,
      criterion,
      score,
      outcome,
      place?.value ?? null,
      place?.id ?? null,
      count,
    ]),
  );

/** Column by what is compared. */
const ALIKE = { OFFICIAL: 'alike_official', ALL: 'alike_all' } as const satisfies Record<Compared, string>;

/** $4 the place to begin after, $5 how many. The period's decisions are read by their day, and then those of each set by what they have alike. */
const sets = (column: string): string => `
with wanted as materialized (
  select ${column} as alike, outcome
  from read.decision_register
  where ${WANTED} and ${column} is not null and ($4::text is null or ${column} > $4)
), differing as (
  select alike from wanted group by alike having count(distinct outcome) > 1 order by alike limit $5
)
select differing.alike, json_build_object('value', differing.alike, 'id', differing.alike) as at, counted.outcomes, latest.decisions
from differing
cross join lateral (
  select json_object_agg(outcome, count) as outcomes
  from (
    select outcome, count(*)::int as count from read.decision_register where ${WANTED} and ${column} = differing.alike group by outcome
  ) as of_each
) as counted
cross join lateral (
  select json_agg(to_jsonb(told) - 'place' order by told.place, told."decidedOn" desc, told."caseId") as decisions
  from (
    select found.*, shown.*, place
    from unnest(array['BIFALL', 'DELVIS_BIFALL', 'AVSLAG']) with ordinality as wanted(outcome, place)
    cross join lateral (
      select ${COLUMNS}
      from read.decision_register
      where ${WANTED} and ${column} = differing.alike and decision_register.outcome = wanted.outcome
      order by decided_on desc, case_id
      limit ${SHOWN_OF_EACH}
    ) as found${NAMED}
  ) as told
) as latest
order by differing.alike`;
const SETS = { OFFICIAL: sets(ALIKE.OFFICIAL), ALL: sets(ALIKE.ALL) };

/** A page of the cases that were assessed alike on every criterion, under the same guidelines, and came to different outcomes. */
export const unequalSets = (
  db: Database,
  { schemeId, from, to }: EqualFilter,
  compared: Compared,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<AlikeSet>> =>
  pageOf<AlikeSet>(`unequal-sets/${compared}`, cursor, limit, (place, count) =>
    rowsOf<Placed<AlikeSet>>(db, SETS[compared], [schemeId, from, to, place?.value ?? null, count]),
  );

const totals = (column: string): string => `
select coalesce(sum(decisions), 0)::int as decisions, coalesce(sum(decisions) filter (where alike is not null), 0)::int as comparable,
  count(*) filter (where alike is not null and outcomes > 1)::int as sets,
  coalesce(sum(decisions) filter (where alike is not null and outcomes > 1), 0)::int as "inSets"
from (
  select ${column} as alike, count(*) as decisions, count(distinct outcome) as outcomes from read.decision_register where ${WANTED} group by ${column}
) as of_alike`;
const TOTALS = { OFFICIAL: totals(ALIKE.OFFICIAL), ALL: totals(ALIKE.ALL) };

export interface EqualTotals {
  readonly decisions: number;
  /** Those with an assessment of every criterion. */
  readonly comparable: number;
  /** Sets of cases that were assessed alike and came to different outcomes, and the decisions in them. */
  readonly sets: number;
  readonly inSets: number;
}

export async function equalTotals(db: Database, { schemeId, from, to }: EqualFilter, compared: Compared): Promise<EqualTotals> {
  const [found] = await rowsOf<EqualTotals>(db, TOTALS[compared], [schemeId, from, to]);
  return found!;
}
