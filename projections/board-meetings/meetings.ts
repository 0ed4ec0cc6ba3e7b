/** The board's meetings, one row for each, with what has been recorded for it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { boardMeetingEvents, MEETING_PREFIX, type BoardMeetingEvent } from '#libs/board-meetings/events';
import type { Json } from '#libs/kernel';
import type { Projection } from '#libs/projection-runtime';
import { evolveMeeting, noMeeting, type MeetingState } from '../../libs/board-meetings/meeting';

/** A meeting that has been called. */
export type MeetingFacts = MeetingState & { readonly called: NonNullable<MeetingState['called']> };

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

const isCalled = (state: MeetingState): state is MeetingFacts => state.called !== null;

export const boardMeetings: Projection<MeetingRow, BoardMeetingEvent> = {
  name: 'board_meetings',
  version: 1,
  handles: Object.keys(boardMeetingEvents) as BoardMeetingEvent['type'][],
  tableSql: readFileSync(path.join(__dirname, 'meetings.sql'), 'utf8'),
  key: ['meeting_id'],
  perStream: true,
  keysOf: ({ stream }) => [[stream.slice(MEETING_PREFIX.length)]],
  fold(row, event, [meetingId]) {
    const facts = evolveMeeting(row ? (row.facts as unknown as MeetingFacts) : noMeeting, event);
    if (!isCalled(facts)) return undefined;
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
