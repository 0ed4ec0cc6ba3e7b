/** Everything that can be asked of a meeting of the board, by its secretary. Days are `YYYY-MM-DD` in Sweden. */
import type { Person } from '#libs/event-log';
import type { Candidate, Reported } from '../candidate';

export interface CallMeeting {
  readonly type: 'CallMeeting';
  readonly boardId: string;
  readonly meetingOn: string;
  readonly place: string;
}
/** Until it has been held. */
export interface MoveMeeting {
  readonly type: 'MoveMeeting';
  readonly meetingOn: string;
  readonly place: string;
  readonly reason: string;
}
/** Until it has been held. What was on its list may be put on another's. */
export interface CancelMeeting {
  readonly type: 'CancelMeeting';
  readonly reason: string;
}
/** In the order of the list. Again, until the meeting has been held: the new list replaces the old one. */
export interface FixReportList {
  readonly type: 'FixReportList';
  readonly decisions: readonly Reported[];
}
export interface HoldMeeting {
  readonly type: 'HoldMeeting';
  readonly heldOn: string;
  readonly paragraph: string;
}
export interface ApproveMinutes {
  readonly type: 'ApproveMinutes';
  readonly approvedOn: string;
  readonly approvedBy: readonly string[];
}
/** After approval; again after an interruption. */
export interface PostAnnouncement {
  readonly type: 'PostAnnouncement';
  readonly postedOn: string;
  readonly proof: string;
  readonly minutesAt: string;
}
export interface InterruptAnnouncement {
  readonly type: 'InterruptAnnouncement';
  readonly interruptedOn: string;
  readonly reason: string;
}
/** After the last day to appeal. */
export interface RemoveAnnouncement {
  readonly type: 'RemoveAnnouncement';
  readonly removedOn: string;
}

export type MeetingCommand =
  | CallMeeting
  | MoveMeeting
  | CancelMeeting
  | FixReportList
  | HoldMeeting
  | ApproveMinutes
  | PostAnnouncement
  | InterruptAnnouncement
  | RemoveAnnouncement;
export type MeetingCommandType = MeetingCommand['type'];
export type CommandOf<T extends MeetingCommandType> = Extract<MeetingCommand, { type: T }>;

export interface MeetingContext {
  readonly actor: Person;
  /** Calendar day in Sweden. */
  readonly today: string;
  /** The board's name by its delegation order, when a meeting is called; null = it has none. */
  readonly board: string | null;
  /** The decisions that the command, or the fixed list, is about; null in the place of those that there are not. */
  readonly candidates: readonly (Candidate | null)[];
}
