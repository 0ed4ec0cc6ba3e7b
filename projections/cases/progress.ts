/** Where a case stands, whose move it is and what is due: one account for all read models that tell it. */
import { addWorkingDays } from '#libs/kernel';
import type { AccessColumns } from './access';
import type { CaseFacts } from './facts';

export const PHASES = [
  'RECEIVED',
  'REGISTERED',
  'IN_PREPARATION',
  'AWAITING_SUPPLEMENT',
  'MEETING_OFFERED',
  'MEETING_PLANNED',
  'ASSESSING',
  'PROPOSED',
  'COMMUNICATED',
  'READY_FOR_DECISION',
  'REFERRED_TO_BOARD',
  'WITHDRAWN',
  'DECIDED',
  'WRITTEN_OFF',
  'CLOSED',
] as const;
export type Phase = (typeof PHASES)[number];

export const MOVERS = ['REGISTRAR', 'OFFICIAL', 'GROUP', 'APPLICANT', 'DELEGATE', 'BOARD', 'NONE'] as const;
export type Mover = (typeof MOVERS)[number];

export const DEADLINE_KINDS = ['REGISTRATION', 'ACKNOWLEDGEMENT', 'SUPPLEMENT', 'COMMUNICATION', 'MEETING', 'TARGET_DECISION'] as const;
export type Deadline = { kind: (typeof DEADLINE_KINDS)[number]; day: string };

/** Working days from receipt to registration, and from registration to acknowledgement; calendar days from registration to decision. */
const REGISTRATION_DAYS = 1;
const ACKNOWLEDGEMENT_DAYS = 5;
const TARGET_DAYS = 60;

const STAGE_PHASES = {
  SUBMITTED: 'READY_FOR_DECISION',
  WITHDRAWN: 'WITHDRAWN',
  DECIDED: 'DECIDED',
  WRITTEN_OFF: 'WRITTEN_OFF',
  CLOSED: 'CLOSED',
} as const;

export function phaseOf(facts: CaseFacts): Phase {
  if (facts.stage === 'SUBMITTED' && facts.atBoard) return 'REFERRED_TO_BOARD';
  if (facts.stage !== 'OPEN') return STAGE_PHASES[facts.stage];
  if (facts.registeredOn === null) return 'RECEIVED';
  if (facts.official === null) return 'REGISTERED';
  if (facts.supplements.length > 0) return 'AWAITING_SUPPLEMENT';
  if (facts.communications.length > 0) return 'COMMUNICATED';
  if (facts.proposed) return 'PROPOSED';
  if (facts.offers.length > 0) return 'MEETING_OFFERED';
  if (facts.meetings.length > 0) return 'MEETING_PLANNED';
  return Object.keys(facts.filed).length > 0 ? 'ASSESSING' : 'IN_PREPARATION';
}

/** Who handles the case, and who of them may not. */
type Handlers = Pick<AccessColumns, 'participants' | 'barred'>;

/** The official has assessed what an adviser who takes part has not. */
function groupIsBehind({ official, filed }: CaseFacts, { participants, barred }: Handlers): boolean {
  const demanded = official === null ? 0 : (filed[official]?.length ?? 0);
  return participants.some((ref) => ref !== official && !barred.includes(ref) && (filed[ref]?.length ?? 0) < demanded);
}

export function moverOf(facts: CaseFacts, phase: Phase, handlers: Handlers): Mover {
  switch (phase) {
    case 'RECEIVED':
      return 'REGISTRAR';
    case 'REGISTERED':
    case 'IN_PREPARATION':
    case 'MEETING_PLANNED':
    case 'PROPOSED':
      return 'OFFICIAL';
    case 'AWAITING_SUPPLEMENT':
      return facts.supplements.every((one) => one.overdue) ? 'OFFICIAL' : 'APPLICANT';
    case 'ASSESSING':
      return groupIsBehind(facts, handlers) ? 'GROUP' : 'OFFICIAL';
    case 'MEETING_OFFERED':
    case 'COMMUNICATED':
      return 'APPLICANT';
    case 'READY_FOR_DECISION':
      return 'DELEGATE';
    case 'WITHDRAWN':
      return facts.registeredOn === null ? 'REGISTRAR' : 'DELEGATE';
    case 'REFERRED_TO_BOARD':
      return 'BOARD';
    case 'DECIDED':
    case 'WRITTEN_OFF':
      // between dispatch and legal force the decision waits to be reported to the board and announced (KL 7:8, 8:10)
      return facts.dispatched && !facts.legalForce ? 'BOARD' : 'OFFICIAL';
    case 'CLOSED':
      return 'NONE';
  }
}

const workingDays = new Map<string, string>();
function afterWorkingDays(day: string, count: number): string {
  const key = `${day}+${count}`;
  let found = workingDays.get(key);
  if (found === undefined) workingDays.set(key, (found = addWorkingDays(Temporal.PlainDate.from(day), count).toString()));
  return found;
}
const targets = new Map<string, string>();
function targetFrom(day: string): string {
  let found = targets.get(day);
  if (found === undefined) targets.set(day, (found = Temporal.PlainDate.from(day).add({ days: TARGET_DAYS }).toString()));
  return found;
}

/** The first of the deadlines that run; undefined when nothing is waited for. */
export function nextDeadline(facts: CaseFacts): Deadline | undefined {
  if (facts.stage === 'DECIDED' || facts.stage === 'WRITTEN_OFF' || facts.stage === 'CLOSED') return undefined;
  let first: Deadline | undefined;
  const consider = (kind: Deadline['kind'], day: string): void => {
    if (first === undefined || day < first.day) first = { kind, day };
  };
  if (facts.stage === 'OPEN') {
    for (const one of facts.supplements) consider('SUPPLEMENT', one.deadline);
    for (const one of facts.communications) consider('COMMUNICATION', one.deadline);
    for (const one of facts.offers) consider('MEETING', one.answerBy);
  }
  if (facts.registeredOn === null) {
    consider('REGISTRATION', afterWorkingDays(facts.receivedOn, REGISTRATION_DAYS));
    return first;
  }
  if (facts.expectedBy !== null) consider('TARGET_DECISION', facts.expectedBy);
  else {
    if (facts.stage === 'OPEN') consider('ACKNOWLEDGEMENT', afterWorkingDays(facts.registeredOn, ACKNOWLEDGEMENT_DAYS));
    consider('TARGET_DECISION', targetFrom(facts.registeredOn));
  }
  return first;
}
