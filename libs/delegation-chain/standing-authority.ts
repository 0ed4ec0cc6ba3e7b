/**
 * What many decisions rest on alike: the same item, cited by the same holder of the same post. Whether it holds is asked once for each stretch of days on
 * which the order and the register of posts say the same, so that all decisions are held against what is known now without being read.
 */
import { plusDays } from '#libs/kernel';
import type { DecisionFacts } from './facts';
import { delegation, holdersOf, post, routeOf } from './links/delegation';
import { recordedRoute, type Route } from './links/record';
import type { OrderFacts } from './order-facts';

/** `key` spells it out, the same for all decisions that rest on the same. */
export type StandingAuthority = {
  readonly schemeId: string;
  readonly itemNumber: string;
  readonly orderVersion: string;
  readonly kind: string;
  readonly limitOre: number | null;
  readonly post: string;
  readonly holder: string;
  /** How the board has been told; null = not yet. */
  readonly route: Route | null;
};

/** Days on which decisions by an authority do not hold: from the first, up to and not with `until`. */
export interface UnsoundDays {
  readonly from: string;
  readonly until: string;
  /** They hold all the same where these were barred: a post may step in for them. Empty = never. */
  readonly unlessBarred: readonly string[];
}

const FIRST = '1900-01-01';
const END = '9999-12-31';

/** Null when the decision says too little to be held against any order: then it is broken as it stands. */
export function authorityKey(schemeId: string, decision: DecisionFacts): string | null {
  const { verified, decider, itemNumber, orderVersion, kind } = decision;
  if (!verified || decider === null || verified.holder !== decider) return null;
  const { limitOre, post: held } = verified;
  return JSON.stringify([schemeId, orderVersion, itemNumber, kind, limitOre, held, decider, recordedRoute(decision)]);
}

export function authorityOf(key: string): StandingAuthority {
  const [schemeId, orderVersion, itemNumber, kind, limitOre, held, holder, route] = JSON.parse(key) as [
    string,
    string,
    string,
    string,
    number | null,
    string,
    string,
    Route | null,
  ];
  return { schemeId, orderVersion, itemNumber, kind, limitOre, post: held, holder, route };
}

/** A decision on a day that rests on it, for as much as the order asks. */
function decisionOn({ itemNumber, orderVersion, kind, limitOre, post: held, holder }: StandingAuthority, day: string): DecisionFacts {
  const evidence = { eventId: '', type: '', position: 0 };
  const amountOre = limitOre ?? 0;
  const cited = { itemNumber, orderVersion };
  const verified = {
    ...evidence,
    ...cited,
    revision: 0,
    decisionId: '',
    post: held,
    holder,
    validOn: day,
    limitOre,
    boardMatter: false,
    head: null,
  };
  const decision = { ...cited, kind, amountOre, decidedOn: day, decider: holder, made: evidence, verified, barred: [] };
  return { ...decision, decisionId: '', declared: null, breaches: [], signature: null, after: [] };
}

/** `caseGroup` = the scheme's, null = not known. */
export function unsoundDays(authority: StandingAuthority, order: OrderFacts, caseGroup: string | null): readonly UnsoundDays[] {
  const { versions, subDelegations, revocations, assignments } = order.state;
  const changes = [
    FIRST,
    ...versions.map(({ validFrom }) => validFrom),
    ...[...subDelegations, ...revocations].map(({ from }) => from),
    ...assignments.flatMap(({ from, to }) => (to === null ? [from] : [from, plusDays(to, 1)])),
  ];
  const days = [...new Set(changes)].toSorted();
  const found: UnsoundDays[] = [];
  for (const [index, from] of days.entries()) {
    const unlessBarred = faultOn(authority, order, caseGroup, from);
    if (unlessBarred === null) continue;
    const until = days[index + 1] ?? END;
    const last = found.at(-1);
    if (last?.until === from && last.unlessBarred.join() === unlessBarred.join()) found[found.length - 1] = { ...last, until };
    else found.push({ from, until, unlessBarred });
  }
  return found;
}

/** Null = it holds that day. */
function faultOn(authority: StandingAuthority, order: OrderFacts, caseGroup: string | null, day: string): readonly string[] | null {
  const decision = decisionOn(authority, day);
  const route = routeOf(decision, order);
  if (delegation(decision, order, { caseGroup, disposed: [] }).state !== 'HOLDS') return [];
  if (authority.route !== null && route !== null && authority.route !== route) return [];
  if (post(decision, order, []).state === 'HOLDS') return null;
  const ordinary = holdersOf(decision, order).filter((ref) => ref !== authority.holder);
  return post({ ...decision, barred: ordinary }, order, []).state === 'HOLDS' ? ordinary : [];
}
