/** A decision that is to be reported, as its case, the delegation order and the other meetings of the board tell it. */
import type { DecisionKind, DelegationItem } from '#libs/delegation/events';
import type { Person } from '#libs/event-log';

/** What somebody asks to have on the list. */
export interface Reported {
  readonly caseId: string;
  readonly decisionId: string;
}

/** Where a decision is promised already: `PENDING` = another list may yet come to hold it. */
export interface Placed {
  readonly meetingOn: string;
  readonly how: 'ON_LIST' | 'PENDING';
}

export interface Candidate extends Reported {
  readonly caseNumber: string;
  /** Of the case's scheme; null when it can't be read. */
  readonly boardId: string | null;
  readonly decidedOn: string;
  readonly decider: Person;
  readonly postTitle: string;
  readonly itemNumber: string;
  readonly orderVersion: string;
  readonly outcome: DecisionKind;
  readonly amountOre: number;
  readonly signed: boolean;
  /** By the item of the delegation order that it was made on; null when it can't be read. */
  readonly route: DelegationItem['reporting'] | null;
  /** What the case says of the board already, whichever list it stands on. */
  readonly recorded: { readonly route: 'REPORTED' | 'MINUTED'; readonly on: string } | null;
  /** On the list of another meeting. */
  readonly placed: Placed | null;
  /** The one who asks has a conflict of interest in the case (KL 6:30). */
  readonly barred: boolean;
}
