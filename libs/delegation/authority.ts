import type { Person } from '#libs/event-log';
import type { Refusal } from '#libs/kernel';
import type { DecisionKind, DelegationItem } from './events';
import type { OrderState } from './order';

export interface AuthorityQuery {
  /** The scheme's case group, e.g. `H`. */
  readonly caseGroup: string;
  readonly kind: DecisionKind;
  /** 0 for everything that grants nothing. */
  readonly amountOre: number;
  /** Pseudonym of the person who wants to decide. */
  readonly holderRef: string;
  /** Calendar day in Sweden. */
  readonly on: string;
  /** Pseudonyms of those who may not take part in the case (KL 6:30): a substitute post may step in for them. Default none. */
  readonly unavailable?: readonly string[];
}

/** The ground that a delegated decision stands on, exact enough to be proven afterwards (KL 13:8 3). */
export interface Authority {
  readonly itemNumber: string;
  readonly orderVersion: string;
  readonly boardParagraph: string;
  readonly post: string;
  readonly postTitle: string;
  readonly holder: Person;
  /** True for an acting holder, and for the substitute post. */
  readonly acting: boolean;
  readonly limitOre: number | null;
  readonly reporting: DelegationItem['reporting'];
  /** What the order says besides, in words: the delegate has to read it. */
  readonly conditions: string | null;
}

/** Whether a person may decide a matter on a day, by KL 7:5–7:6 and the order in force. Refuses whatever can't be read with certainty. */
export function findAuthority(
  _state: OrderState,
  _query: AuthorityQuery,
): { readonly authority: Authority } | { readonly refusal: Refusal } {
  throw new Error('not written yet');
}
