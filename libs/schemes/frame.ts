/** The year's money of a scheme, guarded by the stream `frame-<schemeId>-<year>`: what is used can never be more than the frame. */
import type { FrameEvent } from './events';

type BodyOf<T extends FrameEvent['type']> = Extract<FrameEvent, { type: T }>['body'];

/** PENDING: the decision may or may not have reached its case, and counts as used until that is known. */
export type ReservationStatus = 'PENDING' | 'CONFIRMED' | 'RELEASED';
export type Reservation = BodyOf<'FrameReserved'> & { readonly status: ReservationStatus };

export interface FrameState {
  /** Null until the board has set the year's frame. */
  readonly frame: BodyOf<'FrameSet'> | null;
  /** In the order in which they were made; one per decision. */
  readonly reservations: readonly Reservation[];
}

export const noFrame: FrameState = { frame: null, reservations: [] };

const withStatus = (state: FrameState, decisionId: string, status: ReservationStatus): FrameState => ({
  ...state,
  reservations: state.reservations.map((made) => (made.decisionId === decisionId ? { ...made, status } : made)),
});

export function evolveFrame(state: FrameState, event: FrameEvent): FrameState {
  switch (event.type) {
    case 'FrameSet':
      return { ...state, frame: event.body };
    case 'FrameReserved':
      return { ...state, reservations: [...state.reservations, { ...event.body, status: 'PENDING' }] };
    case 'FrameReservationConfirmed':
      return withStatus(state, event.body.decisionId, 'CONFIRMED');
    case 'FrameReservationReleased':
      return withStatus(state, event.body.decisionId, 'RELEASED');
  }
}

export const reservationFor = (state: FrameState, decisionId: string): Reservation | undefined =>
  state.reservations.find((made) => made.decisionId === decisionId);

/** Öre reserved for other decisions than this one and not released. */
export const usedByOthersOre = (state: FrameState, decisionId: string | null): number =>
  state.reservations
    .filter((reservation) => reservation.status !== 'RELEASED' && reservation.decisionId !== decisionId)
    .reduce((sum, reservation) => sum + reservation.amountOre, 0);

/** Öre reserved and not released; a reservation whose decision has not been found yet counts. */
export const usedOre = (state: FrameState): number => usedByOthersOre(state, null);

/** The reservations that nobody has settled: look in their cases before the next one is made. */
export const unsettled = (state: FrameState): readonly Reservation[] =>
  state.reservations.filter((reservation) => reservation.status === 'PENDING');
