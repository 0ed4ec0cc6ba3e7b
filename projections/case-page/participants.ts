/** Those who handle a case, without the rest of its page: for whoever decides a conflict of interest and may not read the documents. */
import { rowsOf, type Database } from '#projections/reading';
import type { Participant } from './page';

/** $1 case id. */
const PARTICIPANTS = `select page->'participants' as participants from read.case_page where case_id = $1`;

/** Everybody who has taken part or declared something, first to latest; whether the reader may see them is asked of the access rule beforehand. */
export const participantsOf = async (db: Database, caseId: string): Promise<readonly Participant[]> =>
  (await rowsOf<{ participants: Participant[] }>(db, PARTICIPANTS, [caseId]))[0]?.participants ?? [];
