/** Money of a decision that no longer stands, and of which nothing has been paid: free again in the year that it was taken from. */
import type { Person } from '#libs/event-log';
import { accept, refuse, type Decision } from '#libs/kernel';
import type { FrameEvent } from '../events';
import { reservationFor, type FrameState } from '../frame';
import { budget } from './settle';

export interface ReleaseEnded {
  readonly type: 'ReleaseEnded';
  readonly decisionId: string;
  /** Swedish. */
  readonly reason: string;
}

/**
 * Given only by the protocol that has read in the case that the decision has fallen and that nothing is paid. Only what is confirmed is released
 * here: whether a reservation that waits can still become a decision is for `Settle` to find out first.
 */
export function releaseEnded({ decisionId, reason }: ReleaseEnded, state: FrameState, actor: Person): Decision<FrameEvent> {
  const known = reservationFor(state, decisionId);
  if (known?.status === 'RELEASED') return accept();
  if (!['delegate', 'official', 'system'].includes(actor.role))
    return refuse(
      'not-by-hand',
      {
        sv: 'Reservationer upphävs av det som händer i ärendet, inte för hand.',
        en: 'Reservations are released by what happens in the case, not by hand.',
      },
      budget(),
    );
  if (known?.status !== 'CONFIRMED')
    return refuse(
      'not-confirmed',
      {
        sv: `Årsramen har inget ianspråktaget belopp för beslutet ${decisionId}.`,
        en: `The year’s budget has no amount taken up for the decision ${decisionId}.`,
      },
      budget('decisionId'),
    );
  return accept({ type: 'FrameReservationReleased', body: { decisionId, reason } });
}
