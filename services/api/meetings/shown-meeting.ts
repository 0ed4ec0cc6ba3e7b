/** A meeting of the board as it is shown: its steps with the law's days, its list as it was fixed, and what each case has taken in of it. */
import {
  announcedLate,
  approvedLate,
  lastDayToAnnounce,
  lastDayToAppeal,
  lastDayToApprove,
  nextStep,
  noticeOf,
  proofOfNotice,
  type BoardNotice,
  type DocumentLine,
  type MeetingState,
  type NextStep,
  type ReportEntry,
} from '#libs/board-meetings';
import type { CaseRecord, ListedDecision, MeetingFound } from '#projections/board-meetings';

export interface MeetingLine extends NextStep {
  readonly meetingId: string;
  readonly board: string;
  readonly boardId: string;
  readonly meetingOn: string;
  readonly place: string;
  readonly held: boolean;
  readonly cancelled: boolean;
  /** Null = no list has been fixed. */
  readonly listed: number | null;
}

/**
 * What the case has of what is recorded for the meeting: all of it, not yet, or something else. `OTHERWISE` = the case was reported or minuted in another
 * way, or did not take it in.
 */
export type Carried = 'NOTHING_YET' | 'CARRIED' | 'WAITS' | 'OTHERWISE';

/** A line of the list. All but number and place is null where the reader may not see the case. */
export interface ShownEntry {
  readonly nr: number;
  readonly entry: ReportEntry | null;
  readonly organisation: string | null;
  readonly title: string | null;
  readonly dispatchedOn: string | null;
  readonly carried: Carried;
  /** The case's own words for not taking it in. */
  readonly refusal: string | null;
}

export interface ShownMeeting extends MeetingLine {
  readonly state: Omit<MeetingState, 'entries'>;
  readonly entries: readonly ShownEntry[] | null;
  readonly lastDayToApprove: string | null;
  readonly approvedLate: boolean;
  readonly lastDayToAnnounce: string | null;
  readonly announcedLate: boolean;
  /** Of the announcement that is up. */
  readonly lastDayToAppeal: string | null;
  readonly notice: BoardNotice | null;
  readonly proof: readonly DocumentLine[] | null;
}

export function lineOf({ meetingId, state }: MeetingFound, today: string): MeetingLine {
  const { called, cancelled, held, entries } = state;
  const { board, boardId, meetingOn, place } = called;
  const listed = entries?.length ?? null;
  return { meetingId, board, boardId, meetingOn, place, held: held !== null, cancelled, listed, ...nextStep(state, today) };
}

function carriedBy({ held, approved, posted, interruptedOn, removedOn }: MeetingState, record: CaseRecord): Carried {
  if (!held) return record.recorded === null ? 'NOTHING_YET' : 'OTHERWISE';
  if (record.recorded === null) return 'WAITS';
  if (record.recorded === 'MINUTED' || record.recordedOn !== held.heldOn || record.paragraph !== held.paragraph) return 'OTHERWISE';
  const same =
    record.approvedOn === (approved?.approvedOn ?? null) &&
    record.postedOn === (posted?.postedOn ?? null) &&
    record.interruptedOn === interruptedOn &&
    record.removedOn === removedOn;
  return same ? 'CARRIED' : 'WAITS';
}

const HIDDEN = { entry: null, organisation: null, title: null, dispatchedOn: null, refusal: null, carried: 'NOTHING_YET' } as const;

function shownEntry(entry: ReportEntry, state: MeetingState, found: ListedDecision | undefined, refusal: string | null): ShownEntry {
  const { nr } = entry;
  if (!found) return { nr, ...HIDDEN };
  const { organisation, title, dispatchedOn } = found;
  const carried = found.decisionId === null || refusal !== null ? 'OTHERWISE' : carriedBy(state, found);
  return { nr, entry, organisation, title, dispatchedOn, carried, refusal };
}

/** `found` and `refusals` by case. */
export function shownMeeting(
  meeting: MeetingFound,
  found: ReadonlyMap<string, ListedDecision>,
  refusals: ReadonlyMap<string, string>,
  today: string,
): ShownMeeting {
  const { entries, ...state } = meeting.state;
  const { held, approved, posted } = state;
  return {
    ...lineOf(meeting, today),
    state,
    entries: entries?.map((entry) => shownEntry(entry, meeting.state, found.get(entry.caseId), refusals.get(entry.caseId) ?? null)) ?? null,
    lastDayToApprove: held && lastDayToApprove(held.heldOn),
    approvedLate: approvedLate(meeting.state) ?? false,
    lastDayToAnnounce: approved && lastDayToAnnounce(approved.approvedOn),
    announcedLate: announcedLate(meeting.state) ?? false,
    lastDayToAppeal: posted && lastDayToAppeal(posted.postedOn),
    notice: noticeOf(meeting.state, today),
    proof: proofOfNotice(meeting.state),
  };
}
