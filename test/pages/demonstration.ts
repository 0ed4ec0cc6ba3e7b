/** The cases of the demonstration, by the stage they stand at when the tests begin. What one test changes the next one finds changed: a walk applies for a case of its own. */
import { derivedId } from '#libs/kernel';
import { DEMONSTRATION } from '../../services/cli/demonstration/ids';

const caseId = (key: string): string => derivedId(DEMONSTRATION, `case/${key}`);

const meetingId = (name: string): string => derivedId(DEMONSTRATION, `meeting/${name}`);
/** The board's: one that has been held, whose announcement is up, and one to come. */
export const MEETINGS = { held: meetingId('held'), coming: meetingId('coming') } as const;

export const CASES = {
  /** Just arrived: the registrar has the next move. */
  received: caseId('stark-idrott'),
  /** On paper, with a number from the region's own diary; nobody handles it yet. */
  unassigned: caseId('oppet-kok'),
  /** One supplement has come, another is awaited from Amina. */
  waitingForSupplement: caseId('landsbygdens-unga'),
  /** The meeting that is to sort out the own share is booked. */
  meetingPlanned: caseId('rorelsegladje'),
  /** Leila is out of the case; Per has just found a conflict of interest. */
  conflictOfInterest: caseId('handkraft'),
  /** Everybody has assessed it; the proposal is next. */
  assessed: caseId('fri-skate'),
  /** Proposed and submitted: Anna decides. */
  readyForDecision: caseId('odla-tillsammans'),
  /** Granted in full to Bengt's organisation, and the decision is sent. */
  granted: caseId('lana-lek'),
} as const;
