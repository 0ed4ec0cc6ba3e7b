/**
 * Decisions whose chain is broken, late or waits, the greatest risk first. Each list is found by index: what is open or broken by itself by its state, and
 * what the order of today takes the ground from by what it rests on and the days that this does not hold.
 */
import type { ChainFacts, ChainLink, LegalRegime, UnsoundDays } from '#libs/delegation-chain';
import { pageOf, rowsOf, type Database, type PageOutcome, type Placed, type Predicate } from '#projections/reading';
import { TRACKS } from './projection';

/** BROKEN before LATE (still to be done) before WAITS; WAS_LATE = all is done, something of it too late. */
export const RISKS = ['BROKEN', 'LATE', 'WAITS', 'WAS_LATE'] as const;
export type Risk = (typeof RISKS)[number];

export interface ChainInList {
  readonly caseId: string;
  readonly number: string | null;
  readonly schemeId: string;
  readonly organisation: string;
  readonly title: string;
  readonly decisionId: string;
  readonly outcome: string;
  readonly amountOre: number;
  readonly decidedOn: string;
  readonly deciderName: string;
  readonly risk: Risk;
  readonly facts: ChainFacts;
}

export interface ChainFilter {
  readonly risks: readonly Risk[];
  readonly schemeId: string | null;
  /** The link that is broken, or waited for. */
  readonly link: ChainLink | null;
}

/** What a scheme's decisions are appealed by, and whose order they rest on. */
export interface ChainScheme {
  readonly schemeId: string;
  readonly boardId: string;
  readonly legalRegime: LegalRegime;
  readonly caseGroup: string;
}

const SCHEMES = `
select scheme_id as "schemeId", board_id as "boardId", legal_regime as "legalRegime", case_group as "caseGroup" from read.scheme_register
order by scheme_id`;
export const chainSchemes = (db: Database): Promise<ChainScheme[]> => rowsOf<ChainScheme>(db, SCHEMES, []);

/** Each thing that decisions rest on, once: the index is stepped through from one to the next. */
const AUTHORITIES = `
with recursive known as (
  (select authority from read.delegation_chain where authority is not null order by authority limit 1)
  union all
  select (select next.authority from read.delegation_chain as next where next.authority > known.authority order by next.authority limit 1)
  from known where known.authority is not null
)
select authority from known where authority is not null`;
export const authoritiesInUse = async (db: Database): Promise<readonly string[]> =>
  (await rowsOf<{ authority: string }>(db, AUTHORITIES, [])).map(({ authority }) => authority);

/** An authority, and days on which it does not hold. */
export type UnsoundAuthority = UnsoundDays & { readonly authority: string };

const openIn = ([regime, track]: readonly [string, string]): string => `
  select case_id, decision_id, decided_on, ${track}_state as state, ${track}_link as link, ${track}_since as since, ${track}_due as due, ${track}_late as late
  from read.delegation_chain
  where ${track}_state = any(case when 'WAS_LATE' = any($3) then '{BROKEN,OPEN,DONE_LATE}' else '{BROKEN,OPEN}' end::text[])
    and ($2::text is null or scheme_id = $2)
    and scheme_id in (select scheme_id from read.scheme_register where legal_regime = '${regime}')`;

/** $1 today, $2 scheme, $3 risks text[], $4 link, $5 unsound days jsonb, $6 $7 the place to begin after, $8 how many. */
const AT_RISK = `
with unsound as (
  select distinct chain.case_id, chain.decision_id, chain.decided_on
  from jsonb_to_recordset($5) as days(authority text, "from" date, until date, "aboveOre" bigint, "unlessBarred" text[])
  cross join lateral (
    select case_id, decision_id, decided_on from read.delegation_chain as resting
    where resting.authority = days.authority and resting.decided_on >= days."from" and resting.decided_on < days.until
      and (days."aboveOre" is null or resting.amount_ore > days."aboveOre")
      and (cardinality(days."unlessBarred") = 0 or not resting.barred @> days."unlessBarred")
      and ($2::text is null or resting.scheme_id = $2)
    offset 0 -- each by the index, however many the planner takes them for
  ) as chain
), open as (${Object.entries(TRACKS).map(openIn).join(' union all ')}
), met as (
  select coalesce(open.case_id, unsound.case_id) as case_id, coalesce(open.decision_id, unsound.decision_id) as decision_id,
    coalesce(open.decided_on, unsound.decided_on) as decided_on, open.since,
    case when unsound.case_id is not null and coalesce(open.state, '') <> 'BROKEN' then 'DELEGATION' else open.link end as link,
    case when unsound.case_id is not null or open.state = 'BROKEN' then 'BROKEN' when open.state = 'DONE_LATE' then 'WAS_LATE'
      when greatest(open.late, $1::date - open.due) > 0 then 'LATE' else 'WAITS' end as risk,
    greatest(open.late, $1::date - open.due, 0) as late
  from open full join unsound on unsound.case_id = open.case_id
), ranked as (
  select met.*,
    array_position(array['BROKEN', 'LATE', 'WAITS', 'WAS_LATE'], risk) || lpad((99999 - case risk when 'LATE' then least(late, 99999) else 0 end)::text, 5, '0')
      || case risk when 'BROKEN' then decided_on else coalesce(since, decided_on) end as rank
  from met
  where risk = any($3) and ($4::text is null or link = $4)
)
select decision_queue.case_id as "caseId", decision_queue.number, decision_queue.scheme_id as "schemeId", decision_queue.organisation, decision_queue.title,
  ranked.decision_id as "decisionId", decided_outcome as outcome, decided_ore::float8 as "amountOre", ranked.decided_on::text as "decidedOn",
  decider_name as "deciderName", risk,
  (select facts from read.delegation_chain as known where known.case_id = ranked.case_id) as facts, json_build_object('value', rank, 'id', ranked.case_id) as at
from ranked
join read.decision_queue on decision_queue.case_id = ranked.case_id
where {{access}} and ($7::uuid is null or (rank collate "C", ranked.case_id) > ($6::text collate "C", $7))
order by rank collate "C", ranked.case_id
limit $8`;

/** A page of the decisions that somebody has to do something about. `today` = a day in Sweden. */
export const chainsAtRisk = (
  db: Database,
  access: Predicate,
  { risks, schemeId, link }: ChainFilter,
  { today, unsound }: { readonly today: string; readonly unsound: readonly UnsoundAuthority[] },
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<ChainInList>> =>
  pageOf<ChainInList>('chains-at-risk', page.cursor, page.limit, (place, count) =>
    rowsOf<Placed<ChainInList>>(
      db,
      AT_RISK,
      [today, schemeId, risks, link, JSON.stringify(unsound), place?.value ?? null, place?.id ?? null, count],
      access,
    ),
  );
