import { accept, refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent } from '../events';
import type { OrderState, Revocation } from '../order';

/** The board takes an item back from a day on (KL 6:37). A version that it adopts later stands on its own. */
export function revokeItem(body: Omit<Revocation, 'versionsThen'>, state: OrderState): Decision<DelegationEvent> {
  if (!state.versions.some(({ items }) => items.some(({ number }) => number === body.number)))
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
