/** The board's meetings, one row for each, with what has been recorded for it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { boardMeetingEvents, MEETING_PREFIX, type BoardMeetingEvent, type ReportEntry } from '#libs/board-meetings/events';
import type { Json } from '#libs/kernel';
import type { ProjectedEvent, Projection } from '#libs/projection-runtime';

type BodyOf<T extends BoardMeetingEvent['type']> = Extract<BoardMeetingEvent, { type: T }>['body'];

/** Null = it has not been done. */
export interface MeetingFacts {
  readonly called: BodyOf<'BoardMeetingCalled'>;
  readonly cancelled: boolean;
  readonly entries: readonly ReportEntry[] | null;
  readonly held: BodyOf<'BoardMeetingHeld'> | null;
  readonly approved: BodyOf<'BoardMinutesApproved'> | null;
  /** The announcement that is up, or was taken down after its time. */
  readonly posted: BodyOf<'BoardAnnouncementPosted'> | null;
  /** Until a new announcement has made it good. */
  readonly interruptedOn: string | null;
  readonly removedOn: string | null;
}

export type MeetingRow = {
  meeting_id: string;
  board_id: string;
  board: string;
  meeting_on: string;
  place: string;
  cancelled: boolean;
  decision_ids: string[];
  facts: Json;
  revision: number;
  position: number;
};

const justCalled = (called: MeetingFacts['called']): MeetingFacts => ({
  called,
  cancelled: false,
  entries: null,
  held: null,
  approved: null,
  posted: null,
  interruptedOn: null,
  removedOn: null,
});

function after(facts: MeetingFacts, event: ProjectedEvent<BoardMeetingEvent>): MeetingFacts {
  switch (event.type) {
    case 'BoardMeetingCalled':
      return justCalled(event.body);
    case 'BoardMeetingMoved':
      return { ...facts, called: { ...facts.called, meetingOn: event.body.meetingOn, place: event.body.place } };
    case 'BoardMeetingCancelled':
      return { ...facts, cancelled: true };
    case 'ReportListFixed':
      return { ...facts, entries: event.body.entries };
    case 'BoardMeetingHeld':
      return { ...facts, held: event.body };
    case 'BoardMinutesApproved':
      return { ...facts, approved: event.body };
    case 'BoardAnnouncementPosted':
      return { ...facts, posted: event.body, interruptedOn: null, removedOn: null };
    case 'BoardAnnouncementInterrupted':
      return { ...facts, posted: null, interruptedOn: event.body.interruptedOn, removedOn: null };
    case 'BoardAnnouncementRemoved':
      return { ...facts, removedOn: event.body.removedOn };
  }
}

export const boardMeetings: Projection<MeetingRow, BoardMeetingEvent> = {
  name: 'board_meetings',
  version: 1,
  handles: Object.keys(boardMeetingEvents) as BoardMeetingEvent['type'][],
  tableSql: readFileSync(path.join(__dirname, 'meetings.sql'), 'utf8'),
  key: ['meeting_id'],
  perStream: true,
  keysOf: ({ stream }) => [[stream.slice(MEETING_PREFIX.length)]],
  fold(row, event, [meetingId]) {
    const before = row ? (row.facts as unknown as MeetingFacts) : event.type === 'BoardMeetingCalled' ? justCalled(event.body) : undefined;
    if (!before) return undefined;
    const facts = after(before, event);
    const { called, cancelled, entries } = facts;
    return {
      meeting_id: meetingId as string,
      board_id: called.boardId,
      board: called.board,
      meeting_on: called.meetingOn,
      place: called.place,
      cancelled,
      decision_ids: (entries ?? []).map(({ decisionId }) => decisionId),
      facts: facts as unknown as Json,
      revision: event.revision,
      position: event.position,
    };
  },
};
