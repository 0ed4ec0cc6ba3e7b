/** What lies in a case about the decision that was made in it. */
import type { BodyOf, Person } from '../cases/events';

export const DECIDED_OUTCOMES = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG', 'AVVISNING', 'AVSKRIVNING'] as const;
export type DecidedOutcome = (typeof DECIDED_OUTCOMES)[number];

/** What lies in the case about a decision. Null where the content has been disposed of. */
export interface DecisionFacts {
  readonly caseId: string;
  readonly number: string | null;
  readonly schemeId: string;
  readonly organisation: string;
  readonly title: string;
  readonly decisionId: string;
  readonly outcome: DecidedOutcome;
  readonly amountOre: number;
  readonly decidedOn: string;
  readonly deciderName: string;
  readonly decider: Person | null;
  readonly dispatched: boolean;
  readonly legalForce: boolean;
  readonly delegation: BodyOf<'DelegationVerified'> | null;
  /** The event DelegationVerified: where it lies in the log. */
  readonly verified: { readonly eventId: string; readonly position: number; readonly revision: number; readonly recordedAt: string } | null;
  readonly signature: (Omit<BodyOf<'DecisionSigned'>, 'statement' | 'handling' | 'decisionId'> & { readonly at: string }) | null;
}
