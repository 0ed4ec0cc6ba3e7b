/** The board's meetings, and the decisions that are or are to be reported at them. Who may see which case is the caller's rule, over `read.case_queue`. */
import type { ReportEntry } from '#libs/board-meetings/events';
import type { DecisionKind, DelegationItem } from '#libs/delegation/events';
import { pageOf, rowsOf, type Database, type PageOutcome, type Placed, type Predicate } from '#projections/reading';
import type { MeetingFacts } from './meetings';
import type { ReportRow } from './reports';

export interface BoardInRegister {
  readonly boardId: string;
  readonly board: string;
}

export interface MeetingFound {
  readonly meetingId: string;
  readonly state: MeetingFacts;
  readonly revision: number;
}

/** What the case itself says of the board. */
export interface CaseRecord {
  readonly recorded: ReportRow['recorded'];
  readonly recordedOn: string | null;
  readonly paragraph: string | null;
  readonly approvedOn: string | null;
  readonly postedOn: string | null;
  readonly interruptedOn: string | null;
  readonly removedOn: string | null;
}

/** A line of a list as it is read now. */
export interface ListedDecision extends CaseRecord {
  readonly caseId: string;
  /** Null when another decision has taken its place, or the case can't be seen. */
  readonly decisionId: string | null;
  readonly organisation: string;
  readonly title: string;
  readonly dispatchedOn: string | null;
}

/** A decision that has been neither reported nor minuted separately. */
export interface UnreportedDecision {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly organisation: string;
  readonly title: string;
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly deciderName: string;
  readonly postTitle: string | null;
  readonly itemNumber: string;
  readonly outcome: DecisionKind;
  readonly amountOre: number;
  readonly boardId: string | null;
  readonly board: string | null;
  /** By the delegation order; null when it can't be read. */
  readonly route: DelegationItem['reporting'] | null;
  /** The list that it stands on, and the day of that meeting. */
  readonly meetingId: string | null;
  readonly meetingOn: string | null;
}

const BOARDS = `
select distinct on (board_id) board_id as "boardId", board
from read.delegation_register where kind = 'ITEM' order by board_id, position desc`;

const MEETING = `meeting_id::text as "meetingId", facts as state, revision`;
/** $1 how many. The latest day first. */
const MEETINGS = `select ${MEETING} from read.board_meetings order by meeting_on desc, meeting_id desc limit $1`;
/** $1 meeting. */
const ONE = `select ${MEETING} from read.board_meetings where meeting_id = $1`;

/** $1 cases uuid[], $2 their decisions uuid[]. Those that the reader may not see are left out. */
const LISTED = `
select case_queue.case_id::text as "caseId", reports.decision_id::text as "decisionId", case_queue.organisation, case_queue.title,
  reports.dispatched_on::text as "dispatchedOn", reports.recorded, reports.recorded_on::text as "recordedOn", reports.paragraph,
  reports.approved_on::text as "approvedOn", reports.posted_on::text as "postedOn", reports.interrupted_on::text as "interruptedOn",
  reports.removed_on::text as "removedOn"
from read.case_queue
left join read.board_reports as reports on reports.case_id = case_queue.case_id and reports.decision_id = any($2)
where case_queue.case_id = any($1) and {{access}}`;

/** $1 board (null = every board). */
const HOW_MANY_UNREPORTED = `
select count(*)::int as total
from read.board_reports as reports
join read.case_queue on case_queue.case_id = reports.case_id
left join read.scheme_register as scheme on scheme.scheme_id = reports.scheme_id
where reports.decision_id is not null and reports.recorded is null and {{access}} and ($1::text is null or scheme.board_id = $1)`;

/** $1 board (null = every board), $2 $3 the place to begin after (null = the oldest), $4 how many. The list that it stands on is looked up for those that are shown. */
const UNREPORTED = `
select waiting.case_id::text as "caseId", waiting.number as "caseNumber", waiting.organisation, waiting.title, waiting.decision_id::text as "decisionId",
  waiting.decided_on::text as "decidedOn", waiting.decider_name as "deciderName", waiting.post_title as "postTitle",
  waiting.item_number as "itemNumber", waiting.outcome, waiting.amount_ore::float8 as "amountOre", waiting.board_id as "boardId", waiting.board,
  item.reporting as route, listed.meeting_id::text as "meetingId", listed.meeting_on::text as "meetingOn", at
from (
  select reports.*, case_queue.number, case_queue.organisation, case_queue.title, scheme.board_id, scheme.board,
    json_build_object('value', reports.decided_on::text, 'id', reports.case_id) as at
  from read.board_reports as reports
  join read.case_queue on case_queue.case_id = reports.case_id
  left join read.scheme_register as scheme on scheme.scheme_id = reports.scheme_id
  where reports.decision_id is not null and reports.recorded is null and {{access}}
    and ($1::text is null or scheme.board_id = $1)
    and ($3::uuid is null or (reports.decided_on, reports.case_id) > ($2::date, $3))
  order by reports.decided_on, reports.case_id
  limit $4
) as waiting
left join lateral (
  select reporting from read.delegation_register
  where board_id = waiting.board_id and kind = 'ITEM' and order_version = waiting.order_version and number = waiting.item_number limit 1
) as item on true
left join lateral (
  select meeting_id, meeting_on from read.board_meetings
  where not cancelled and waiting.decision_id = any(decision_ids) order by meeting_on limit 1
) as listed on true
order by waiting.decided_on, waiting.case_id`;

/** Boards that have a delegation order, by their latest name. */
export const boardsWithOrders = (db: Database): Promise<readonly BoardInRegister[]> => rowsOf<BoardInRegister>(db, BOARDS, []);

/** The latest first: a board meets some ten times a year. */
export const meetings = (db: Database, most = 500): Promise<readonly MeetingFound[]> => rowsOf<MeetingFound>(db, MEETINGS, [most]);

export const meeting = async (db: Database, meetingId: string): Promise<MeetingFound | undefined> =>
  (await rowsOf<MeetingFound>(db, ONE, [meetingId]))[0];

/** What can be read of the lines of a list, by case. */
export async function listedDecisions(
  db: Database,
  access: Predicate,
  entries: readonly ReportEntry[],
): Promise<ReadonlyMap<string, ListedDecision>> {
  const params = [entries.map(({ caseId }) => caseId), entries.map(({ decisionId }) => decisionId)];
  const rows = await rowsOf<ListedDecision>(db, LISTED, params, access);
  return new Map(rows.map((row) => [row.caseId, row]));
}

/** Those that have waited longest first. */
export const unreportedDecisions = (
  db: Database,
  access: Predicate,
  boardId: string | null,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<UnreportedDecision>> =>
  pageOf<UnreportedDecision>(`unreported/${boardId ?? ''}`, cursor, limit, (place, count) =>
    rowsOf<Placed<UnreportedDecision>>(db, UNREPORTED, [boardId, place?.value ?? null, place?.id ?? null, count], access),
  );

/** All of them, on whichever page. */
export const howManyUnreported = async (db: Database, access: Predicate, boardId: string | null): Promise<number> =>
  (await rowsOf<{ total: number }>(db, HOW_MANY_UNREPORTED, [boardId], access))[0]!.total;
