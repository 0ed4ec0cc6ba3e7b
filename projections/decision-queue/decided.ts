/** Decisions made on delegation, with what their authority rested on: for auditors (KL 7:5–6, 13:8 3). */
import { delegatedMatters, heldPosts, type DelegatedMatter, type HeldPost } from '#projections/delegation-register';
import { isoInstant, pageOf, rowsOf, type Database, type PageOutcome, type Placed } from '#projections/reading';
import type { DecidedOutcome, DecisionFacts } from './decision-facts';
import { proofOf, type DelegationProof } from './delegation-proof';

export interface DelegatedDecision extends Omit<DecisionFacts, 'statementSha256Now'> {
  readonly proof: DelegationProof;
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
  encode(sha256(convert_to(parsed.page #>> '{signature,statement}', 'UTF8')), 'hex') as "statementSha256Now", at
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

/** $1 schemes text[]. */
const BOARDS = 'select scheme_id as "schemeId", board_id as "boardId" from read.scheme_register where scheme_id = any($1)';

interface Register {
  readonly matters: readonly DelegatedMatter[];
  readonly posts: readonly HeldPost[];
}
const NO_REGISTER: Register = { matters: [], posts: [] };

/** The delegation order and the posts of the boards that the schemes belong to, by scheme. */
async function registersOf(db: Database, schemeIds: readonly string[]): Promise<ReadonlyMap<string, Register>> {
  const boards = await rowsOf<{ schemeId: string; boardId: string }>(db, BOARDS, [schemeIds]);
  const registers = new Map<string, Register>();
  for (const boardId of new Set(boards.map((one) => one.boardId)))
    registers.set(boardId, { matters: await delegatedMatters(db, boardId, null), posts: await heldPosts(db, boardId, null) });
  return new Map(boards.map(({ schemeId, boardId }) => [schemeId, registers.get(boardId)!]));
}

/** A page of the decisions, latest first, each with its proof. */
export async function delegatedDecisions(
  db: Database,
  { from, to, decider, outcomes, schemeId }: DecidedFilter,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<DelegatedDecision>> {
  const found = await pageOf<DecisionFacts>('delegated-decisions', cursor, limit, (place, count) =>
    rowsOf<Placed<DecisionFacts>>(db, DECIDED, [from, to, decider, outcomes, schemeId, place?.value ?? null, place?.id ?? null, count]),
  );
  if ('refusal' in found) return found;
  const registers = await registersOf(db, [...new Set(found.rows.map((row) => row.schemeId))]);
  return {
    next: found.next,
    rows: found.rows.map((facts) => {
      const { statementSha256Now: _, ...shown } = facts;
      const { matters, posts } = registers.get(facts.schemeId) ?? NO_REGISTER;
      return { ...shown, proof: proofOf(facts, matters, posts) };
    }),
  };
}
