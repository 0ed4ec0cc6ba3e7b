/** What can be asked of a case when its decision is appealed against, turns out to hold a slip, or has to be made anew. As in commands.ts. */
import type { CaseEvent } from '../events';
import type { Signature } from './commands';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];

/** Registrar or assigned official. Where the time for appeal runs from the day that the party received the decision (FL 44 §). */
export interface RecordNotice {
  readonly type: 'RecordNotice';
  /** From the day it was sent up to today. */
  readonly receivedOn: string;
  readonly proof: string;
}

// Appeals: received, stamped and passed on by the region; decided on by the court. By registrar, board secretary or assigned official.

export interface ReceiveAppeal {
  readonly type: 'ReceiveAppeal';
  /** Null = now; not in the future. */
  readonly receivedAt: string | null;
  readonly appellant: string;
  readonly channel: BodyOf<'AppealReceived'>['channel'];
}
export interface ForwardAppeal {
  readonly type: 'ForwardAppeal';
  readonly appealId: string;
  readonly forwardedOn: string;
  readonly court: string;
}
/** Assigned official or delegate; a dismissal takes the delegate. Only where the authority examines it (FL 45 §). */
export interface ExamineAppeal {
  readonly type: 'ExamineAppeal';
  readonly appealId: string;
  readonly outcome: BodyOf<'AppealExamined'>['outcome'];
  readonly exception: BodyOf<'AppealExamined'>['exception'];
  readonly reasons: string;
}
/** Null `appealId` = an appeal that went to the court and not to the region. Again when a higher court takes it up. */
export interface RecordCourtCase {
  readonly type: 'RecordCourtCase';
  readonly appealId: string | null;
  readonly court: string;
  readonly caseNumber: string;
  readonly notifiedOn: string;
}
/** The board's, by its secretary with the paragraph; or the delegate's own, on a decision that was made on delegation (KL 6:38 2). */
export interface SubmitStatementToCourt {
  readonly type: 'SubmitStatementToCourt';
  readonly appealId: string;
  readonly submittedOn: string;
  /** In the board's minutes; null for a delegate. */
  readonly paragraph: string | null;
}
export interface RecordStay {
  readonly type: 'RecordStay';
  readonly appealId: string;
  readonly court: string;
  readonly orderedOn: string;
}
export interface RecordStayLifted {
  readonly type: 'RecordStayLifted';
  readonly appealId: string;
  readonly court: string;
  readonly liftedOn: string;
}
/** Again, alike but for the day, when it has become final. */
export interface RecordRuling {
  readonly type: 'RecordRuling';
  readonly appealId: string;
  readonly court: string;
  readonly caseNumber: string;
  readonly outcome: BodyOf<'CourtRuled'>['outcome'];
  readonly ruledOn: string;
  readonly finalOn: string | null;
}
/** Assigned official or delegate, when the annulment is final: the matter is decided anew. */
export interface ReopenAfterAnnulment {
  readonly type: 'ReopenAfterAnnulment';
  readonly reason: string;
  /** Of the grant, not returned: what was found in the accounts. */
  readonly paidOre: number;
}

/** What the delegate says of an obvious slip: nothing that was decided is changed. */
export interface AskedCorrection {
  readonly type: 'CorrectDecision';
  readonly field: BodyOf<'DecisionCorrected'>['field'];
  readonly part: string | null;
  /** As it was read: another text now is refused. */
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}
/** What the delegate says of why a decision is revoked. The matter goes through the whole chain once more, to another decision. */
export interface AskedRevocation {
  readonly type: 'RevokeDecision';
  readonly ground: BodyOf<'DecisionRevoked'>['ground'];
  readonly termId: string | null;
  readonly reason: string;
  readonly hearing: string;
  readonly paidOre: number;
}
/** As it is shown before it is approved. */
export type AskedChange = AskedCorrection | AskedRevocation;

/** Delegate with authority that day, after a new sign-in for exactly this. */
export interface CorrectDecision extends AskedCorrection, Signature {}
/** As {@link CorrectDecision}. */
export interface RevokeDecision extends AskedRevocation, Signature {}

export type AppealCommand =
  | RecordNotice
  | ReceiveAppeal
  | ForwardAppeal
  | ExamineAppeal
  | RecordCourtCase
  | SubmitStatementToCourt
  | RecordStay
  | RecordStayLifted
  | RecordRuling;
export type ChangeCommand = ReopenAfterAnnulment | CorrectDecision | RevokeDecision;
