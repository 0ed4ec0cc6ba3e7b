/** What random samples are drawn from, and what is shown of those that were drawn. */
import type { SampledOutcome, SampleDrawn } from '#libs/sampling/events';
import { rowsOf, type Database } from '#projections/reading';
import { numberKey } from '../case-queue/number-key';

type Conditions = Pick<SampleDrawn, 'from' | 'to' | 'schemeId' | 'outcomes'>;

/** A decision that may be drawn. */
export interface Candidate {
  readonly decisionId: string;
  readonly caseId: string;
}

/**
 * Parameters: $1 $2 first and last day of decision, $3 scheme, $4 outcomes text[] (null = any), $5 position of the last event that counts (null = all).
 * All that fit are wanted, so all are read; in one statement, so that they are those of the position.
 */
const POPULATION = `
select (select position::float8 from projection.checkpoint where name = 'decision_register') as "upTo",
  coalesce((
    select json_agg(json_build_array(one ->> 'decisionId', case_id))
    from read.decision_register cross join lateral jsonb_array_elements(decision_register.made) as each(one)
    where last_made_on is not null and daterange(first_made_on, last_made_on, '[]') && daterange($1::date, $2::date, '[]')
      and (one ->> 'decidedOn')::date between coalesce($1::date, '-infinity') and coalesce($2::date, 'infinity')
      and ($3::text is null or scheme_id = $3)
      and ($4::text[] is null or one ->> 'outcome' = any($4))
      and ($5::bigint is null or (one ->> 'position')::bigint <= $5)
  ), '[]') as found`;

/** Every decision of the conditions in events up to and with a position: `upTo`, or as far as the read model has come. */
export async function populationNow(
  db: Database,
  { from, to, schemeId, outcomes }: Conditions,
  upTo: number | null = null,
): Promise<{ readonly upTo: number; readonly candidates: readonly Candidate[] }> {
  const [row] = await rowsOf<{ upTo: number | null; found: [string, string][] }>(db, POPULATION, [from, to, schemeId, outcomes, upTo]);
  const candidates = row!.found.map(([decisionId, caseId]) => ({ decisionId, caseId }));
  return { upTo: upTo ?? row!.upTo ?? 0, candidates };
}

/** A decision as a sample tells of it. What is null can't be read any more. */
export interface SampledDecision extends Candidate {
  readonly number: string | null;
  readonly schemeId: string | null;
  readonly organisation: string | null;
  readonly title: string | null;
  readonly decidedOn: string | null;
  readonly outcome: SampledOutcome | null;
  readonly amountOre: number | null;
  /** Revoked since, or annulled. */
  readonly ended: boolean;
}

/** Parameters: $1 decisions uuid[], $2 their cases uuid[], in the order in which they are wanted. */
const SAMPLED = `
select drawn.decision_id as "decisionId", drawn.case_id as "caseId", shown.number, shown.organisation, shown.title, known.scheme_id as "schemeId",
  one.decision ->> 'decidedOn' as "decidedOn", one.decision ->> 'outcome' as outcome, (one.decision ->> 'amountOre')::float8 as "amountOre",
  known.decision_id is distinct from drawn.decision_id as ended
from unnest($1::uuid[], $2::uuid[]) with ordinality as drawn(decision_id, case_id, place)
left join read.decision_register as known on known.case_id = drawn.case_id
left join read.decision_queue as shown on shown.case_id = drawn.case_id
left join lateral (
  select decision from jsonb_array_elements(known.made) as each(decision) where decision ->> 'decisionId' = drawn.decision_id::text
) as one on true
order by drawn.place`;

export const sampledDecisions = (db: Database, drawn: readonly Candidate[]): Promise<SampledDecision[]> =>
  rowsOf(db, SAMPLED, [drawn.map(({ decisionId }) => decisionId), drawn.map(({ caseId }) => caseId)]);

/** $1 sorting keys text[] of the numbers: an index has them; $2 the numbers text[]. */
const NUMBERED = `
select number, case_id as "caseId" from read.case_queue where number_key = any($1) and number = any($2)`;

/** Cases by their numbers in the diary; what has none is left out. */
export const casesByNumber = (db: Database, numbers: readonly string[]): Promise<{ readonly number: string; readonly caseId: string }[]> =>
  rowsOf(db, NUMBERED, [numbers.map(numberKey), numbers]);

/** $1 cases uuid[]. */
const NUMBERS = `select case_id as "caseId", number from read.case_queue where case_id = any($1) and number is not null`;

/** Numbers in the diary of cases that have one. */
export const numbersOfCases = (db: Database, cases: readonly string[]): Promise<{ readonly caseId: string; readonly number: string }[]> =>
  cases.length === 0 ? Promise.resolve([]) : rowsOf(db, NUMBERS, [[...new Set(cases)]]);
