/** Decisions made on delegation, with what their authority rested on: for auditors (KL 7:5–6, 13:8 3). */
import { orderFacts, type ChainFacts, type OrderFacts } from '#libs/delegation-chain';
import { isoInstant, pageOf, rowsOf, type Database, type PageOutcome, type Placed } from '#projections/reading';
import type { DecidedOutcome, DecisionFacts } from './decision-facts';
import { proofOf, type DelegationProof } from './delegation-proof';

export interface DelegatedDecision extends DecisionFacts {
  readonly proof: DelegationProof;
}

/** What the decisions of a scheme are held against: the delegation order of its board as it is known now, and the case group that it names. */
export interface SchemeAuthority {
  readonly order: OrderFacts;
  readonly caseGroup: string;
}

export interface DecidedFilter {
  /** Days of decision, both inclusive; null = no bound. */
  readonly from: string | null;
  readonly to: string | null;
  /** A part of the decider's name, small or large letters. */
  readonly decider: string | null;
  readonly outcomes: readonly DecidedOutcome[] | null;
  readonly schemeId: string | null;
}

/** Parameters: $1 $2 first and last day, $3 part of a name, $4 outcomes text[], $5 scheme (null = any), $6 $7 the place to begin after, $8 how many. */
const DECIDED = `
select decided.case_id as "caseId", decided.number, decided.scheme_id as "schemeId", decided.organisation, decided.title,
  decision_id as "decisionId", decided_outcome as "outcome", decided_ore::float8 as "amountOre", decided_on::text as "decidedOn",
  decider_name as "deciderName", coalesce(parsed.page #> '{decision,decider}', parsed.page #> '{writtenOff,decider}') as decider,
  dispatched, legal_force as "legalForce", parsed.page -> 'delegation' as delegation,
  case when verified.event_id is not null then json_build_object('eventId', verified.event_id, 'position', verified.position,
    'revision', verified.revision, 'recordedAt', ${isoInstant('verified.recorded_at')}) end as verified,
  case when jsonb_typeof(parsed.page -> 'signature') = 'object' then (parsed.page -> 'signature') - array['statement', 'handling', 'decisionId'] end as signature,
  (select facts from read.delegation_chain as known where known.case_id = decided.case_id) as chain, at
from (
  select *, json_build_object('value', decided_on::text, 'id', case_id) as at
  from read.decision_queue
  where decision_id is not null
    and ($1::date is null or decided_on >= $1) and ($2::date is null or decided_on <= $2)
    and ($3::text is null or strpos(lower(decider_name), lower($3)) > 0)
    and ($4::text[] is null or decided_outcome = any($4))
    and ($5::text is null or scheme_id = $5)
    and ($7::uuid is null or (decided_on, case_id) < ($6::date, $7))
  order by decided_on desc, case_id desc
  limit $8
) as decided
-- parsed once, whatever is asked of it
cross join lateral (select page::jsonb as page from read.case_page where case_id = decided.case_id offset 0) as parsed
left join read.case_history as verified
  on verified.case_id = decided.case_id and verified.revision = (parsed.page #>> '{delegation,revision}')::int
order by decided_on desc, decided.case_id desc`;

type Row = DecisionFacts & { readonly chain: ChainFacts | null };
const NO_SCHEME = { order: orderFacts([]), caseGroup: null };

/** A page of the decisions, latest first, each with its proof. A scheme that is not in `schemes` has no order, and then no proof holds. */
export async function delegatedDecisions(
  db: Database,
  { from, to, decider, outcomes, schemeId }: DecidedFilter,
  schemes: ReadonlyMap<string, SchemeAuthority>,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<DelegatedDecision>> {
  const found = await pageOf<Row>('delegated-decisions', cursor, limit, (place, count) =>
    rowsOf<Placed<Row>>(db, DECIDED, [from, to, decider, outcomes, schemeId, place?.value ?? null, place?.id ?? null, count]),
  );
  if ('refusal' in found) return found;
  return {
    next: found.next,
    rows: found.rows.map(({ chain, ...facts }) => ({ ...facts, proof: proofOf(facts, chain, schemes.get(facts.schemeId) ?? NO_SCHEME) })),
  };
}
