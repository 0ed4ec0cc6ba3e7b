/** The delegation order as it is known now, and the events that say so. */
import { delegationEvents, type DelegationEvent } from '#libs/delegation/events';
import type { RecordedEvent } from '#libs/event-log';
import { evolveOrder, noOrder, type OrderState, type SubDelegation } from '../delegation/order';
import type { Evidence } from './chain';

export type OrderEvent = Pick<RecordedEvent, 'id' | 'type' | 'position' | 'body'>;

export interface OrderFacts {
  readonly state: OrderState;
  /** Of each version, by its place. */
  readonly adoptions: readonly (readonly Evidence[])[];
  /** Of what was passed on, by itself. */
  readonly subDelegations: ReadonlyMap<SubDelegation, readonly Evidence[]>;
  /** Of each assignment, by its id: filled, and left. */
  readonly assignments: ReadonlyMap<string, readonly Evidence[]>;
}

/** From the whole stream `delegation-<boardId>`; what has been disposed of, or is of an unknown kind, says nothing. */
export function orderFacts(events: readonly OrderEvent[]): OrderFacts {
  let state = noOrder;
  const adoptions: (readonly Evidence[])[] = [];
  const subDelegations = new Map<SubDelegation, readonly Evidence[]>();
  const assignments = new Map<string, readonly Evidence[]>();
  for (const { id: eventId, type, position, body } of events) {
    if (body === null || !(type in delegationEvents)) continue;
    const event = { type, body } as unknown as DelegationEvent;
    state = evolveOrder(state, event);
    const evidence = { eventId, type, position };
    if (event.type === 'DelegationOrderAdopted') adoptions.push([evidence]);
    if (event.type === 'SubDelegationGranted') subDelegations.set(event.body, [evidence]);
    if (event.type === 'PostAssigned' || event.type === 'PostAssignmentEnded') {
      const { assignmentId } = event.body;
      assignments.set(assignmentId, [...(assignments.get(assignmentId) ?? []), evidence]);
    }
  }
  return { state, adoptions, subDelegations, assignments };
}
