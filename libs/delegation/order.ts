/** The board's delegation order and who holds which post, as the stream `delegation-<boardId>` tells it. */
import type { Person } from '#libs/event-log';
import type { Role } from '#libs/kernel';
import type { DelegationEvent, DelegationItem } from './events';

type BodyOf<T extends DelegationEvent['type']> = Extract<DelegationEvent, { type: T }>['body'];

export type OrderVersion = BodyOf<'DelegationOrderAdopted'>;
/** `to` is the last day, inclusive, as shortened when the post was left. */
export type Assignment = BodyOf<'PostAssigned'>;
/** As the förvaltningschef gave it; who gave it and in which post was looked up in the register that day. */
export type SubDelegation = BodyOf<'SubDelegationGranted'>;
export type Revocation = BodyOf<'DelegationRevoked'> & {
  /** How many versions had been adopted: a revocation says nothing about an order that the board adopts after it. */
  readonly versionsThen: number;
};

export interface OrderState {
  /** In the order in which they were recorded. */
  readonly versions: readonly OrderVersion[];
  readonly subDelegations: readonly SubDelegation[];
  readonly revocations: readonly Revocation[];
  readonly assignments: readonly Assignment[];
}

export const noOrder: OrderState = { versions: [], subDelegations: [], revocations: [], assignments: [] };

export function evolveOrder(state: OrderState, event: DelegationEvent): OrderState {
  switch (event.type) {
    case 'DelegationOrderAdopted':
      return { ...state, versions: [...state.versions, event.body] };
    case 'SubDelegationGranted':
      return { ...state, subDelegations: [...state.subDelegations, event.body] };
    case 'DelegationRevoked':
      return { ...state, revocations: [...state.revocations, { ...event.body, versionsThen: state.versions.length }] };
    case 'PostAssigned':
      return { ...state, assignments: [...state.assignments, event.body] };
    case 'PostAssignmentEnded': {
      const { assignmentId, lastDay } = event.body;
      return {
        ...state,
        assignments: state.assignments.map((held) => (held.assignmentId === assignmentId ? { ...held, to: lastDay } : held)),
      };
    }
  }
}

/**
 * The version in force on a day: the latest `validFrom` not after it, of equals the one adopted last, of equals the one recorded last.
 * `index` is its place among the versions.
 */
export function orderOn(state: OrderState, day: string): { readonly version: OrderVersion; readonly index: number } | undefined {
  let found: { version: OrderVersion; index: number } | undefined;
  for (const [index, version] of state.versions.entries())
    if (version.validFrom <= day && (!found || precedence(version) >= precedence(found.version))) found = { version, index };
  return found;
}
/** The first day on which another version is in force instead of the one at `index`; null = none yet. Not after its own first day: it never was. */
export function replacedFrom(state: OrderState, index: number): string | null {
  const own = precedence(state.versions[index]!);
  const later = state.versions.filter((one, place) => precedence(one) > own || (precedence(one) === own && place > index));
  return later.map(({ validFrom }) => validFrom).toSorted()[0] ?? null;
}
const precedence = ({ validFrom, adoptedOn }: OrderVersion): string => `${validFrom} ${adoptedOn}`;

/**
 * The item of a number in the version in force on a day; undefined when there is none, or two: nobody can say which of them is meant. Revoked or not.
 */
export function itemOn(
  state: OrderState,
  number: string,
  day: string,
): { readonly version: OrderVersion; readonly index: number; readonly item: DelegationItem } | undefined {
  const found = orderOn(state, day);
  const items = found?.version.items.filter((one) => one.number === number) ?? [];
  return found && items.length === 1 ? { ...found, item: items[0]! } : undefined;
}

/** The revocation that takes an item out of the version at `index` on a day. */
export const revocationOn = (state: OrderState, itemNumber: string, index: number, day: string): Revocation | undefined =>
  state.revocations.find(({ number, from, versionsThen }) => number === itemNumber && from <= day && index < versionsThen);

/** The assignments that are in force on a day. */
export const assignmentsOn = (state: OrderState, day: string): readonly Assignment[] =>
  state.assignments.filter(({ from, to }) => from <= day && (to === null || day <= to));

const OUTSIDERS: readonly Role[] = ['adviser', 'applicant', 'auditor', 'system'];
/** Only an employee of the region can decide on delegation (KL 7:5); an adviser from outside never can. */
export const mayHoldPost = ({ role }: Person): boolean => !OUTSIDERS.includes(role);
