/**
 * What the calendar has to tell of a case, and what people answer to it. The system flags and reminds; that a decision takes longer is said to the
 * applicant by a person, and no timer decides anything (KL 6:38).
 */
import { accept, dayOf, type Decision } from '#libs/kernel';
import { lastDayToAppeal, timerKind, timersOf, type Timer } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { CommandOf } from './commands';
import { nextHandling } from './make';
import { refusals } from './refusals';
import { arrival } from './supplement';

export const no = refusals({
  'timer-runs': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Tiden har inte gått ut än. Sista dag är {dueOn}.', en: 'The time has not run out yet. The last day is {dueOn}.' },
  ],
  'timer-has-its-own': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Den tidsfristen flaggas på ett eget sätt.', en: 'That time limit is flagged in a way of its own.' },
    'timer',
  ],
  'appeal-time-runs': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Tiden för överklagande har inte gått ut. Sista dag är {lastDay}.',
      en: 'The time for appeal has not run out. The last day is {lastDay}.',
    },
  ],
  'delay-not-later': [
    'POLICY',
    'nämndens rutin (jfr FL 11 §)',
    {
      sv: 'Den nya dagen ska vara senare än i dag och senare än den som sökanden har fått besked om, {told}.',
      en: 'The new day must be later than today and later than the one that the applicant has been told, {told}.',
    },
    'expectedBy',
  ],
  'delay-not-ahead': [
    'POLICY',
    'nämndens rutin (jfr FL 11 §)',
    { sv: 'Den nya dagen ska vara senare än i dag.', en: 'The new day must be later than today.' },
    'expectedBy',
  ],
  'nothing-to-report': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Inget bidrag är beviljat i ärendet, så det ska inte redovisas.',
      en: 'No grant was approved in this case, so there is nothing to report on.',
    },
  ],
  'report-received': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Redovisningen har redan kommit in. Hör av dig till handläggaren om något behöver läggas till.',
      en: 'The report has already been received. Contact the case officer if anything needs to be added.',
    },
  ],
});

/** Told of by events of their own. */
const OF_THEIR_OWN: readonly string[] = ['SUPPLEMENT', 'COMMUNICATION', 'APPEAL'];

type Told = CommandOf<'FlagDeadlinePassed' | 'RaiseReminder'>;

const sought = (state: CaseState, { timer, ref, dueOn }: Told, today: string): Timer | undefined =>
  state.timing
    ? timersOf(state.timing, today).find((one) => one.kind === timer && one.ref === ref && one.dueOn === dueOn && one.state === 'running')
    : undefined;

/** What comes too late, or twice, or of a timer that has stopped or moved, has nothing to say. */
function tell(command: Told, type: 'DeadlinePassed' | 'ReminderDue', state: CaseState, { today }: CaseContext): Decision<CaseEvent> {
  const { timer, ref, dueOn } = command;
  const reminds = timerKind(timer).reminds === true;
  if (OF_THEIR_OWN.includes(timer) || reminds !== (type === 'ReminderDue')) return no('timer-has-its-own');
  if (!sought(state, command, today)) return accept();
  if (reminds ? today < dueOn : today <= dueOn) return no('timer-runs', { dueOn });
  return accept<CaseEvent>({ type, body: { timer, dueOn, ref } });
}

export const flagPassed = (command: CommandOf<'FlagDeadlinePassed'>, state: CaseState, context: CaseContext): Decision<CaseEvent> =>
  tell(command, 'DeadlinePassed', state, context);
export const raiseReminder = (command: CommandOf<'RaiseReminder'>, state: CaseState, context: CaseContext): Decision<CaseEvent> =>
  tell(command, 'ReminderDue', state, context);

/** That the time has run out is no legal force: only the court knows whether anybody has appealed (KL 13:4). */
export function endAppealTime(state: CaseState, { today }: CaseContext): Decision<CaseEvent> {
  const { timing } = state;
  if (!timing || timing.postedOn === null || timing.appealEnded || timing.legalForce) return accept();
  const { postedOn } = timing;
  const lastDay = lastDayToAppeal(postedOn);
  if (today <= lastDay) return no('appeal-time-runs', { lastDay });
  return accept<CaseEvent>({ type: 'AppealTimeEnded', body: { postedOn, lastDay } });
}

/** The same notice once more changes nothing. */
export function notifyDelay(command: CommandOf<'NotifyDelay'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { reason, expectedBy } = command;
  const told = state.acknowledged;
  if (told?.expectedBy === expectedBy && told.message === reason) return accept();
  if (told && expectedBy <= told.expectedBy) return no('delay-not-later', { told: told.expectedBy });
  if (expectedBy <= context.today) return no('delay-not-ahead');
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Besked om försening' });
  return accept<CaseEvent>({ type: 'DelayNotified', body: { reason, expectedBy, handling } });
}

export function receiveReport(command: CommandOf<'ReceiveReport'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { reportDue, reportReceivedOn } = state.timing!;
  if (reportDue === null) return no('nothing-to-report');
  if (reportReceivedOn !== null) return no('report-received');
  const arrived = arrival(command.receivedAt, context);
  if ('refusal' in arrived) return arrived;
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Redovisning', date: dayOf(arrived.at) });
  const body = { receivedAt: arrived.at, report: command.report, handling };
  return accept<CaseEvent>({ type: 'ReportReceived', body, effectiveAt: arrived.at });
}
