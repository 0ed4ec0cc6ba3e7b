/** Where a case stands and whose move it is: one account for all read models that tell it. */
import { awaitsForwarding } from '#libs/timers';
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
      return facts.offers.every((one) => one.late) ? 'OFFICIAL' : 'APPLICANT';
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
      if (facts.appeals.some(awaitsForwarding)) return 'REGISTRAR';
      // between dispatch and the end of the time for appeal the decision waits to be reported to the board and announced (KL 7:8, 8:10)
      return facts.dispatched && !facts.legalForce && !facts.appealEnded ? 'BOARD' : 'OFFICIAL';
    case 'CLOSED':
      // what reaches the region is passed on, however late
      return facts.appeals.some(awaitsForwarding) ? 'REGISTRAR' : 'NONE';
  }
}
