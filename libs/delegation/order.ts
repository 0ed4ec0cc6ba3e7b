/** The board's delegation order and who holds which post, as the stream `delegation-<boardId>` tells it. */
import type { Decider, Person } from '#libs/event-log';
import type { DelegationEvent } from './events';

type BodyOf<T extends DelegationEvent['type']> = Extract<DelegationEvent, { type: T }>['body'];

export type OrderVersion = BodyOf<'DelegationOrderAdopted'>;
/** `to` is the last day, inclusive, as shortened when the post was left. */
export type Assignment = BodyOf<'PostAssigned'>;
export type Revocation = BodyOf<'DelegationRevoked'> & {
  /** How many versions had been adopted: a revocation says nothing about an order that the board adopts after it. */
  readonly versionsThen: number;
};

export interface OrderState {
  /** In the order in which they were recorded. */
  readonly versions: readonly OrderVersion[];
  readonly revocations: readonly Revocation[];
  readonly assignments: readonly Assignment[];
}

export type OrderCommand =
  | ({ readonly type: 'AdoptOrder' } & OrderVersion)
  | ({ readonly type: 'RevokeItem' } & BodyOf<'DelegationRevoked'>)
  | ({ readonly type: 'AssignPost' } & Assignment)
  | ({ readonly type: 'EndAssignment' } & BodyOf<'PostAssignmentEnded'>);

export interface OrderContext {
  readonly actor: Person;
  /** Calendar day in Sweden. */
  readonly today: string;
}

export const noOrder: OrderState = { versions: [], revocations: [], assignments: [] };

export function evolveOrder(state: OrderState, event: DelegationEvent): OrderState {
  switch (event.type) {
    case 'DelegationOrderAdopted':
      return { ...state, versions: [...state.versions, event.body] };
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

export const orderDecider: Decider<OrderState, OrderCommand, DelegationEvent, OrderContext> = {
  initial: noOrder,
  evolve: evolveOrder,
  decide: () => {
    throw new Error('not written yet');
  },
};
