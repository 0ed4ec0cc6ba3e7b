/** What an applicant reads about their own cases. Only the columns named here leave the table. */
import type { Wording } from '#libs/kernel';
import { isoInstant, rowsOf, type Database } from '#projections/reading';
import { guidelinesInForce } from '#projections/scheme-register';
import {
  PUBLIC_NOTICE,
  type Advice,
  type Asked,
  type FallenDecision,
  type HandedIn,
  type Happened,
  type PlannedMeeting,
  type ShownDecision,
} from './status';

export interface ApplicantCase {
  readonly caseId: string;
  readonly number: string | null;
  readonly organisation: string;
  readonly title: string;
  readonly amountOre: number;
  readonly receivedAt: string;
  readonly schemeId: string;
  readonly headline: Wording;
  readonly whoseMove: 'APPLICANT' | 'AUTHORITY' | 'NONE';
  readonly nextStep: Wording;
  readonly position: number;
}

/** With the criteria's names, as the guidelines of the application have them. */
export type DecisionAsRead = Omit<ShownDecision, 'criterionReasons'> & {
  readonly criterionReasons: readonly { readonly criterion: string; readonly name: string; readonly text: string }[];
};

export interface ApplicantStatus extends ApplicantCase {
  readonly officialName: string | null;
  readonly readers: readonly string[];
  /** Oldest first. */
  readonly happened: readonly Happened[];
  readonly asked: readonly Asked[];
  readonly meetings: readonly PlannedMeeting[];
  readonly files: readonly HandedIn[];
  readonly advice: readonly Advice[];
  readonly withdrawn: boolean;
  /** Null until it has been dispatched. */
  readonly decision: DecisionAsRead | null;
  /** Decisions that the applicant had and that no longer apply, first to latest. */
  readonly fallen: readonly FallenDecision[];
  readonly publicNotice: string;
  /** What a command that answers is to build on. */
  readonly revision: number;
}

const SUMMARY = `case_id as "caseId", scheme_id as "schemeId", number, organisation, title, amount_ore::float8 as "amountOre", ${isoInstant('received_at')} as "receivedAt",
  headline, whose_move as "whoseMove", next_step as "nextStep", position::float8 as position`;

/** $1 pseudonym of the applicant. Those that wait for the applicant first, then the newest. */
const MINE = `
select ${SUMMARY}
from read.applicant_status
where applicants @> array[$1::text]
order by whose_move = 'APPLICANT' desc, received_at desc, case_id`;

/** $1 pseudonym of the applicant, $2 case id. */
const ONE = `
select ${SUMMARY}, official_name as "officialName", readers, happened, asked, meetings, files, advice, withdrawn, decision, fallen,
  revision, rules.guidelines -> 'criteria' as criteria
from read.applicant_status
${guidelinesInForce('applicant_status.scheme_id', "(received_at at time zone 'Europe/Stockholm')::date")}
where case_id = $2 and applicants @> array[$1::text]`;

/** The applicant's own cases. `applicantRef` is the pseudonym of the signed-in person. */
export const casesOfApplicant = (db: Database, applicantRef: string): Promise<ApplicantCase[]> =>
  rowsOf<ApplicantCase>(db, MINE, [applicantRef]);

type FoundStatus = Omit<ApplicantStatus, 'publicNotice' | 'decision'> & {
  readonly decision: ShownDecision | null;
  readonly criteria: readonly { readonly id: string; readonly name: string }[] | null;
};
const named = (decision: ShownDecision, criteria: readonly { readonly id: string; readonly name: string }[]): DecisionAsRead => ({
  ...decision,
  criterionReasons: decision.criterionReasons.map(({ criterion, text }) => ({
    criterion,
    name: criteria.find(({ id }) => id === criterion)?.name ?? criterion,
    text,
  })),
});

/** One of them; undefined when it isn't the applicant's own. */
export async function statusForApplicant(db: Database, applicantRef: string, caseId: string): Promise<ApplicantStatus | undefined> {
  const [found] = await rowsOf<FoundStatus>(db, ONE, [applicantRef, caseId]);
  if (!found) return undefined;
  const { criteria, decision, ...status } = found;
  return { ...status, decision: decision && named(decision, criteria ?? []), publicNotice: PUBLIC_NOTICE };
}
