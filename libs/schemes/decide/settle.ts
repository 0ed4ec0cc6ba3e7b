/** What became of the money that was set aside for decisions, told when it is known. */
import { fold, type Person } from '#libs/event-log';
import { accept, isRefusal, refuse, type Decision } from '#libs/kernel';
import type { FrameEvent } from '../events';
import { evolveFrame, noFrame, reservationFor, type FrameState } from '../frame';

/** The rule that the year's money is kept by. */
export const budget = (field?: string) =>
  ({ basis: 'POLICY', citation: 'nämndens budget', ...(field === undefined ? {} : { field }) }) as const;

/** What became of a reservation: CONFIRMED when the case holds the decision, RELEASED when it can never come. */
export interface Settlement {
  readonly decisionId: string;
  readonly outcome: 'CONFIRMED' | 'RELEASED';
  /** Swedish; null for CONFIRMED. */
  readonly reason: string | null;
}

function settleOne({ decisionId, outcome, reason }: Settlement, state: FrameState): Decision<FrameEvent> {
  const status = reservationFor(state, decisionId)?.status;
  if (status === outcome) return accept();
  if (status === undefined)
    return refuse(
      'no-reservation',
      {
        sv: `Årsramen har ingen reservation för beslutet ${decisionId}.`,
        en: `The year’s budget has no reservation for the decision ${decisionId}.`,
      },
      budget('decisionId'),
    );
  if (status !== 'PENDING')
    return refuse(
      'settled-otherwise',
      {
        sv: `Reservationen för beslutet ${decisionId} är redan avgjord på annat sätt.`,
        en: `The reservation for the decision ${decisionId} has already been settled otherwise.`,
      },
      budget('outcome'),
    );
  if (outcome === 'CONFIRMED') return accept({ type: 'FrameReservationConfirmed', body: { decisionId } });
  if (reason === null)
    return refuse(
      'reason-missing',
      { sv: 'Ange varför reservationen upphävs.', en: 'State why the reservation is released.' },
      budget('reason'),
    );
  return accept({ type: 'FrameReservationReleased', body: { decisionId, reason } });
}

/** All of the list or nothing of it. */
export function settle(settlements: readonly Settlement[], state: FrameState, actor: Person): Decision<FrameEvent> {
  if (actor.role !== 'delegate' && actor.role !== 'system')
    return refuse(
      'not-a-delegate',
      {
        sv: 'Reservationer avgörs när beslut fattas, inte för hand.',
        en: 'Reservations are settled when decisions are made, not by hand.',
      },
      budget(),
    );
  const events: FrameEvent[] = [];
  let now = state;
  for (const settlement of settlements) {
    const decision = settleOne(settlement, now);
    if (isRefusal(decision)) return decision;
    events.push(...decision.events);
    now = fold({ initial: noFrame, evolve: evolveFrame }, decision.events, now);
  }
  return accept(...events);
}
