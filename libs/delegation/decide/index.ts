import { contentOf, type Decider, type Person } from '#libs/event-log';
import { refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent } from '../events';
import { evolveOrder, noOrder, type OrderState } from '../order';
import { adoptOrder } from './adopt';
import { assignPost, endAssignment } from './posts';
import { revokeItem } from './revoke';
import { grantSubDelegation, type SubDelegationAsked } from './sub-delegate';

/** What each command asks to have recorded; it carries the fields of that event. */
interface Asks {
  readonly AdoptOrder: 'DelegationOrderAdopted';
  readonly RevokeItem: 'DelegationRevoked';
  readonly AssignPost: 'PostAssigned';
  readonly EndAssignment: 'PostAssignmentEnded';
}
export type OrderCommand =
  | {
      [Command in keyof Asks]: { readonly type: Command } & Extract<DelegationEvent, { type: Asks[Command] }>['body'];
    }[keyof Asks]
  | ({ readonly type: 'GrantSubDelegation' } & SubDelegationAsked);

export interface OrderContext {
  readonly actor: Person;
  /** Calendar day in Sweden. */
  readonly today: string;
}

/** Who may decide on the board's behalf is for the board to say (KL 6:37, 7:5); its secretary writes it down. */
function decide(command: OrderCommand, state: OrderState, { actor, today }: OrderContext): Decision<DelegationEvent> {
  if (actor.role !== 'boardSecretary')
    return refuse(
      'not-the-boards-secretary',
      {
        sv: 'Bara nämndsekreteraren skriver in delegation och befattningar. Be nämndsekreteraren göra det.',
        en: 'Only the board secretary enters delegations and posts. Ask the board secretary to do it.',
      },
      {
        basis: 'LAW',
        citation: 'KL 6:37, 7:5',
      },
    );
  switch (command.type) {
    case 'AdoptOrder':
      return adoptOrder(contentOf(command), state, today);
    case 'RevokeItem':
      return revokeItem(contentOf(command), state);
    case 'GrantSubDelegation':
      return grantSubDelegation(contentOf(command), state, today);
    case 'AssignPost':
      return assignPost(contentOf(command), state);
    case 'EndAssignment':
      return endAssignment(contentOf(command), state);
  }
}

export const orderDecider: Decider<OrderState, OrderCommand, DelegationEvent, OrderContext> = {
  initial: noOrder,
  evolve: evolveOrder,
  decide,
};

export { refuseItems } from './adopt';
