/** The chain of a decision, from what is remembered of the case and what is known of the order. */
import { LINK_STATES, LINKS_OF, type Chain, type ChainLink, type LegalRegime, type Link, type LinkState } from './chain';
import type { DecisionFacts } from './facts';
import { appealTime, legalForce, noticeUp, standingOf } from './links/appeal';
import { impartiality, signature } from './links/conduct';
import { delegation, post, routeOf } from './links/delegation';
import { lateDaysOf } from './links/making';
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
    SIGNATURE: () => signature(decision, disposed),
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
