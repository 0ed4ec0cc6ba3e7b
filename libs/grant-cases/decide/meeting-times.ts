/** Times that the official offers and the applicant chooses among (FL 24 § as the board's routine). */
import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { isBarred, type CaseState, type Meeting } from '../state';
import type { CommandOf } from './commands';
import { madeId, nextHandling } from './make';
import { present } from './meeting';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'times-not-ahead': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Alla tider ska ligga framåt i tiden. Byt ut dem som har passerat.',
      en: 'All times must lie ahead. Replace those that have passed.',
    },
    'times',
  ],
  'times-twice': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Samma tid står två gånger. Ta bort den ena.', en: 'The same time is there twice. Remove one of them.' },
    'times',
  ],
  'answer-day-passed': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ge sökanden minst till i morgon att svara.', en: 'Give the applicant at least until tomorrow to answer.' },
    'answerBy',
  ],
  'answer-after-times': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sökanden ska svara senast den dag då den första tiden infaller, {first}.',
      en: 'The applicant must answer no later than the day of the first time, {first}.',
    },
    'answerBy',
  ],
  'offer-open': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Sökanden har redan tider att välja bland. Ställ in dem innan du föreslår nya.',
      en: 'The applicant already has times to choose from. Cancel them before you offer new ones.',
    },
  ],
  'meeting-not-yours-to-choose': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Mötet finns inte i ditt ärende. Läs om sidan.', en: 'The meeting is not in your case. Reload the page.' },
    'meetingId',
  ],
  'meeting-answered': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Mötet är redan hållet, avböjt eller inställt. Läs om sidan.',
      en: 'The meeting has already been held, declined or cancelled. Reload the page.',
    },
    'meetingId',
  ],
  'meeting-already-booked': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Mötet är redan bokat till en annan tid. Avböj den och be om nya tider.',
      en: 'The meeting is already booked for another time. Decline it and ask for new times.',
    },
    'meetingId',
  ],
  'time-not-offered': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Tiden är inte en av dem som föreslogs. Välj en av tiderna i listan.',
      en: 'The time is not one of those that were offered. Choose one of the times in the list.',
    },
    'startsAt',
  ],
  'time-passed': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Tiden har passerat. Välj en annan, eller avböj och skriv när du kan.',
      en: 'The time has passed. Choose another, or decline and write when you can come.',
    },
    'startsAt',
  ],
  'nobody-left-to-meet': [
    'LAW',
    'KL 6:30',
    {
      sv: 'De som skulle ha mött dig handlägger inte längre ärendet. Avböj tiderna, så får du nya.',
      en: 'Those who were to meet you no longer handle the case. Decline the times and you will be given new ones.',
    },
    'meetingId',
  ],
});

const isPast = (time: string, { now }: CaseContext): boolean => Temporal.Instant.compare(time, now) <= 0;
const dayIn = (time: string): string => Temporal.Instant.from(time).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString();

export function offer(command: CommandOf<'OfferMeeting'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { place, answerBy, message } = command;
  const times = command.times.toSorted((a, b) => Temporal.Instant.compare(a, b));
  if (state.meetings.some(({ status }) => status === 'OFFERED')) return no('offer-open');
  if (times.length === 0 || times.some((time) => isPast(time, context))) return no('times-not-ahead');
  if (times.some((time, index) => index > 0 && Temporal.Instant.compare(times[index - 1]!, time) === 0)) return no('times-twice');
  if (answerBy <= context.today) return no('answer-day-passed');
  const first = dayIn(times[0]!);
  if (answerBy > first) return no('answer-after-times', { first });
  const who = present(command.participantRefs, state, 'participantRefs', false);
  if ('refusal' in who) return who;
  const meetingId = madeId(context.commandId, 'meeting');
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Inbjudan till möte' });
  return accept<CaseEvent>({
    type: 'MeetingOffered',
    body: { meetingId, times, place, participants: who.people, answerBy, message, handling },
  });
}

/** A meeting that the applicant may still answer about. */
function answerable(state: CaseState, meetingId: string): { readonly meeting: Meeting } | Refused {
  const meeting = state.meetings.find(({ id }) => id === meetingId);
  if (!meeting) return no('meeting-not-yours-to-choose');
  return meeting.status === 'OFFERED' || meeting.status === 'SCHEDULED' ? { meeting } : no('meeting-answered');
}

/** A late answer is an answer. Whoever has become barred since the times were offered is not invited (KL 6:30). */
export function book({ meetingId, startsAt }: CommandOf<'BookMeeting'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const found = answerable(state, meetingId);
  if ('refusal' in found) return found;
  const { status, offer: offered, startsAt: booked } = found.meeting;
  const same = (time: string): boolean => Temporal.Instant.compare(time, startsAt) === 0;
  if (status === 'SCHEDULED') return same(booked!) ? accept() : no('meeting-already-booked');
  const time = offered!.times.find(same);
  if (time === undefined) return no('time-not-offered');
  if (isPast(time, context)) return no('time-passed');
  const participants = offered!.participants.filter(({ ref }) => !isBarred(state, ref));
  if (participants.length === 0) return no('nobody-left-to-meet');
  return accept<CaseEvent>({ type: 'MeetingScheduled', body: { meetingId, startsAt: time, place: offered!.place, participants } });
}

export function decline({ meetingId, reason }: CommandOf<'DeclineMeeting'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const found = answerable(state, meetingId);
  if ('refusal' in found) return found;
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Svar om möte' });
  return accept<CaseEvent>({ type: 'MeetingDeclined', body: { meetingId, reason, handling } });
}
