/** The rules of a meeting of the board: what a command brings about, or why not. Pure. */
import type { Decider } from '#libs/event-log';
import { refusals, type RefusalTexts } from '#libs/grant-cases';
import type { Decision } from '#libs/kernel';
import type { BoardMeetingEvent } from '../events';
import { evolveMeeting, noMeeting, type MeetingState } from '../meeting';
import { interrupt, no as announcementNo, post, remove } from './announcement';
import { call, cancel, move, no as callNo } from './call';
import type { CommandOf, MeetingCommand, MeetingCommandType, MeetingContext } from './commands';
import { fixList, no as listNo } from './list';
import { approve, hold, no as minutesNo } from './minutes';

const no = refusals({
  'not-the-boards-secretary': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Bara nämndsekreteraren för nämndens sammanträden. Be nämndsekreteraren göra det.',
      en: 'Only the board secretary keeps the board’s meetings. Ask the board secretary to do it.',
    },
  ],
  'no-such-meeting': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Sammanträdet finns inte. Kontrollera länken.', en: 'There is no such meeting. Check the link.' },
  ],
});

/** Every refusal that a meeting can give, by its stable code. */
export const MEETING_REFUSALS: RefusalTexts = Object.assign(
  {},
  ...[no, announcementNo, callNo, listNo, minutesNo].map(({ texts }) => texts),
);

type Rules = {
  readonly [T in MeetingCommandType]: (command: CommandOf<T>, state: MeetingState, context: MeetingContext) => Decision<BoardMeetingEvent>;
};
const RULES: Rules = {
  CallMeeting: call,
  MoveMeeting: move,
  CancelMeeting: cancel,
  FixReportList: fixList,
  HoldMeeting: hold,
  ApproveMinutes: approve,
  PostAnnouncement: post,
  InterruptAnnouncement: interrupt,
  RemoveAnnouncement: remove,
};

function decide(command: MeetingCommand, state: MeetingState, context: MeetingContext): Decision<BoardMeetingEvent> {
  if (context.actor.role !== 'boardSecretary') return no('not-the-boards-secretary');
  if (!state.called && command.type !== 'CallMeeting') return no('no-such-meeting');
  const rule = RULES[command.type] as (
    command: MeetingCommand,
    state: MeetingState,
    context: MeetingContext,
  ) => Decision<BoardMeetingEvent>;
  return rule(command, state, context);
}

export const meetingDecider: Decider<MeetingState, MeetingCommand, BoardMeetingEvent, MeetingContext> = {
  initial: noMeeting,
  evolve: evolveMeeting,
  decide,
};
