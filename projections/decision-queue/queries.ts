/** The delegate's lists. */
import type { BodyOf } from '../cases/events';
import type { Flag } from '../cases/flags';
import { guidelinesInForce } from '#projections/scheme-register';
import { isoInstant, pageOf, rowsOf, type Database, type Level, type PageOutcome, type Placed, type Predicate } from '#projections/reading';
import { MOST_COUNTED } from '../case-queue/counted';
import { DECISION_STATUSES, type DecisionStatus } from './projection';

export interface DecisionQueueItem {
  readonly caseId: string;
  readonly number: string | null;
  readonly schemeId: string;
  readonly organisation: string;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly statusSince: string;
  readonly soughtOre: number;
  /** All of the proposal is null until it has been submitted. */
  readonly proposalVersion: number | null;
  readonly proposedOutcome: BodyOf<'ProposalDrafted'>['outcome'] | null;
  readonly proposedOre: number | null;
  readonly dissentCount: number | null;
  readonly submittedAt: string | null;
  readonly expectedBy: string | null;
  readonly stateAid: BodyOf<'StateAidAssessed'>['outcome'] | null;
  readonly conflictOpen: boolean;
  readonly flags: readonly Flag[];
  /** Öre by the guidelines of the day of arrival; null when there were none. */
  readonly ownShareOre: number | null;
  /** Demanded for what is proposed, or for what is sought while nothing is proposed. */
  readonly ownShareDemandedOre: number | null;
  readonly ownShareSuffices: boolean | null;
  readonly decisionId: string | null;
  readonly decidedOutcome: BodyOf<'DecisionMade'>['content']['outcome'] | 'AVSKRIVNING' | null;
  readonly decidedOre: number | null;
  readonly decidedOn: string | null;
  readonly deciderName: string | null;
  readonly dispatched: boolean;
  readonly legalForce: boolean;
  /** How much of the case the reader may see. */
  readonly level: Level;
  readonly revision: number;
  readonly position: number;
}

/** Parameters: $1 statuses text[], $2 $3 the place to begin after (null = from the start), $4 how many. */
const list = (direction: 'asc' | 'desc'): string => `
select case_id as "caseId", number, scheme_id as "schemeId", organisation, title, status, ${isoInstant('status_since')} as "statusSince",
  sought_ore::float8 as "soughtOre", proposal_version as "proposalVersion", proposed_outcome as "proposedOutcome",
  proposed_ore::float8 as "proposedOre", dissent_count as "dissentCount", ${isoInstant('submitted_at')} as "submittedAt",
  expected_by::text as "expectedBy", state_aid as "stateAid", conflict_open as "conflictOpen", flags,
  share.own::float8 as "ownShareOre", share.demanded::float8 as "ownShareDemandedOre", share.own >= share.demanded as "ownShareSuffices",
  decision_id as "decisionId", decided_outcome as "decidedOutcome", decided_ore::float8 as "decidedOre", decided_on::text as "decidedOn",
  decider_name as "deciderName", dispatched, legal_force as "legalForce", level, waiting.revision, waiting.position::float8 as position, at
from (
  select of_status.*
  from unnest($1::text[]) as wanted(status)
  cross join lateral (
    select *, {{level}} as level, json_build_object('value', status_since::text, 'id', case_id) as at
    from read.decision_queue
    where {{access}}
      and decision_queue.status = wanted.status
      and ($3::uuid is null or (status_since, case_id) ${direction === 'asc' ? '>' : '<'} ($2::timestamptz, $3))
    order by status_since ${direction}, case_id ${direction}
    limit $4
  ) as of_status
  order by of_status.status_since ${direction}, of_status.case_id ${direction}
  limit $4
) as waiting
${guidelinesInForce('waiting.scheme_id', 'waiting.received_on')}
left join lateral (
  select
    own_cash_ore + round(own_hours::numeric * (rules.guidelines #>> '{ownShare,hourOre}')::numeric) as own,
    ceil(coalesce(proposed_ore, sought_ore) * (rules.guidelines #>> '{ownShare,percent}')::numeric / 100) as demanded
) as share on true
order by status_since ${direction}, case_id ${direction}`;

/** $1 how many are counted of each. Status by status, so that each is planned for how common it is. */
const COUNTS = DECISION_STATUSES.map(
  (status) =>
    `select '${status}' as status, count(*)::int as count from (select from read.decision_queue where {{access}} and status = '${status}' limit $1) as met`,
).join(' union all ');

/** A page of the cases in these statuses, those that have waited longest first; what is over and done with, newest first. */
export const listDecisions = (
  db: Database,
  access: Predicate,
  statuses: readonly DecisionStatus[],
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<DecisionQueueItem>> => {
  const direction = statuses.every((status) => status === 'DECIDED' || status === 'CLOSED') ? 'desc' : 'asc';
  return pageOf<DecisionQueueItem>(`decision-queue/${statuses.toSorted().join()}`, page.cursor, page.limit, (place, count) =>
    rowsOf<Placed<DecisionQueueItem>>(db, list(direction), [statuses, place?.value ?? null, place?.id ?? null, count], access),
  );
};

/** How many cases the delegate's lists hold, each up to {@link MOST_COUNTED}. */
export async function countDecisions(db: Database, access: Predicate): Promise<Readonly<Partial<Record<DecisionStatus, number>>>> {
  const rows = await rowsOf<{ status: DecisionStatus; count: number }>(db, COUNTS, [MOST_COUNTED + 1], access);
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]));
}

/** How long decisions have taken, from the day of arrival: half of them at most `medianDays`. */
export interface UsualDays {
  readonly medianDays: number;
  readonly cases: number;
}

/** $1 scheme, $2 day. Of what was decided on the merits or dismissed; what was written off says nothing of how long a decision takes. */
const USUAL = `
select percentile_disc(0.5) within group (order by decided_on - received_on) as "medianDays", count(*)::integer as cases
from read.decision_queue
where scheme_id = $1 and decided_on >= $2::date and decided_outcome <> 'AVSKRIVNING'`;

/** Of decisions since a day; undefined when there are none. */
export async function usualDays(db: Database, schemeId: string, since: string): Promise<UsualDays | undefined> {
  const [found] = await rowsOf<UsualDays>(db, USUAL, [schemeId, since]);
  return found && found.cases > 0 ? found : undefined;
}
