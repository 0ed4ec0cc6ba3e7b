/** The announcement that the minutes have been approved (KL 8:10, 8:12). It stays up as long as the decisions can be appealed (KL 13:5). */
import { accept, canonicalJson, type Decision } from '#libs/kernel';
import { refusals } from '#libs/grant-cases';
import type { BoardMeetingEvent } from '../events';
import type { MeetingState } from '../meeting';
import { firstDayToAnnounce, lastDayToAppeal } from '../steps';
import type { CommandOf, MeetingContext } from './commands';
import { refuseDay } from './minutes';

export const no = refusals({
  'board-minutes-not-approved': [
    'LAW',
    'KL 8:10',
    {
      sv: 'Protokollet är inte justerat. Tillkännage det när det är det.',
      en: 'The minutes have not been approved. Announce them when they have been.',
    },
  ],
  'board-announcement-up': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Protokollet tillkännagavs {postedOn}. Skriv in ett avbrott om anslaget har tagits ned för tidigt.',
      en: 'The minutes were announced on {postedOn}. Enter an interruption if the announcement was taken down too early.',
    },
  ],
  'board-announcement-missing': [
    'LAW',
    'KL 8:10',
    {
      sv: 'Det finns inget anslag uppe. Skriv in att protokollet är tillkännagivet först.',
      en: 'There is no announcement up. First enter that the minutes have been announced.',
    },
  ],
  'board-announcement-removed': [
    'LAW',
    'KL 8:10',
    { sv: 'Anslaget togs ned {removedOn}.', en: 'The announcement was taken down on {removedOn}.' },
  ],
  'board-announcement-was-up': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Anslaget satt uppe till och med sista dagen, {lastDay}. Skriv in att det är nedtaget i stället.',
      en: 'The announcement was up until the last day, {lastDay}. Enter that it has been taken down instead.',
    },
    'interruptedOn',
  ],
  'board-announcement-too-early': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Anslaget ska sitta uppe till och med {lastDay}. Togs det ned tidigare är det ett avbrott, och det anslås på nytt.',
      en: 'The announcement is to stay up until {lastDay}. If it was taken down earlier, that is an interruption, and it is posted anew.',
    },
    'removedOn',
  ],
});

export function post(command: CommandOf<'PostAnnouncement'>, state: MeetingState, context: MeetingContext): Decision<BoardMeetingEvent> {
  const { postedOn, proof, minutesAt } = command;
  const { posted } = state;
  const body = { postedOn, proof, minutesAt };
  if (posted) return canonicalJson(posted) === canonicalJson(body) ? accept() : no('board-announcement-up', { postedOn: posted.postedOn });
  const first = firstDayToAnnounce(state);
  if (first === null) return no('board-minutes-not-approved');
  return refuseDay(postedOn, first, context, 'postedOn') ?? accept<BoardMeetingEvent>({ type: 'BoardAnnouncementPosted', body });
}

export function interrupt(
  { interruptedOn, reason }: CommandOf<'InterruptAnnouncement'>,
  { posted, interruptedOn: before }: MeetingState,
  context: MeetingContext,
): Decision<BoardMeetingEvent> {
  if (!posted) return before === interruptedOn ? accept() : no('board-announcement-missing');
  const lastDay = lastDayToAppeal(posted.postedOn);
  if (interruptedOn > lastDay) return no('board-announcement-was-up', { lastDay });
  return (
    refuseDay(interruptedOn, posted.postedOn, context, 'interruptedOn') ??
    accept<BoardMeetingEvent>({ type: 'BoardAnnouncementInterrupted', body: { interruptedOn, reason } })
  );
}

export function remove(
  { removedOn }: CommandOf<'RemoveAnnouncement'>,
  { posted, removedOn: before }: MeetingState,
  context: MeetingContext,
): Decision<BoardMeetingEvent> {
  if (!posted) return no('board-announcement-missing');
  if (before !== null) return before === removedOn ? accept() : no('board-announcement-removed', { removedOn: before });
  const lastDay = lastDayToAppeal(posted.postedOn);
  if (removedOn <= lastDay) return no('board-announcement-too-early', { lastDay });
  return (
    refuseDay(removedOn, lastDay, context, 'removedOn') ??
    accept<BoardMeetingEvent>({ type: 'BoardAnnouncementRemoved', body: { removedOn } })
  );
}
