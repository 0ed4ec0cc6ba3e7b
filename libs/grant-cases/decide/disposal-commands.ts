/** What can be asked of a case when something in it is to be disposed of. As in commands.ts. */
import type { CaseEvent } from '../events';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];

/** Registrar or administrator, on a decision that somebody else has made. Which files go follows from the events. */
export interface DecideDisposal {
  readonly type: 'DecideDisposal';
  readonly level: BodyOf<'DisposalDecided'>['level'];
  /** Of the subjects whose keys are destroyed, `<case>/<person>`. */
  readonly kids: readonly string[];
  readonly events: readonly string[];
  readonly decision: BodyOf<'DisposalDecided'>['decision'];
  readonly reason: string;
  /** The case's number, typed: what is done can't be undone. */
  readonly number: string;
}
// The system, as it carries a disposal out.
export interface RecordKeyDestroyed {
  readonly type: 'RecordKeyDestroyed';
  readonly disposalId: string;
  readonly kid: string;
  readonly receipt: BodyOf<'SubjectKeyDestroyed'>['receipt'];
}
export interface RecordHandlingDisposed {
  readonly type: 'RecordHandlingDisposed';
  readonly disposalId: string;
}
export interface CompleteErasure {
  readonly type: 'CompleteErasure';
  readonly disposalId: string;
  readonly forgotten: readonly BodyOf<'ErasureCompleted'>['forgotten'][number][];
  readonly sealed: BodyOf<'ErasureCompleted'>['sealed'];
}
/** Registrar, administrator or board secretary: somebody needs what is there. */
export interface HoldDisposal {
  readonly type: 'HoldDisposal';
  readonly reason: string;
}
export interface LiftDisposalHold {
  readonly type: 'LiftDisposalHold';
  readonly reason: string;
}

export type DisposalCommand =
  DecideDisposal | RecordKeyDestroyed | RecordHandlingDisposed | CompleteErasure | HoldDisposal | LiftDisposalHold;
