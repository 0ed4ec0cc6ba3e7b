/** What the chain of a delegated decision says: link by link, from the board's delegation to legal force (KL 6:37–40, 7:5–8, 8:9–12, 13:4–8). */
import type { Basis, Wording } from '#libs/kernel';

/** In the order in which the law asks for them. */
export const CHAIN_LINKS = [
  'DELEGATION',
  'POST',
  'IMPARTIALITY',
  'SIGNATURE',
  'RECORD',
  'MINUTES',
  'ANNOUNCEMENT',
  'NOTICE_UP',
  'APPEAL_TIME',
  'LEGAL_FORCE',
] as const;
export type ChainLink = (typeof CHAIN_LINKS)[number];

/** From best to worst. LATE was done too late when the link has a day, and is still to be done when it has none. */
export const LINK_STATES = ['HOLDS', 'WAITS', 'LATE', 'BROKEN'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export type LegalRegime = 'KL13' | 'FL40' | 'NOT_APPEALABLE';

/**
 * The links that a decision has. Only what is appealed by laglighetsprövning gains legal force by way of minutes and an announcement (KL 13:5); what is
 * appealed by FL 40 § does so from the notice to the party (FL 44 §); what can't be appealed stands when it has been made and recorded.
 */
export const LINKS_OF: Readonly<Record<LegalRegime, readonly ChainLink[]>> = {
  KL13: CHAIN_LINKS,
  FL40: ['DELEGATION', 'POST', 'IMPARTIALITY', 'SIGNATURE', 'RECORD', 'APPEAL_TIME', 'LEGAL_FORCE'],
  NOT_APPEALABLE: ['DELEGATION', 'POST', 'IMPARTIALITY', 'SIGNATURE', 'RECORD'],
};

/** An event of the case's stream, or of the delegation order's. */
export type Evidence = {
  readonly eventId: string;
  readonly type: string;
  readonly position: number;
};

export interface Link {
  readonly link: ChainLink;
  readonly state: LinkState;
  /** The day that the link came to hold, done late or not; null as long as it has not been done. */
  readonly on: string | null;
  /** The day from which it is waited for; null when something else comes first, or nothing is waited for. */
  readonly since: string | null;
  /** The last day to do it, or the last day that it runs; null when there is none. */
  readonly due: string | null;
  readonly evidence: readonly Evidence[];
  /** What it rests on, in words; of a link that does not hold: why, and what to do. Null when the evidence says it all. */
  readonly why: Wording | null;
  readonly basis: Basis;
  readonly citation: string;
}

/** What has become of the decision since. */
export type Standing = 'STANDS' | 'ANNULLED' | 'REVOKED';

export interface Chain {
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly legalRegime: LegalRegime;
  readonly standing: Standing;
  /** The worst of the links. */
  readonly state: LinkState;
  /** Every link has been made, on time or late, and none is broken. */
  readonly whole: boolean;
  /** Days: the most that any link is, or was, late. */
  readonly lateDays: number;
  readonly links: readonly Link[];
}
