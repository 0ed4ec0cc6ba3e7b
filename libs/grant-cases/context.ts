import type { Authority, AuthorityQuery, DelegationItem } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import type { Refusal } from '#libs/kernel';
import type { SchemeState } from '#libs/schemes';
import type { Disposable } from './decide/disposable';

/** The answer from the delegation order, with the question it answers: `{ asked, ...findAuthority(order, asked) }`. */
export type AuthorityAnswer = { readonly asked: AuthorityQuery } & ({ readonly authority: Authority } | { readonly refusal: Refusal });

/** The rest of the world as a decision about a case needs it. Everything is given; nothing is looked up. */
export interface CaseContext {
  /** ISO instant, UTC. */
  readonly now: string;
  /** The same instant's day in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
  readonly actor: Person;
  /** UUID; ids of what the command makes are derived from it. */
  readonly commandId: string;
  readonly caseId: string;
  /** Name of the log (`EventLog.origin`) and of the rule set (`EventContext.rules`): they stand in the statement. */
  readonly origin: string;
  readonly rules: string;
  /** The scheme that the application is made under; null refuses what needs it. */
  readonly scheme: SchemeState | null;
  /** Needed for Decide and WriteOff only: `authorityQuery` says what to ask. Null refuses. */
  readonly authority: AuthorityAnswer | null;
  /**
   * How the delegation order says that the board is to be told of the decision (KL 7:8), by what is known now of the day it was made. Needed for
   * ReportToBoard and MinuteSeparately only: `itemOn` says it. Null refuses.
   */
  readonly reporting: DelegationItem['reporting'] | null;
  /**
   * Needed for a grant only; null refuses. `usedOre` is what everything else has used of the year's frame: the reservation for this very decision
   * is not in it (`usedByOthersOre(frame, decisionId)`).
   */
  readonly frame: { readonly year: number; readonly frameOre: number; readonly usedOre: number } | null;
  /** Needed for DecideDisposal only: what of the case could go. Null refuses. */
  readonly disposable: Disposable | null;
  /**
   * Names of the witnesses that are missing for a checkpoint that covers the decision. Needed for DispatchDecision only; null or left out = there is nothing to
   * wait for.
   */
  readonly unwitnessedBy?: readonly string[] | null;
  /** End of the case's stream as loaded: the statement is bound to it. Null for a new stream. */
  readonly head: { readonly revision: number; readonly leafHashB64: string } | null;
}
