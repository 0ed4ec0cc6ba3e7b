/** What can be asked of this context from outside: commands and the statement to sign. Every id and time comes with `meta`. */
import { Command, Query } from '@nestjs/cqrs';
import type { Matter as OrderedMatter } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import type { EventContext, Execution, Revision } from '#libs/event-log';
import type { Withheld } from '#libs/diary/events';
import type { Refusal } from '#libs/kernel';
import type { DecisionBasis } from '../decide/basis';
import type { AskedChange, BoardQuestions, CaseCommand, WriteOff } from '../decide/commands';
import type { DecisionContent } from '../events';

/** Commands that need more of the world than their case have messages of their own. */
export type PlainCaseCommand = Exclude<
  CaseCommand,
  { readonly type: 'RegisterApplication' | 'Decide' | 'WriteOff' | 'CorrectDecision' | 'RevokeDecision' }
>;

export class GiveCaseCommand extends Command<Execution> {
  constructor(
    readonly caseId: string,
    readonly command: PlainCaseCommand,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

export interface Registration {
  /** The region's number; null = give it the next of our own. */
  readonly number: string | null;
  readonly registeredOn: string;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly withheld: Withheld | null;
}

/** Enters the case in the diary, then tells the case. */
export class RegisterCase extends Command<Execution> {
  constructor(
    readonly caseId: string,
    readonly registration: Registration,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

/** What is decided, but for who signs it and when. */
export type Proposed =
  | { readonly type: 'Decide'; readonly boardQuestions: BoardQuestions; readonly content: DecisionContent }
  | ({ readonly type: 'WriteOff'; readonly boardQuestions: BoardQuestions } & Pick<WriteOff, 'cause' | 'reasons'>);

export interface StatementShown {
  readonly decisionId: string;
  readonly decidedOn: string;
  /** SHA-256 of the statement's canonical bytes, hex. */
  readonly digest: string;
  /** What is to be read before approving. */
  readonly text: string;
  /** The statement, canonical JSON as text. */
  readonly statement: string;
  /** Revision of the case that it is bound to. */
  readonly revision: Revision;
}

/** The statement of a decision as the case stands, or why it can't be decided. Changes nothing. */
export class ShowStatement extends Query<{ readonly shown: StatementShown } | { readonly refusal: Refusal }> {
  constructor(
    readonly caseId: string,
    readonly proposed: Proposed,
    readonly meta: EventContext,
  ) {
    super();
  }
}

/** What a decision of a kind would rest on today, for the person who asks. */
export interface ShownBasis extends DecisionBasis {
  readonly kind: DecisionKind;
  readonly amountOre: number;
  /** The day in Sweden that it was looked up for. */
  readonly on: string;
  /** What the order says of such a matter, whoever asks. */
  readonly matters: readonly OrderedMatter[];
  /** Revision of the case that was looked at. */
  readonly revision: Revision;
}
/** Changes nothing. Refused when the person may not decide in this case at all. */
export class ShowBasis extends Query<{ readonly basis: ShownBasis } | { readonly refusal: Refusal }> {
  constructor(
    readonly caseId: string,
    readonly kind: DecisionKind,
    /** 0 unless it grants something. */
    readonly amountOre: number,
    readonly meta: EventContext,
  ) {
    super();
  }
}

/** A new sign-in for one statement or several, from the session; never from a body. */
export interface SignedApproval {
  /** SHA-256 of each statement that it was asked for, hex, in that order. */
  readonly digests: readonly string[];
  readonly acr: string;
  /** Seconds since 1970. */
  readonly authTime: number;
}

/** `step-up`: the statement is right, but no fresh sign-in approves it. */
export type DecisionOutcome = Execution | { readonly kind: 'step-up'; readonly digest: string };

export class DecideCase extends Command<DecisionOutcome> {
  constructor(
    readonly caseId: string,
    readonly proposed: Proposed,
    /** What the person was shown. */
    readonly shown: Pick<StatementShown, 'decisionId' | 'decidedOn' | 'digest'>,
    readonly approval: SignedApproval | null,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

/** The statement of a correction or a revocation as the case stands, or why it can't be made. Changes nothing. */
export class ShowChange extends Query<{ readonly shown: StatementShown } | { readonly refusal: Refusal }> {
  constructor(
    readonly caseId: string,
    readonly asked: AskedChange,
    readonly meta: EventContext,
  ) {
    super();
  }
}

export class ChangeDecision extends Command<DecisionOutcome> {
  constructor(
    readonly caseId: string,
    readonly asked: AskedChange,
    /** Of what the person was shown. */
    readonly digest: string,
    readonly approval: SignedApproval | null,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}
