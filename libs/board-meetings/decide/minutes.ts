/** The meeting is held, and its minutes are approved (KL 5:69, 6:35). Late is recorded as it was: what has happened can't be refused. */
import { accept, canonicalJson, type Decision } from '#libs/kernel';
import { refusals, type Refused } from '#libs/grant-cases';
import type { BoardMeetingEvent } from '../events';
import type { MeetingState } from '../meeting';
import type { CommandOf, MeetingContext } from './commands';
import { no as callNo } from './call';
import { no as listNo, refuseReported } from './list';

export const no = refusals({
  'meeting-day-in-future': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Dagen har inte inträffat än. Skriv in det när det har skett.',
      en: 'The day has not come yet. Enter it when it has taken place.',
    },
  ],
  'meeting-day-too-early': [
    'LAW',
    'KL 7:8, 5:69, 8:10',
    {
      sv: 'Dagen ligger före det som ska ha skett först, {after}. Rätta den.',
      en: 'The day is before what must have taken place first, {after}. Correct it.',
    },
  ],
  'list-not-fixed': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Anmälningslistan är inte fastställd. Fastställ den först, också om den är tom.',
      en: 'The list of reported decisions has not been fixed. Fix it first, also if it is empty.',
    },
  ],
  'held-on-other-day': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sammanträdet är utlyst till {meetingOn}. Flytta det först om det hölls en annan dag.',
      en: 'The meeting was called for {meetingOn}. Move it first if it was held on another day.',
    },
    'heldOn',
  ],
  'held-otherwise': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sammanträdet är redan inskrivet som hållet, med paragraf {paragraph}. Anmälan står i besluten och ändras inte.',
      en: 'The meeting has already been entered as held, with minute reference {paragraph}. The report stands in the decisions and is not changed.',
    },
  ],
  'not-held': [
    'LAW',
    'KL 5:69, 6:35',
    { sv: 'Sammanträdet är inte inskrivet som hållet. Gör det först.', en: 'The meeting has not been entered as held. Do that first.' },
  ],
  'minutes-approved-already': [
    'LAW',
    'KL 5:69, 6:35',
    { sv: 'Protokollet justerades {approvedOn}.', en: 'The minutes were approved on {approvedOn}.' },
  ],
});

/** A day that has come, and not before what it follows on. */
export function refuseDay(day: string, after: string, { today }: MeetingContext, field: string): Refused | null {
  if (day > today) return no('meeting-day-in-future', {}, field);
  return day < after ? no('meeting-day-too-early', { after }, field) : null;
}

export function hold(command: CommandOf<'HoldMeeting'>, state: MeetingState, context: MeetingContext): Decision<BoardMeetingEvent> {
  const { heldOn, paragraph } = command;
  const { called, cancelled, entries, held } = state;
  if (held) return held.heldOn === heldOn && held.paragraph === paragraph ? accept() : no('held-otherwise', { paragraph: held.paragraph });
  if (cancelled) return callNo('meeting-cancelled');
  if (!entries) return no('list-not-fixed');
  const { meetingOn } = called!;
  if (heldOn !== meetingOn) return no('held-on-other-day', { meetingOn });
  const day = refuseDay(heldOn, meetingOn, context, 'heldOn');
  if (day) return day;
  for (const [index, { nr, decisionId }] of entries.entries()) {
    const candidate = context.candidates[index];
    if (candidate?.decisionId !== decisionId) return listNo('no-such-decision', { nr });
    const refused = refuseReported(candidate);
    if (refused) return refused;
  }
  return accept<BoardMeetingEvent>({ type: 'BoardMeetingHeld', body: { heldOn, paragraph } });
}

export function approve(command: CommandOf<'ApproveMinutes'>, state: MeetingState, context: MeetingContext): Decision<BoardMeetingEvent> {
  const { approvedOn, approvedBy } = command;
  const { held, approved } = state;
  const body = { approvedOn, approvedBy: [...approvedBy] };
  if (approved)
    return canonicalJson(approved) === canonicalJson(body) ? accept() : no('minutes-approved-already', { approvedOn: approved.approvedOn });
  if (!held) return no('not-held');
  return refuseDay(approvedOn, held.heldOn, context, 'approvedOn') ?? accept<BoardMeetingEvent>({ type: 'BoardMinutesApproved', body });
}
