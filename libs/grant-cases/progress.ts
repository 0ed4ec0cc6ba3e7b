/** Where a case is, in the words of the field, and whose move it is. Computed from the state only. */
import { dayOf } from '#libs/kernel';
import { awaitsForwarding } from '#libs/timers';
import { isBarred, officialOf, openSupplements, type CaseState, type DeadlineKind, type Move, type Mover } from './state';

export type Phase =
  | 'NONE'
  | 'RECEIVED'
  | 'REGISTERED'
  | 'AWAITING_SUPPLEMENT'
  | 'MEETING_OFFERED'
  | 'MEETING_PLANNED'
  | 'ASSESSING'
  | 'PROPOSED'
  | 'COMMUNICATED'
  | 'READY_FOR_DECISION'
  | 'AT_BOARD'
  | 'WITHDRAWN'
  | 'DECIDED'
  | 'WRITTEN_OFF'
  | 'CLOSED';

const openCommunication = (state: CaseState) => state.communications.find(({ status }) => status === 'OPEN');
const offeredMeeting = (state: CaseState) => state.meetings.find(({ status }) => status === 'OFFERED');
const plannedMeeting = (state: CaseState) => state.meetings.find(({ status }) => status === 'SCHEDULED');

export function phaseOf(state: CaseState): Phase {
  if (!state.application) return 'NONE';
  if (state.closed) return 'CLOSED';
  if (state.decision) return state.decision.kind === 'AVSKRIVNING' ? 'WRITTEN_OFF' : 'DECIDED';
  if (state.withdrawn) return 'WITHDRAWN';
  if (!state.registration) return 'RECEIVED';
  if (state.proposal?.status === 'SUBMITTED') return state.atBoard ? 'AT_BOARD' : 'READY_FOR_DECISION';
  if (!officialOf(state)) return 'REGISTERED';
  if (openSupplements(state).length > 0) return 'AWAITING_SUPPLEMENT';
  if (openCommunication(state)) return 'COMMUNICATED';
  if (state.proposal) return 'PROPOSED';
  if (offeredMeeting(state)) return 'MEETING_OFFERED';
  return plannedMeeting(state) ? 'MEETING_PLANNED' : 'ASSESSING';
}

/** Advisers who still have something to assess, seen from what the official has assessed. */
function groupIsBehind(state: CaseState): boolean {
  const version = state.application?.version;
  const done = (ref: string) => state.assessments.filter((one) => one.assessor.ref === ref && one.applicationVersion === version).length;
  const official = officialOf(state);
  const demanded = official ? done(official.ref) : 0;
  return (
    demanded > 0 &&
    state.participants.some(({ person, capacity }) => capacity === 'ADVISER' && !isBarred(state, person.ref) && done(person.ref) < demanded)
  );
}

/** Whose move it is now, without `since`: that is kept by `evolve`. */
export function mover(state: CaseState): Omit<Move, 'since'> {
  const move = (who: Mover, deadline: string | null = null, deadlineKind: DeadlineKind | null = null) => ({ who, deadline, deadlineKind });
  const expected = state.acknowledged?.expectedBy ?? null;
  const inTime = (who: Mover) => move(who, expected, expected === null ? null : 'EXPECTED_DECISION');
  switch (phaseOf(state)) {
    case 'NONE':
      return move('NONE');
    case 'CLOSED':
      // what reaches the region is passed on, however late
      return move(state.timing?.appeals.some(awaitsForwarding) ? 'REGISTRAR' : 'NONE');
    case 'RECEIVED':
      return move('REGISTRAR');
    case 'AWAITING_SUPPLEMENT': {
      const open = openSupplements(state);
      const waiting = open.filter(({ status }) => status === 'OPEN');
      return waiting.length > 0
        ? move('APPLICANT', waiting.map(({ deadline }) => deadline).toSorted()[0]!, 'SUPPLEMENT')
        : inTime('OFFICIAL');
    }
    case 'COMMUNICATED':
      return move('APPLICANT', openCommunication(state)!.deadline, 'COMMUNICATION');
    case 'MEETING_OFFERED': {
      const offered = offeredMeeting(state)!;
      const late = state.timing?.asks.some((ask) => ask.id === offered.id && ask.late);
      return late ? inTime('OFFICIAL') : move('APPLICANT', offered.offer!.answerBy, 'MEETING');
    }
    case 'MEETING_PLANNED':
      return move('OFFICIAL', dayOf(plannedMeeting(state)!.startsAt!), 'MEETING');
    case 'ASSESSING':
      return inTime(groupIsBehind(state) ? 'GROUP' : 'OFFICIAL');
    case 'READY_FOR_DECISION':
    case 'WITHDRAWN':
      return state.registration ? inTime('DELEGATE') : move('REGISTRAR');
    case 'AT_BOARD':
      return inTime('BOARD');
    case 'DECIDED':
    case 'WRITTEN_OFF':
      if (state.timing?.appeals.some(awaitsForwarding)) return move('REGISTRAR');
      return state.dispatches.length > 0 && !state.legalForce && !state.timing?.appealEnded ? move('BOARD') : move('OFFICIAL');
    case 'REGISTERED':
    case 'PROPOSED':
      return inTime('OFFICIAL');
  }
}

export const whoseMove = (state: CaseState): Move => state.move;
