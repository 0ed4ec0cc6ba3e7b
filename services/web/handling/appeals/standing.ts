/** Where an appeal stands, and who may enter what of it. The API decides what is done. */
import type { AppealStanding } from '#libs/timers';
import { isAt, standsAs } from '../case/standing';
import type { ListedCase } from '../case/opened';

export type AppealState = 'TO_EXAMINE' | 'TO_FORWARD' | 'AT_COURT' | 'NOT_FINAL' | 'STANDS' | 'ANNULLED' | 'DISMISSED';

export function stateOf({ regime, receivedOn, examined, forwardedOn, caseNumber, ruling }: AppealStanding): AppealState {
  if (examined === 'DISMISSED') return 'DISMISSED';
  if (ruling) return ruling.finalOn === null ? 'NOT_FINAL' : ruling.outcome === 'ANNULLED' ? 'ANNULLED' : 'STANDS';
  if (receivedOn === null || forwardedOn !== null || caseNumber !== null) return 'AT_COURT';
  return regime === 'FL40' && examined === null ? 'TO_EXAMINE' : 'TO_FORWARD';
}

/** There is a decision, or has been one: what comes from a court is entered whatever has become of the case. */
export const wasDecided = ({ times }: ListedCase): boolean => times.decisionId !== null || times.appeals.length > 0;

/** Who takes in what comes from the court. */
export const takesMail = ({ me, row }: ListedCase): boolean =>
  me.role === 'registrar' || me.role === 'boardSecretary' || standsAs('assigned', me, row);

/** Who enters when the party received the decision. */
export const takesNotice = ({ me, row }: ListedCase): boolean =>
  (me.role === 'registrar' || standsAs('assigned', me, row)) && isAt('DECIDED', row);
