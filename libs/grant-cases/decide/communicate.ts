/** Letting the applicant see and answer what the decision will build on (FL 25 § as the board's routine). */
import { accept, dayOf, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { CommandOf } from './commands';
import { caseRules, madeId, nextHandling, withFiles } from './make';
import { refusals } from './refusals';
import { arrival, earliestDeadline } from './supplement';

export const no = refusals({
  'communication-deadline-too-soon': [
    'POLICY',
    'nämndens rutin (jfr FL 25 §)',
    {
      sv: 'Ge sökanden minst {days} dagar för att yttra sig: tidigast {earliest}.',
      en: 'Give the applicant at least {days} days to comment: {earliest} at the earliest.',
    },
    'deadline',
  ],
  'communication-unknown': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Utskicket finns inte i ärendet.', en: 'The communication is not in the case.' },
    'communicationId',
  ],
  'already-replied': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Yttrandet är redan inkommet. Lämna tillägg som en ändring av ansökan.',
      en: 'The comments have already been received. Hand in additions as an amendment of the application.',
    },
    'communicationId',
  ],
  'communication-time-left': [
    'POLICY',
    'nämndens rutin (jfr FL 25 §)',
    {
      sv: 'Tiden för yttrande har inte gått ut än. Sista dag är {deadline}.',
      en: 'The time for comments has not run out yet. The last day is {deadline}.',
    },
  ],
  'communication-under-way': [
    'POLICY',
    'nämndens rutin (jfr FL 25 §)',
    {
      sv: 'Underlaget är redan sänt till sökanden. Vänta på svaret i stället för att underlåta det.',
      en: 'The material has already been sent to the applicant. Wait for the reply instead of leaving it out.',
    },
  ],
});

export function send(command: CommandOf<'SendCommunication'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const days = rules.guidelines.days.communication;
  const earliest = earliestDeadline(context.today, days);
  if (command.deadline < earliest) return no('communication-deadline-too-soon', { days, earliest });
  return accept<CaseEvent>({
    type: 'CommunicationSent',
    body: {
      communicationId: madeId(context.commandId, 'communication'),
      material: [...command.material],
      message: command.message,
      deadline: command.deadline,
      handling: nextHandling(state, context, { direction: 'OUT', subject: 'Underlag för yttrande' }),
    },
  });
}

/** A late reply is received too. */
export function reply(command: CommandOf<'ReplyToCommunication'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { communicationId, answer } = command;
  const sent = state.communications.find(({ id }) => id === communicationId);
  if (!sent) return no('communication-unknown');
  if (sent.status === 'REPLIED') return no('already-replied');
  const arrived = arrival(command.receivedAt, context);
  if ('refusal' in arrived) return arrived;
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Yttrande', date: dayOf(arrived.at) });
  const body = { communicationId, receivedAt: arrived.at, answer, handling };
  return accept(...withFiles({ type: 'CommunicationReplied', body, effectiveAt: arrived.at }, command.files));
}

/** A timer that comes too late, or twice, has nothing to say. */
export function flagLapsed(command: CommandOf<'FlagCommunicationLapsed'>, state: CaseState, { today }: CaseContext): Decision<CaseEvent> {
  const { communicationId } = command;
  const sent = state.communications.find(({ id }) => id === communicationId);
  if (!sent) return no('communication-unknown');
  if (sent.status !== 'OPEN' || state.withdrawn || state.decision) return accept();
  if (today <= sent.deadline) return no('communication-time-left', { deadline: sent.deadline });
  return accept<CaseEvent>({ type: 'CommunicationTimeLapsed', body: { communicationId, deadline: sent.deadline } });
}

export function skip({ reason }: CommandOf<'SkipCommunication'>, state: CaseState): Decision<CaseEvent> {
  if (state.communications.some(({ status }) => status === 'OPEN')) return no('communication-under-way');
  return state.communicationSkipped === reason ? accept() : accept<CaseEvent>({ type: 'CommunicationSkipped', body: { reason } });
}
