/** The year's money of a scheme, guarded by the stream `frame-<schemeId>-<year>`: what is used can never be more than the frame. */
import type { Person, Decider } from '#libs/event-log';
import type { FrameEvent } from './events';

type BodyOf<T extends FrameEvent['type']> = Extract<FrameEvent, { type: T }>['body'];

/** PENDING: the decision may or may not have reached its case, and counts as used until that is known. */
export type ReservationStatus = 'PENDING' | 'CONFIRMED' | 'RELEASED';
export type Reservation = BodyOf<'FrameReserved'> & { readonly status: ReservationStatus };

export interface FrameState {
  /** Null until the board has set the year's frame. */
  readonly frame: BodyOf<'FrameSet'> | null;
  /** By decision id. */
  readonly reservations: Readonly<Record<string, Reservation>>;
}

/** What became of a reservation: CONFIRMED when the case holds the decision, RELEASED when it can never come. */
export interface Settlement {
  readonly decisionId: string;
  readonly outcome: 'CONFIRMED' | 'RELEASED';
  /** Swedish; null for CONFIRMED. */
  readonly reason: string | null;
}

export type FrameCommand =
  | ({ readonly type: 'SetFrame' } & BodyOf<'FrameSet'>)
  | ({ readonly type: 'Reserve' } & BodyOf<'FrameReserved'>)
  | { readonly type: 'Settle'; readonly settlements: readonly Settlement[] };

export interface FrameContext {
  readonly actor: Person;
  readonly today: string;
}

export const noFrame: FrameState = { frame: null, reservations: {} };

const withStatus = (state: FrameState, decisionId: string, status: ReservationStatus): FrameState => {
  const reservation = state.reservations[decisionId];
  return reservation ? { ...state, reservations: { ...state.reservations, [decisionId]: { ...reservation, status } } } : state;
};

export function evolveFrame(state: FrameState, event: FrameEvent): FrameState {
  switch (event.type) {
    case 'FrameSet':
      return { ...state, frame: event.body };
    case 'FrameReserved': {
      const reservation: Reservation = { ...event.body, status: 'PENDING' };
      return { ...state, reservations: { ...state.reservations, [reservation.decisionId]: reservation } };
    }
    case 'FrameReservationConfirmed':
      return withStatus(state, event.body.decisionId, 'CONFIRMED');
    case 'FrameReservationReleased':
      return withStatus(state, event.body.decisionId, 'RELEASED');
  }
}

/** Öre reserved for other decisions than this one and not released. */
export const usedByOthersOre = (state: FrameState, decisionId: string | null): number =>
  Object.values(state.reservations)
    .filter((reservation) => reservation.status !== 'RELEASED' && reservation.decisionId !== decisionId)
    .reduce((sum, reservation) => sum + reservation.amountOre, 0);

/** Öre reserved and not released; a reservation whose decision has not been found yet counts. */
export const usedOre = (state: FrameState): number => usedByOthersOre(state, null);

/** The reservations that nobody has settled: look in their cases before the next one is made. */
export const unsettled = (state: FrameState): readonly Reservation[] =>
  Object.values(state.reservations).filter((reservation) => reservation.status === 'PENDING');

export const frameDecider: Decider<FrameState, FrameCommand, FrameEvent, FrameContext> = {
  initial: noFrame,
  evolve: evolveFrame,
  decide: () => {
    throw new Error('not written yet');
  },
};
