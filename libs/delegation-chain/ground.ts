/** The line of the delegation order that a decision rests on, by what is known now of the day it was made (KL 6:37, 7:5–6). */
import type { DelegationItem } from '#libs/delegation/events';
import { assignmentsOn, itemOn, revocationOn, type Assignment } from '../delegation/order';
import { delegatedIn, refuseSubDelegation, type Delegated } from '../delegation/sub-delegation';
import type { Evidence } from './chain';
import type { DecisionFacts, Verified } from './facts';
import type { OrderFacts } from './order-facts';

export type Cited = DecisionFacts & { readonly verified: Verified };

/** The version in force on the day, and the line of it that the decision rests on. */
export interface Ground {
  readonly version: { readonly name: string; readonly index: number; readonly evidence: readonly Evidence[] };
  readonly line: Delegated;
}

const itemOf = ({ itemNumber, decidedOn }: DecisionFacts, { state }: OrderFacts) => itemOn(state, itemNumber, decidedOn);

/**
 * What takes the ground from a line, whatever is decided by it: the item or what was passed on of it had been revoked, or should never have been passed on.
 * The number that was revoked, or `UNLAWFUL` (KL 7:6); null = it stands.
 */
export function downfall(
  { item, sub }: Delegated,
  { state }: OrderFacts,
  index: number,
  day: string,
): { readonly revoked: string } | 'UNLAWFUL' | null {
  const revoked = [item.number, ...(sub ? [sub.number] : [])].find((number) => revocationOn(state, number, index, day));
  if (revoked !== undefined) return { revoked };
  const unlawful = sub ? refuseSubDelegation(state, state.versions[index]!, sub) : item.grantedBy !== 'BOARD' && !item.subDelegation;
  return unlawful ? 'UNLAWFUL' : null;
}

/** Who holds the line's own post that day, so that nobody may step in for them; undefined when nobody does. */
export const ordinaryHolder = ({ item }: Delegated, { decidedOn, barred }: DecisionFacts, { state }: OrderFacts): Assignment | undefined =>
  assignmentsOn(state, decidedOn).find((held) => held.post === item.post && !barred.includes(held.holder.ref));

/**
 * The line that the decision rests on: of those that stand and reach its post, or that it may step in by, the one that allows most; otherwise the first
 * that reaches it, and the board's own when none does. Null when no item can be told.
 */
export function groundOf(decision: Cited, order: OrderFacts): Ground | null {
  const found = itemOf(decision, order);
  if (!found) return null;
  const { version, index, item } = found;
  const { decidedOn, verified } = decision;
  const { post } = verified;
  const lines = delegatedIn(order.state, version, decidedOn).filter((line) => line.item.number === item.number);
  const own = lines.filter((line) => line.item.post === post);
  const instead = lines.filter((line) => line.item.post !== post && line.item.substitutePost === post);
  const [best] = [...own, ...instead.filter((one) => !ordinaryHolder(one, decision, order))]
    .filter((one) => downfall(one, order, index, decidedOn) === null)
    .toSorted((one, other) => (other.item.limitOre ?? 0) - (one.item.limitOre ?? 0));
  const line = best ?? own[0] ?? instead[0] ?? lines[0]!;
  return { version: { name: version.version, index, evidence: order.adoptions[index] ?? [] }, line };
}

/** How the item says that the board is to be told; null when the item can't be found. */
export const routeOf = (decision: DecisionFacts, order: OrderFacts): DelegationItem['reporting'] | null =>
  itemOf(decision, order)?.item.reporting ?? null;

/** Pseudonyms of those who held the item's own post on the day. */
export const holdersOf = (decision: DecisionFacts, order: OrderFacts): readonly string[] => {
  const found = itemOf(decision, order);
  return assignmentsOn(order.state, decision.decidedOn).flatMap(({ post: held, holder }) =>
    held === found?.item.post ? [holder.ref] : [],
  );
};
