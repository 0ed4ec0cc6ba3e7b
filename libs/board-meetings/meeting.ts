/** A meeting of the board as its stream tells it. What lies in the log has happened: nothing is refused here. */
import type { BoardMeetingEvent, ReportEntry } from './events';

type BodyOf<T extends BoardMeetingEvent['type']> = Extract<BoardMeetingEvent, { type: T }>['body'];

export interface MeetingState {
  /** Null = there is no such meeting. Day and place as last moved. */
  readonly called: BodyOf<'BoardMeetingCalled'> | null;
  readonly cancelled: boolean;
  /** Null = no list has been fixed. */
  readonly entries: readonly ReportEntry[] | null;
  readonly held: BodyOf<'BoardMeetingHeld'> | null;
  readonly approved: BodyOf<'BoardMinutesApproved'> | null;
  /** The announcement that is up, or was taken down after its time; null when it was interrupted. */
  readonly posted: BodyOf<'BoardAnnouncementPosted'> | null;
  /** Day of the interruption that has not been made good by a new announcement. */
  readonly interruptedOn: string | null;
  /** Taken down after its time. */
  readonly removedOn: string | null;
}

export const noMeeting: MeetingState = {
  called: null,
  cancelled: false,
  entries: null,
  held: null,
  approved: null,
  posted: null,
  interruptedOn: null,
  removedOn: null,
};

export function evolveMeeting(state: MeetingState, event: BoardMeetingEvent): MeetingState {
  switch (event.type) {
    case 'BoardMeetingCalled':
      return { ...state, called: event.body };
    case 'BoardMeetingMoved': {
      const { meetingOn, place } = event.body;
      return { ...state, called: state.called && { ...state.called, meetingOn, place } };
    }
    case 'BoardMeetingCancelled':
      return { ...state, cancelled: true };
    case 'ReportListFixed':
      return { ...state, entries: event.body.entries };
    case 'BoardMeetingHeld':
      return { ...state, held: event.body };
    case 'BoardMinutesApproved':
      return { ...state, approved: event.body };
    case 'BoardAnnouncementPosted':
      return { ...state, posted: event.body, interruptedOn: null, removedOn: null };
    case 'BoardAnnouncementInterrupted':
      // the time does not run out unless the announcement has been up all of it (KL 13:5)
      return { ...state, posted: null, interruptedOn: event.body.interruptedOn, removedOn: null };
    case 'BoardAnnouncementRemoved':
      return { ...state, removedOn: event.body.removedOn };
  }
}
