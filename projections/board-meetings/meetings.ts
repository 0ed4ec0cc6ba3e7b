/** The board's meetings, one row for each, as their own rules have them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  boardMeetingEvents,
  evolveMeeting,
  MEETING_PREFIX,
  noMeeting,
  type BoardMeetingEvent,
  type MeetingState,
} from '#libs/board-meetings';
import type { Json } from '#libs/kernel';
import type { Projection } from '#libs/projection-runtime';

export type MeetingRow = {
  meeting_id: string;
  board_id: string;
  board: string;
  meeting_on: string;
  place: string;
  cancelled: boolean;
  decision_ids: string[];
  state: Json;
  revision: number;
  position: number;
};

export const boardMeetings: Projection<MeetingRow, BoardMeetingEvent> = {
  name: 'board_meetings',
  version: 1,
  handles: Object.keys(boardMeetingEvents) as BoardMeetingEvent['type'][],
  tableSql: readFileSync(path.join(__dirname, 'meetings.sql'), 'utf8'),
  key: ['meeting_id'],
  perStream: true,
  keysOf: ({ stream }) => [[stream.slice(MEETING_PREFIX.length)]],
  fold(row, event, [meetingId]) {
    const before = (row?.state as unknown as MeetingState | undefined) ?? noMeeting;
    const state = evolveMeeting(before, event as unknown as BoardMeetingEvent);
    const { called, cancelled, entries } = state;
    if (!called) return undefined;
    return {
      meeting_id: meetingId as string,
      board_id: called.boardId,
      board: called.board,
      meeting_on: called.meetingOn,
      place: called.place,
      cancelled,
      decision_ids: (entries ?? []).map(({ decisionId }) => decisionId),
      state: state as unknown as Json,
      revision: event.revision,
      position: event.position,
    };
  },
};
