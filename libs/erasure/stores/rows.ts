/** Tables of the processes that hold words about a case, none of which is its history. */
import type { Pool } from 'pg';
import { caseStream } from '#libs/grant-cases/events';
import { ERASED_TEXT, subjectOf } from '#libs/kernel';
import type { Forgetting, Scope } from '../forgetting';

type Means = { readonly pool: Pool };
const rows = (name: string, statement: string, values: (scope: Scope) => unknown[]): ((means: Means) => Forgetting) => {
  return ({ pool }) => ({ name, forget: async (scope) => ({ gone: (await pool.query(statement, values(scope))).rowCount ?? 0 }) });
};
/** Pseudonyms of those whose keys are destroyed. */
const refsOf = ({ kids }: Scope): string[] => kids.map(subjectOf).filter((subject) => subject.startsWith('p_'));

/** $1 stream, $2 what stands there instead. A fault's text can hold a value; that it stands still is not changed. */
const FAILURES = `update projection.failure set error = $2 where stream = $1 and error <> $2`;
export const failures = rows('läsmodellers fel', FAILURES, ({ caseId }) => [caseStream(caseId), ERASED_TEXT]);

/** $1 stream, $2 */
const STANDSTILLS = `update jobs.reactor set failure = $2 where failed_stream = $1 and failure <> $2`;
export const standstills = rows('reaktorers fel', STANDSTILLS, ({ caseId }) => [caseStream(caseId), ERASED_TEXT]);

/** $1 stream, $2, $3 case id. Payloads are ids; what went wrong may say an address. */
const JOB_ERRORS = `update jobs.outbox set error = $2 where error <> $2 and (stream = $1 or position($3 in payload::text) > 0)`;
export const jobErrors = rows('jobb', JOB_ERRORS, ({ caseId }) => [caseStream(caseId), ERASED_TEXT, caseId]);

/**
 * $1 case id, $2 pseudonyms. Answers about the case, and all that the persons were given, drafts included. The log's own ids guard against a command that is
 * sent once more.
 */
const ANSWERS = `delete from app.idempotency i
  where position($1 in i.route) > 0 or position($1 in i.answer::text) > 0 or position($1 in i.headers::text) > 0 or i.person_ref = any ($2)`;
export const answers = rows('givna svar', ANSWERS, (scope) => [scope.caseId, refsOf(scope)]);

/** $1 case id */
const NOTICES = 'delete from app.notice_waiting where case_id = $1';
export const waitingNotices = rows('väntande notiser', NOTICES, ({ caseId }) => [caseId]);

/** $1 case id, $2 pseudonym */
const APPLICANT = 'select app.forget_applicant($1, $2) as gone';
/** Who has no other case is nobody that we know: person, sessions, settings. */
export const persons = ({ pool }: Means): Forgetting => ({
  name: 'personer',
  async forget(scope) {
    let gone = 0;
    for (const ref of refsOf(scope)) if ((await pool.query<{ gone: boolean }>(APPLICANT, [scope.caseId, ref])).rows[0]!.gone) gone += 1;
    return { gone };
  },
});
