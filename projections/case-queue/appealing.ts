/** How the decision of a case is appealed, as far as it goes with the diary row: the scheme's own rule, and a day. */
import type { SchemeEvent } from '#libs/schemes/events';
import { rowsOf, type Database } from '#projections/reading';

export interface Appealing {
  /** Null when the scheme can't be read. */
  readonly legalRegime: Extract<SchemeEvent, { type: 'SchemeEstablished' }>['body']['legalRegime'] | null;
  /** The first time that the decision that stands was sent to anybody. */
  readonly dispatchedOn: string | null;
}

/** $1 case id. Who may see the row is the caller's rule. */
const APPEALING = `
select
  (select legal_regime from read.scheme_register where scheme_register.scheme_id = case_queue.scheme_id) as "legalRegime",
  (select dispatched_on::text from read.board_reports where board_reports.case_id = case_queue.case_id) as "dispatchedOn"
from read.case_queue where case_id = $1`;

export const appealingOf = async (db: Database, caseId: string): Promise<Appealing> =>
  (await rowsOf<Appealing>(db, APPEALING, [caseId]))[0] ?? { legalRegime: null, dispatchedOn: null };
