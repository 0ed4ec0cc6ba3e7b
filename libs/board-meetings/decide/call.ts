/** A meeting is called, moved and cancelled. */
import { accept, type Decision } from '#libs/kernel';
import { refusals, type Refused } from '#libs/grant-cases';
import type { BoardMeetingEvent } from '../events';
import type { MeetingState } from '../meeting';
import type { CommandOf, MeetingContext } from './commands';

export const no = refusals({
  'meeting-exists': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sammanträdet finns redan. Flytta det om dagen eller platsen ska vara en annan.',
      en: 'The meeting is already there. Move it if the day or the place is to be another.',
    },
  ],
  'no-such-board': [
    'LAW',
    'KL 6:37',
    {
      sv: 'Nämnden har ingen delegationsordning, så det finns inga beslut att anmäla till den. Kontrollera vilken nämnd det gäller.',
      en: 'The board has no delegation order, so there are no decisions to report to it. Check which board it concerns.',
    },
    'boardId',
  ],
  'meeting-cancelled': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sammanträdet är inställt. Lägg in ett nytt sammanträde i stället.',
      en: 'The meeting has been cancelled. Enter a new meeting instead.',
    },
  ],
  'meeting-held': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sammanträdet är hållet, och det som då anmäldes står fast.',
      en: 'The meeting has been held, and what was reported at it stands.',
    },
  ],
  'meeting-before-decisions': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} på listan fattades {decidedOn}, efter den nya dagen. Ta bort det från listan först.',
      en: 'The decision in {number} on the list was made on {decidedOn}, after the new day. Take it off the list first.',
    },
    'meetingOn',
  ],
});

/** Nothing changes a meeting that is cancelled or has been held. */
export const refuseOver = ({ cancelled, held }: MeetingState): Refused | null =>
  cancelled ? no('meeting-cancelled') : held ? no('meeting-held') : null;

export function call(
  { boardId, meetingOn, place }: CommandOf<'CallMeeting'>,
  { called }: MeetingState,
  { board }: MeetingContext,
): Decision<BoardMeetingEvent> {
  if (called)
    return called.boardId === boardId && called.meetingOn === meetingOn && called.place === place ? accept() : no('meeting-exists');
  if (board === null) return no('no-such-board');
  return accept<BoardMeetingEvent>({ type: 'BoardMeetingCalled', body: { board, boardId, meetingOn, place } });
}

export function move({ meetingOn, place, reason }: CommandOf<'MoveMeeting'>, state: MeetingState): Decision<BoardMeetingEvent> {
  const over = refuseOver(state);
  if (over) return over;
  if (state.called!.meetingOn === meetingOn && state.called!.place === place) return accept();
  const later = state.entries?.find(({ decidedOn }) => decidedOn > meetingOn);
  if (later) return no('meeting-before-decisions', { number: later.caseNumber, decidedOn: later.decidedOn });
  return accept<BoardMeetingEvent>({ type: 'BoardMeetingMoved', body: { meetingOn, place, reason } });
}

export function cancel({ reason }: CommandOf<'CancelMeeting'>, state: MeetingState): Decision<BoardMeetingEvent> {
  if (state.cancelled) return accept();
  return refuseOver(state) ?? accept<BoardMeetingEvent>({ type: 'BoardMeetingCancelled', body: { reason } });
}
