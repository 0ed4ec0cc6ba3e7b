/** The delegation order as people read it: as it stands on a day, and in all its versions. Read from the log itself, so it never lags. Pure. */
import {
  assignmentsOn,
  compareItems,
  orderOn,
  refuseSubDelegation,
  replacedFrom,
  revocationOn,
  type Assignment,
  type Comparison,
  type OrderState,
  type OrderVersion,
  type SubDelegation,
} from '#libs/delegation';
import type { DelegationItem } from '#libs/delegation/events';
import type { Language } from '#libs/kernel';

/** IN_FORCE that day; COMING: adopted, and its first day lies ahead; PAST: another has come after; NEVER: another came before its first day. */
export const VERSION_STANDINGS = ['IN_FORCE', 'COMING', 'PAST', 'NEVER'] as const;
export type VersionStanding = (typeof VERSION_STANDINGS)[number];

export type VersionHead = Omit<OrderVersion, 'items'> & {
  readonly items: number;
  readonly standing: VersionStanding;
  /** First day of the version that comes after; null = none yet. */
  readonly replacedFrom: string | null;
};
export interface TakenBack {
  readonly from: string;
  readonly boardParagraph: string;
  readonly reason: string;
}
export type ShownSubDelegation = SubDelegation & {
  readonly revoked: TakenBack | null;
  /** Why nobody can decide by it; null when somebody can. */
  readonly unsound: string | null;
  readonly holders: readonly Assignment[];
};
export type ShownItem = DelegationItem & {
  /** Also when it lies ahead; null = not taken back. */
  readonly revoked: TakenBack | null;
  readonly holders: readonly Assignment[];
  readonly substitutes: readonly Assignment[];
  readonly subDelegations: readonly ShownSubDelegation[];
};
export interface OrderOnDay {
  readonly on: string;
  /** Null = no order was in force that day, or there is no such version. */
  readonly version: VersionHead | null;
  readonly items: readonly ShownItem[];
  /** Everybody who held a post that day. */
  readonly posts: readonly Assignment[];
}
export interface ShownComparison extends Comparison {
  readonly before: VersionHead;
  readonly after: VersionHead;
}

const END_OF_TIME = '9999-12-31';

function headOf(state: OrderState, index: number, today: string): VersionHead {
  const { items, ...head } = state.versions[index]!;
  const next = replacedFrom(state, index);
  const standing =
    next !== null && next <= head.validFrom
      ? 'NEVER'
      : head.validFrom > today
        ? 'COMING'
        : next !== null && next <= today
          ? 'PAST'
          : 'IN_FORCE';
  return { ...head, items: items.length, standing, replacedFrom: next };
}
/** Newest first. */
export const versionsOf = (state: OrderState, today: string): readonly VersionHead[] =>
  state.versions
    .map((_, index) => headOf(state, index, today))
    .toSorted((a, b) => (a.validFrom === b.validFrom ? b.adoptedOn.localeCompare(a.adoptedOn) : b.validFrom.localeCompare(a.validFrom)));

/** Why somebody is away may tell something about them: it is for those who work with the order. */
const without = (held: readonly Assignment[], reasons: boolean): readonly Assignment[] =>
  reasons ? held : held.map((one) => ({ ...one, reason: null }));

export interface Reader {
  readonly today: string;
  readonly language: Language;
  /** Whether the reader is told why posts were filled for a time. */
  readonly reasons: boolean;
}

/** `version` null = the one in force on the day `on`. */
export function orderAsOf(state: OrderState, on: string, version: string | null, { today, language, reasons }: Reader): OrderOnDay {
  const held = without(assignmentsOn(state, on), reasons);
  const inPost = (post: string | null): readonly Assignment[] => held.filter((one) => one.post === post);
  const index = version === null ? (orderOn(state, on)?.index ?? -1) : state.versions.findIndex((one) => one.version === version);
  const found = state.versions[index];
  if (!found) return { on, version: null, items: [], posts: held };
  const taken = (number: string): TakenBack | null => {
    const revocation = revocationOn(state, number, index, END_OF_TIME);
    return revocation ? { from: revocation.from, boardParagraph: revocation.boardParagraph, reason: revocation.reason } : null;
  };
  const passedOn = (item: DelegationItem): readonly ShownSubDelegation[] =>
    state.subDelegations
      .filter(({ orderVersion, itemNumber }) => orderVersion === found.version && itemNumber === item.number)
      .map((sub) => ({
        ...sub,
        revoked: taken(sub.number),
        unsound: refuseSubDelegation(state, found, sub)?.refusal.message[language] ?? null,
        holders: inPost(sub.post),
      }));
  return {
    on,
    version: headOf(state, index, today),
    items: found.items.map((item) => ({
      ...item,
      revoked: taken(item.number),
      holders: inPost(item.post),
      substitutes: inPost(item.substitutePost),
      subDelegations: passedOn(item),
    })),
    posts: held,
  };
}

/** Null when one of them is not there. */
export function comparisonOf(state: OrderState, before: string, after: string, today: string): ShownComparison | null {
  const [one, other] = [before, after].map((name) => state.versions.findIndex(({ version }) => version === name)) as [number, number];
  if (one < 0 || other < 0) return null;
  const items = compareItems(state.versions[one]!.items, state.versions[other]!.items);
  return { ...items, before: headOf(state, one, today), after: headOf(state, other, today) };
}
