/** Meetings with the applicant (FL 24 § as the board's routine), notes (FL 27 § as routine, TF 2:12) and advice on other funding (FL 6, 8 §§). */
import { accept, type Decision } from '#libs/kernel';
import type { Person } from '#libs/event-log';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { hasDeclared, isBarred, participantOf, type CaseState, type Meeting } from '../state';
import type { CommandOf } from './commands';
import { madeId, nextHandling, sameText } from './make';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'meeting-in-past': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Mötet ska börja framåt i tiden. Välj en ny tid.', en: 'The meeting must begin in the future. Choose a new time.' },
    'startsAt',
  ],
  'meeting-not-yet': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Mötet har inte hållits än. Rätta tidpunkten.', en: 'The meeting has not been held yet. Correct the time.' },
    'heldAt',
  ],
  'meeting-unknown': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Mötet finns inte i ärendet.', en: 'The meeting is not in the case.' },
    'meetingId',
  ],
  'meeting-settled': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Mötet är inte bokat, eller redan hållet, avböjt eller inställt. Boka ett nytt.',
      en: 'The meeting is not booked, or has already been held, declined or cancelled. Book a new one.',
    },
    'meetingId',
  ],
  'nobody-present': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ange minst en deltagare från handläggningen.', en: 'Enter at least one participant from those who handle the case.' },
  ],
  'applicant-absent': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ange minst en person från sökanden.', en: 'Enter at least one person from the applicant.' },
    'fromApplicant',
  ],
  'present-not-participant': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'En av dem som angetts deltar inte i ärendet. Ta bort den personen.',
      en: 'One of those entered does not take part in the case. Remove that person.',
    },
  ],
  'present-barred': [
    'LAW',
    'KL 6:30',
    {
      sv: '{name} är jävig, har en öppen jävsfråga eller är undantagen och får inte vara närvarande.',
      en: '{name} has a conflict of interest, declared or not yet decided on, or is excluded, and may not be present.',
    },
  ],
  'present-undeclared': [
    'LAW',
    'KL 6:30, 7:4',
    {
      sv: '{name} har inte lämnat sin försäkran om opartiskhet. Det ska ske före mötet.',
      en: '{name} has not given a declaration of impartiality. That must be done before the meeting.',
    },
  ],
  'note-in-future': [
    'POLICY',
    'nämndens rutin (jfr FL 27 §)',
    { sv: 'Det som antecknas ska ha hänt. Rätta tidpunkten.', en: 'What is noted must have happened. Correct the time.' },
    'occurredAt',
  ],
  'facts-and-opinion-alike': [
    'POLICY',
    'nämndens rutin (jfr FL 27 §)',
    {
      sv: 'Uppgift och egen bedömning är samma text. Skilj på vad som sades och vad du anser om det.',
      en: 'The facts and your own opinion are the same text. Keep what was said apart from what you think of it.',
    },
    'opinion',
  ],
});

type Present = { readonly people: Person[] } | Refused;

/** The people behind the references: all have a part in the case, none is barred. Declared impartiality is demanded of those who were there. */
export function present(refs: readonly string[], state: CaseState, field: string, declared: boolean): Present {
  if (refs.length === 0) return no('nobody-present', {}, field);
  const people: Person[] = [];
  for (const ref of new Set(refs)) {
    const met = [...state.declarations, ...state.conflicts].find(({ person }) => person.ref === ref);
    const person = participantOf(state, ref)?.person ?? met?.person ?? state.excluded.find((one) => one.ref === ref);
    if (!person) return no('present-not-participant', {}, field);
    if (isBarred(state, ref)) return no('present-barred', { name: person.name }, field);
    if (!participantOf(state, ref) && person.role !== 'delegate') return no('present-not-participant', {}, field);
    if (declared && !hasDeclared(state, ref)) return no('present-undeclared', { name: person.name }, field);
    people.push(person);
  }
  return { people };
}

export function schedule(command: CommandOf<'ScheduleMeeting'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { startsAt, place } = command;
  if (Temporal.Instant.compare(startsAt, context.now) <= 0) return no('meeting-in-past');
  const who = present(command.participantRefs, state, 'participantRefs', false);
  if ('refusal' in who) return who;
  const meetingId = madeId(context.commandId, 'meeting');
  return accept<CaseEvent>({ type: 'MeetingScheduled', body: { meetingId, startsAt, place, participants: who.people } });
}

const refuseSettled = (state: CaseState, meetingId: string, open: readonly Meeting['status'][]): Refused | null => {
  const meeting = state.meetings.find(({ id }) => id === meetingId);
  if (!meeting) return no('meeting-unknown');
  return open.includes(meeting.status) ? null : no('meeting-settled');
};

/** KL 6:30: whoever is barred may neither take part nor be present. */
export function hold(command: CommandOf<'HoldMeeting'>, state: CaseState, { now }: CaseContext): Decision<CaseEvent> {
  const { meetingId, heldAt, fromApplicant } = command;
  const settled = refuseSettled(state, meetingId, ['SCHEDULED']);
  if (settled) return settled;
  if (Temporal.Instant.compare(heldAt, now) > 0) return no('meeting-not-yet');
  if (fromApplicant.length === 0) return no('applicant-absent');
  const who = present(command.presentRefs, state, 'presentRefs', true);
  if ('refusal' in who) return who;
  const body = { meetingId, heldAt, present: who.people, fromApplicant: [...fromApplicant] };
  return accept<CaseEvent>({ type: 'MeetingHeld', body, effectiveAt: heldAt });
}

/** Of a meeting that is booked, or of times that nobody has answered. */
export function cancel({ meetingId, reason }: CommandOf<'CancelMeeting'>, state: CaseState): Decision<CaseEvent> {
  const settled = refuseSettled(state, meetingId, ['OFFERED', 'SCHEDULED']);
  return settled ?? accept<CaseEvent>({ type: 'MeetingCancelled', body: { meetingId, reason } });
}

export function note(command: CommandOf<'RecordNote'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { meetingId, occurredAt, source, channel, facts, opinion } = command;
  if (Temporal.Instant.compare(occurredAt, context.now) > 0) return no('note-in-future');
  if (meetingId !== null && !state.meetings.some(({ id }) => id === meetingId)) return no('meeting-unknown');
  if (opinion !== null && sameText(facts, opinion)) return no('facts-and-opinion-alike');
  const handling = nextHandling(state, context, { direction: 'INTERNAL', subject: 'Tjänsteanteckning' });
  const noteId = madeId(context.commandId, 'note');
  return accept<CaseEvent>({
    type: 'NoteRecorded',
    body: { noteId, meetingId, occurredAt, source, channel, facts, opinion, handling },
    effectiveAt: occurredAt,
  });
}

/** A service, not an outcome: the case goes on. */
export function refer({ funder, advice }: CommandOf<'ReferToOtherFunding'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Hänvisning till annan finansiering' });
  return accept<CaseEvent>({ type: 'ReferredToOtherFunding', body: { funder, advice, handling } });
}
