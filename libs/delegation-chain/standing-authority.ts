/**
 * What many decisions rest on alike: the same item, cited by the same holder of the same post. Whether it holds is asked once for each stretch of days on
 * which the order and the register of posts say the same, so that all decisions are held against what is known now without being read.
 */
import { plusDays } from '#libs/kernel';
import type { DecisionFacts } from './facts';
import { groundOf, holdersOf, routeOf } from './ground';
import { actedOn } from './links/changes';
import { delegation, post } from './links/delegation';
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
  /** Öre: only what is above it does not hold, since the order allows less than it was thought to. Null = no amount does. */
  readonly aboveOre: number | null;
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

/** What a change of a decision rests on, the day it was made. */
export type ChangeAuthority = { readonly authority: string; readonly on: string; readonly barred: readonly string[] };

/** Of each correction and revocation that was approved; those that say too little are broken as they stand. */
export const changeAuthorities = (schemeId: string, decision: DecisionFacts): readonly ChangeAuthority[] =>
  decision.changes.flatMap((change) => {
    const acted = actedOn(decision, change);
    const authority = acted && authorityKey(schemeId, acted);
    return authority && change.on !== '' ? [{ authority, on: change.on, barred: change.barred }] : [];
  });

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
function decisionOn({ itemNumber, orderVersion, kind, limitOre, post: held, holder }: StandingAuthority, day: string) {
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
  return { ...decision, decisionId: '', declared: null, breaches: [], signature: null, changes: [], after: [] };
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
    const until = days[index + 1] ?? END;
    for (const fault of faultsOn(authority, order, caseGroup, from)) {
      const before = found.findIndex((one) => one.until === from && isSame(one, fault));
      if (before < 0) found.push({ from, until, ...fault });
      else found[before] = { ...found[before]!, until };
    }
  }
  return found;
}

type FaultOn = Pick<UnsoundDays, 'aboveOre' | 'unlessBarred'>;
const isSame = (one: FaultOn, other: FaultOn): boolean =>
  one.aboveOre === other.aboveOre && one.unlessBarred.join() === other.unlessBarred.join();

/** None = it holds that day, whatever the amount within the limit that was read. */
function faultsOn(authority: StandingAuthority, order: OrderFacts, caseGroup: string | null, day: string): readonly FaultOn[] {
  const decision = decisionOn(authority, day);
  const all: FaultOn = { aboveOre: null, unlessBarred: [] };
  const route = routeOf(decision, order);
  if (authority.route !== null && route !== null && authority.route !== route) return [all];
  const faultWith = (barred: readonly string[]): FaultOn | null => {
    const asked = { ...decision, barred };
    const delegates = (amountOre: number): boolean =>
      delegation({ ...asked, amountOre }, order, { caseGroup, disposed: [] }).state === 'HOLDS';
    if (post(asked, order, []).state !== 'HOLDS') return all;
    if (delegates(decision.amountOre)) return null;
    const allowed = groundOf(asked, order)?.line.item.limitOre ?? 0;
    return allowed < decision.amountOre && delegates(allowed) ? { ...all, aboveOre: allowed } : all;
  };
  const usually = faultWith([]);
  if (!usually) return [];
  // where the ordinary holders were barred another may step in, and may have more to decide by
  const ordinary = holdersOf(decision, order).filter((ref) => ref !== authority.holder);
  const then = ordinary.length > 0 ? faultWith(ordinary) : usually;
  if (then && isSame(then, usually)) return [usually];
  return [{ ...usually, unlessBarred: ordinary }, ...(then ? [then] : [])];
}
