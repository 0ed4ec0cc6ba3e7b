/**
 * The storage contract of the streams `board-meeting-<meetingId>` and `board-reports-<boardId>`: a meeting of the board at which decisions made on
 * delegation are reported (KL 7:8), its minutes and their announcement, and which meeting's list a decision is promised to.
 */
import { z } from 'zod';
import { DECISION_KINDS } from '#libs/delegation/events';
import { day, event, freeText, line, ore, person, personal, text, type EventOf } from '#libs/event-log';

/** One line of the list of decisions that are reported (anmälningslista), as it stood when the list was fixed. */
export const reportEntry = z.strictObject({
  /** From 1, in the order of the list. */
  nr: z.int().positive(),
  caseId: z.uuid(),
  caseNumber: line,
  decisionId: z.uuid(),
  decidedOn: day,
  decider: person,
  postTitle: line,
  itemNumber: line,
  orderVersion: line,
  outcome: z.enum(DECISION_KINDS),
  amountOre: ore,
});
export type ReportEntry = z.infer<typeof reportEntry>;

export const boardMeetingEvents = {
  BoardMeetingCalled: event({ sv: 'sammanträde utlyst', en: 'board meeting called' }, ['POLICY', 'nämndens rutin'], {
    board: line,
    boardId: line,
    meetingOn: day,
    place: line,
  }),
  BoardMeetingMoved: event({ sv: 'sammanträde flyttat', en: 'board meeting moved' }, ['POLICY', 'nämndens rutin'], {
    meetingOn: day,
    place: line,
    reason: freeText,
  }),
  BoardMeetingCancelled: event({ sv: 'sammanträde inställt', en: 'board meeting cancelled' }, ['POLICY', 'nämndens rutin'], {
    reason: freeText,
  }),
  ReportListFixed: event({ sv: 'anmälningslista fastställd', en: 'list of reported decisions fixed' }, ['LAW', 'KL 7:8'], {
    entries: z.array(reportEntry).max(2000),
  }),
  BoardMeetingHeld: event({ sv: 'sammanträde hållet', en: 'board meeting held' }, ['LAW', 'KL 7:8'], {
    heldOn: day,
    /** Of the minutes, under which the list was reported. */
    paragraph: line,
  }),
  BoardMinutesApproved: event({ sv: 'nämndens protokoll justerat', en: 'board minutes approved' }, ['LAW', 'KL 5:69, 6:35'], {
    approvedOn: day,
    approvedBy: z.array(personal(line)).min(1).max(10),
  }),
  BoardAnnouncementPosted: event({ sv: 'nämndens protokoll tillkännagivet', en: 'board minutes announced' }, ['LAW', 'KL 8:10, 8:12'], {
    postedOn: day,
    /** Address on the notice board, or other proof that it is there. */
    proof: line,
    /** Where the minutes can be read. */
    minutesAt: line,
  }),
  BoardAnnouncementInterrupted: event({ sv: 'nämndens anslag avbrutet', en: 'board announcement interrupted' }, ['LAW', 'KL 13:5'], {
    interruptedOn: day,
    reason: text,
  }),
  BoardAnnouncementRemoved: event({ sv: 'nämndens anslag nedtaget', en: 'board announcement taken down' }, ['LAW', 'KL 8:10, 8:12'], {
    removedOn: day,
  }),
} as const;
export type BoardMeetingEvent = EventOf<typeof boardMeetingEvents>;

/** One stream for each board, in which a meeting says what it is about to put on its list, before it does. */
export const boardReportEvents = {
  ReportsClaimed: event({ sv: 'beslut intecknade för anmälningslista', en: 'decisions claimed for a list' }, ['LAW', 'KL 7:8'], {
    meetingId: z.uuid(),
    /** Of the meeting's stream: the list comes right after it, or never. */
    meetingRevision: z.int().nonnegative(),
    decisionIds: z.array(z.uuid()).min(1).max(2000),
  }),
} as const;
export type BoardReportEvent = EventOf<typeof boardReportEvents>;

export const MEETING_PREFIX = 'board-meeting-';
export const meetingStream = (meetingId: string): string => `${MEETING_PREFIX}${meetingId}`;
export const reportsStream = (boardId: string): string => `board-reports-${boardId}`;
