import { accept, refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent } from '../events';
import type { OrderState, Revocation } from '../order';

/** An item, or a sub-delegation of one, is taken back from a day on (KL 6:37). A version that the board adopts later stands on its own. */
export function revokeItem(body: Omit<Revocation, 'versionsThen'>, state: OrderState): Decision<DelegationEvent> {
  const known = [...state.versions.flatMap(({ items }) => items), ...state.subDelegations];
  if (!known.some(({ number }) => number === body.number))
    return refuse(
      'no-such-item',
      {
        sv: `Delegationsordningen har ingen punkt ${body.number}. Kontrollera numret.`,
        en: `The delegation order has no item ${body.number}. Check the number.`,
      },
      {
        basis: 'POLICY',
        citation: 'nämndens delegationsordning',
        field: 'number',
      },
    );
  const covered = state.revocations.some(
    ({ number, from, versionsThen }) => number === body.number && from <= body.from && versionsThen === state.versions.length,
  );
  return covered ? accept() : accept({ type: 'DelegationRevoked', body });
}
