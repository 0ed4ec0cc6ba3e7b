/** The chain of a decision, from what is remembered of the case and what is known of the order. */
import { ownFaults } from './authority';
import { LINK_STATES, LINKS_OF, type Chain, type ChainLink, type LegalRegime, type Link, type LinkState } from './chain';
import type { DecisionFacts } from './facts';
import { routeOf } from './ground';
import { appealTime, legalForce, noticeUp } from './links/appeal';
import { changeFaults } from './links/changes';
import { impartiality, signature } from './links/conduct';
import { standingOf } from './links/court';
import { delegation, post } from './links/delegation';
import { afterwards, lateDaysOf } from './links/making';
import { announcement, minutes, record } from './links/record';
import type { OrderFacts } from './order-facts';

/** What the scheme says of its decisions. `caseGroup` null = it is not known, and not held against the order. */
export interface SchemeFacts {
  readonly legalRegime: LegalRegime;
  readonly caseGroup: string | null;
}

interface Around {
  readonly order: OrderFacts;
  readonly scheme: SchemeFacts;
  readonly disposed: readonly string[];
  /** Calendar day in Sweden. */
  readonly today: string;
}

const worst = (states: readonly LinkState[]): LinkState => LINK_STATES[Math.max(0, ...states.map((state) => LINK_STATES.indexOf(state)))]!;

export function judged(decision: DecisionFacts, { order, scheme, disposed, today }: Around): Chain {
  const { legalRegime, caseGroup } = scheme;
  const LINKS: Readonly<Record<ChainLink, () => Link>> = {
    DELEGATION: () => delegation(decision, order, { caseGroup, disposed }),
    POST: () => post(decision, order, disposed),
    IMPARTIALITY: () => impartiality(decision),
    SIGNATURE: () => signature(decision, disposed, { order, caseGroup }),
    RECORD: () => record(decision, routeOf(decision, order)),
    MINUTES: () => minutes(decision, today),
    ANNOUNCEMENT: () => announcement(decision, today),
    NOTICE_UP: () => noticeUp(decision, today),
    APPEAL_TIME: () => appealTime(decision, legalRegime, today),
    LEGAL_FORCE: () => legalForce(decision, legalRegime, today),
  };
  const links = LINKS_OF[legalRegime].map((link) => LINKS[link]());
  return {
    decisionId: decision.decisionId,
    decidedOn: decision.decidedOn,
    legalRegime,
    standing: standingOf(decision),
    state: worst(links.map(({ state }) => state)),
    whole: links.every(({ on }) => on !== null),
    lateDays: Math.max(0, ...links.map((link) => lateDaysOf(link, today))),
    links,
  };
}

/** The rest of a chain without the order: what the case alone says of it, whatever day it is. */
export interface OwnAccount {
  /** BROKEN as it stands; OPEN = something is still to be done; DONE_LATE = all is done, something of it too late. */
  readonly state: 'BROKEN' | 'OPEN' | 'DONE_LATE' | 'WHOLE';
  /** The link that is broken, or the first that is not made. */
  readonly link: ChainLink | null;
  /** Waited for since this day; and the last day to do it. Null = none. */
  readonly since: string | null;
  readonly due: string | null;
  /** The most that anything was done late, in days. */
  readonly lateDays: number;
}

const END = '9999-12-31';
const AT_REST: OwnAccount = { state: 'WHOLE', link: null, since: null, due: null, lateDays: 0 };

/** A decision that has rightly been revoked, or annulled and taken up anew, has nothing left to be done. */
export function ownAccount(decision: DecisionFacts, legalRegime: LegalRegime, disposed: readonly string[]): OwnAccount {
  const isOver =
    decision.after.some(({ type }) => type === 'CaseReopenedAfterAnnulment') ||
    (afterwards(decision, 'DecisionRevoked').length > 0 && changeFaults(decision, null).length === 0);
  if (isOver) return AT_REST;
  const fault = !disposed.includes('DelegationVerified') && ownFaults(decision).length > 0;
  const all: Partial<Record<ChainLink, () => Link>> = {
    IMPARTIALITY: () => impartiality(decision),
    SIGNATURE: () => signature(decision, disposed, null),
    RECORD: () => record(decision, null),
    MINUTES: () => minutes(decision, END),
    ANNOUNCEMENT: () => announcement(decision, END),
    NOTICE_UP: () => noticeUp(decision, END),
    APPEAL_TIME: () => appealTime(decision, legalRegime, END),
    LEGAL_FORCE: () => legalForce(decision, legalRegime, END),
  };
  const links = LINKS_OF[legalRegime].flatMap((link) => all[link]?.() ?? []);
  const lateDays = Math.max(0, ...links.map((link) => (link.on === null ? 0 : lateDaysOf(link, END))));
  const broken = links.find(({ state }) => state === 'BROKEN');
  if (fault || broken)
    return { state: 'BROKEN', link: fault ? 'DELEGATION' : broken!.link, since: decision.decidedOn, due: null, lateDays };
  const open = links.find(({ on }) => on === null);
  if (open) return { state: 'OPEN', link: open.link, since: open.since ?? decision.decidedOn, due: open.due, lateDays };
  return { ...AT_REST, state: lateDays > 0 ? 'DONE_LATE' : 'WHOLE', lateDays };
}
