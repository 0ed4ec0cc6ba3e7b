/** What the order says of a kind of matter, for whoever wants to see what a decision would rest on. It grants nothing: `findAuthority` does. */
import type { DecisionKind, DelegationItem } from './events';
import { assignmentsOn, orderOn, revocationOn, type Assignment, type OrderState } from './order';
import { delegatedIn, refuseSubDelegation } from './sub-delegation';

const END_OF_TIME = '9999-12-31';

export interface Matter {
  readonly item: DelegationItem;
  readonly orderVersion: string;
  readonly boardParagraph: string;
  readonly validFrom: string;
  /** The first day of the next version; null = until further notice. */
  readonly replacedFrom: string | null;
  /** The first day that the item no longer holds, also when it lies ahead; null = not revoked. */
  readonly revokedFrom: string | null;
  /** Who holds the item's post, acting holders included, and the post that steps in, on the day. */
  readonly holders: readonly Assignment[];
  readonly substitutes: readonly Assignment[];
}

/** The items on a kind of matter in the order that is in force on a day; none when no order is. */
export function mattersOn(
  state: OrderState,
  { caseGroup, kind, on }: { readonly caseGroup: string; readonly kind: DecisionKind; readonly on: string },
): readonly Matter[] {
  const inForce = orderOn(state, on);
  if (!inForce) return [];
  const { version, index } = inForce;
  const { version: orderVersion, boardParagraph, validFrom } = version;
  const [replacedFrom = null] = state.versions
    .map((one) => one.validFrom)
    .filter((from) => from > on)
    .toSorted();
  const inPost = (post: string | null): readonly Assignment[] => assignmentsOn(state, on).filter((held) => held.post === post);
  const revokedFrom = (number: string | undefined): string[] =>
    number === undefined ? [] : [revocationOn(state, number, index, END_OF_TIME)?.from ?? []].flat();
  return delegatedIn(state, version, on)
    .filter(
      ({ item, sub }) => item.caseGroup === caseGroup && item.kinds.includes(kind) && !(sub && refuseSubDelegation(state, version, sub)),
    )
    .map(({ item, sub }) => ({
      item,
      orderVersion,
      boardParagraph,
      validFrom,
      replacedFrom,
      revokedFrom: [...revokedFrom(item.number), ...revokedFrom(sub?.number)].toSorted()[0] ?? null,
      holders: inPost(item.post),
      substitutes: inPost(item.substitutePost),
    }));
}
