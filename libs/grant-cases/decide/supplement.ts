/** Supplements (FL 6 §; FL 20 and 23 §§ as the board's routine): asked for, reminded of, received or given up. Nothing is dismissed by itself. */
import { accept, dayOf, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { CommandOf } from './commands';
import { caseRules, madeId, nextHandling, withFiles } from './make';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'deadline-too-soon': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Ge sökanden minst {days} dagar: tidigast {earliest}.',
      en: 'Give the applicant at least {days} days: {earliest} at the earliest.',
    },
    'deadline',
  ],
  'supplement-unknown': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Begäran om komplettering finns inte i ärendet.', en: 'The request for supplementary information is not in the case.' },
    'supplementId',
  ],
  'supplement-settled': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Kompletteringen är redan inkommen eller frånfallen. Begär en ny om något saknas.',
      en: 'The supplementary information has already been received or waived. Make a new request if anything is missing.',
    },
    'supplementId',
  ],
  'supplement-received': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Kompletteringen är redan inkommen. Lämna tillägg som en ändring av ansökan.',
      en: 'The supplementary information has already been received. Hand in additions as an amendment of the application.',
    },
    'supplementId',
  ],
  'deadline-not-later': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Den nya tiden ska vara senare än i dag och inte före den förra, {former}.',
      en: 'The new time must be later than today and not before the former, {former}.',
    },
    'newDeadline',
  ],
  'deadline-not-passed': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Tiden har inte gått ut än. Sista dag är {deadline}.', en: 'The time has not run out yet. The last day is {deadline}.' },
  ],
  'arrival-not-yours': [
    'LAW',
    'FL 22 §',
    {
      sv: 'Svaret kommer in när du lämnar det. Utelämna tidpunkten för ankomst.',
      en: 'The reply is received when you hand it in. Leave out the time of arrival.',
    },
    'receivedAt',
  ],
  'arrival-not-yet': [
    'LAW',
    'FL 22 §',
    { sv: 'Tidpunkten för ankomst har inte inträffat än. Rätta den.', en: 'The time of arrival has not come yet. Correct it.' },
    'receivedAt',
  ],
});

const found = (state: CaseState, id: string) => state.supplements.find((one) => one.id === id);

/** The first day that gives the applicant `days` whole days. */
export const earliestDeadline = (today: string, days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();

/** When an answer reached the authority: now, or what staff say about paper. */
export function arrival(receivedAt: string | null, { actor, now }: CaseContext): { readonly at: string } | Refused {
  if (receivedAt === null) return { at: now };
  if (actor.role === 'applicant') return no('arrival-not-yours');
  return Temporal.Instant.compare(receivedAt, now) > 0 ? no('arrival-not-yet') : { at: receivedAt };
}

export function request(command: CommandOf<'RequestSupplement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const days = rules.guidelines.days.supplement;
  const earliest = earliestDeadline(context.today, days);
  if (command.deadline < earliest) return no('deadline-too-soon', { days, earliest });
  return accept<CaseEvent>({
    type: 'SupplementRequested',
    body: {
      supplementId: madeId(context.commandId, 'supplement'),
      items: [...command.items],
      deadline: command.deadline,
      consequence: command.consequence,
      handling: nextHandling(state, context, { direction: 'OUT', subject: 'Begäran om komplettering' }),
    },
  });
}

/** What comes in is received, late or given up on, until the case is decided. */
export function receive(command: CommandOf<'ReceiveSupplement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { supplementId, answer } = command;
  const supplement = found(state, supplementId);
  if (!supplement) return no('supplement-unknown');
  if (supplement.status === 'RECEIVED') return no('supplement-received');
  const arrived = arrival(command.receivedAt, context);
  if ('refusal' in arrived) return arrived;
  const handling = nextHandling(state, context, { direction: 'IN', subject: 'Komplettering', date: dayOf(arrived.at) });
  const body = { supplementId, receivedAt: arrived.at, answer, handling };
  return accept(...withFiles({ type: 'SupplementReceived', body, effectiveAt: arrived.at }, command.files));
}

const refuseSettled = (supplement: ReturnType<typeof found>): Refused | null => {
  if (!supplement) return no('supplement-unknown');
  return supplement.status === 'RECEIVED' || supplement.status === 'WAIVED' ? no('supplement-settled') : null;
};

export function waive({ supplementId, reason }: CommandOf<'WaiveSupplement'>, state: CaseState): Decision<CaseEvent> {
  return refuseSettled(found(state, supplementId)) ?? accept<CaseEvent>({ type: 'SupplementWaived', body: { supplementId, reason } });
}

/** A timer that comes too late, or twice, has nothing to say. */
export function flagOverdue(
  { supplementId }: CommandOf<'FlagSupplementOverdue'>,
  state: CaseState,
  { today }: CaseContext,
): Decision<CaseEvent> {
  const supplement = found(state, supplementId);
  if (!supplement) return no('supplement-unknown');
  if (supplement.status !== 'OPEN' || state.withdrawn || state.decision) return accept();
  if (today <= supplement.deadline) return no('deadline-not-passed', { deadline: supplement.deadline });
  return accept<CaseEvent>({ type: 'SupplementOverdue', body: { supplementId, deadline: supplement.deadline } });
}

export function remind(command: CommandOf<'RemindSupplement'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { supplementId, newDeadline, message } = command;
  const supplement = found(state, supplementId);
  const settled = refuseSettled(supplement);
  if (settled) return settled;
  const former = supplement!.deadline;
  if (newDeadline <= context.today || newDeadline < former) return no('deadline-not-later', { former });
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Påminnelse om komplettering' });
  return accept<CaseEvent>({ type: 'SupplementReminded', body: { supplementId, newDeadline, message, handling } });
}
