/**
 * The year's money and a decision lie in two streams, which are never written in one transaction. The money is reserved first; then the decision is
 * appended at the exact revision that it builds on. What became of a reservation is read out of the case, never remembered: so it may be asked
 * again by anybody, after any crash, and the answer is the same.
 */
import { execute, fold, loadState, personOf, type EventContext, type EventLog, type Execution } from '#libs/event-log';
import { dayOf, derivedId, newId } from '#libs/kernel';
import {
  frameDecider,
  frameEvents,
  frameStream,
  unsettled,
  type FrameCommand,
  type FrameEvent,
  type FrameState,
  type Reservation,
  type Settlement,
} from '#libs/schemes';
import { caseStream } from '../events';
import type { CaseState } from '../state';

/** A decision is appended as three events, right after the revision that it builds on. */
const EVENTS_OF_A_DECISION = 3;
const NEVER = 'Ärendet har fått nya händelser utan det här beslutet, så beslutet kan inte längre komma.';

export interface Frame {
  readonly schemeId: string;
  readonly year: number;
}

const give = (log: EventLog, { schemeId, year }: Frame, command: FrameCommand, meta: EventContext): Promise<Execution> =>
  execute({
    log,
    stream: frameStream(schemeId, year),
    catalogue: frameEvents,
    decider: frameDecider,
    command,
    context: { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) },
    meta,
  });

/** What the case says of a reservation; undefined while the decision can still come. */
async function settlementOf(log: EventLog, { caseId, caseRevision, decisionId }: Reservation): Promise<Settlement | undefined> {
  const after = await log.readStream(caseStream(caseId), { from: caseRevision + 1, limit: EVENTS_OF_A_DECISION });
  if (after.length === 0) return undefined;
  const made = after.some(({ type, body }) => type === 'DecisionMade' && body?.['decisionId'] === decisionId);
  return made ? { decisionId, outcome: 'CONFIRMED', reason: null } : { decisionId, outcome: 'RELEASED', reason: NEVER };
}

const settlementsOf = async (log: EventLog, state: FrameState): Promise<readonly Settlement[]> =>
  (await Promise.all(unsettled(state).map((reservation) => settlementOf(log, reservation)))).filter((one) => one !== undefined);

const frameOf = async (log: EventLog, { schemeId, year }: Frame): Promise<FrameState> =>
  (await loadState(log, frameStream(schemeId, year), frameEvents, frameDecider)).state;

/** The year's money as the cases tell it, whether or not it has been written down yet: for looking at, changes nothing. */
export async function frameAsItIs(log: EventLog, frame: Frame): Promise<FrameState> {
  const state = await frameOf(log, frame);
  const settlements = await settlementsOf(log, state);
  const events = settlements.map(({ decisionId, outcome }): FrameEvent =>
    outcome === 'CONFIRMED'
      ? { type: 'FrameReservationConfirmed', body: { decisionId } }
      : { type: 'FrameReservationReleased', body: { decisionId, reason: NEVER } },
  );
  return fold(frameDecider, events, state);
}

/** Writes down what has become of every reservation whose case tells it; those that can still become decisions go on counting as used. */
export async function settleReservations(log: EventLog, frame: Frame, meta: EventContext): Promise<void> {
  const settlements = await settlementsOf(log, await frameOf(log, frame));
  if (settlements.length === 0) return;
  // a new id each time: settling is a consequence of what the cases say, and saying it twice changes nothing
  await give(log, frame, { type: 'Settle', settlements }, { ...meta, commandId: newId(), causationId: null });
}

/** Reserves the amount, once per decision. The id differs from the decision's own, since both commands' events have ids derived from theirs. */
export const reserve = (log: EventLog, frame: Frame, reservation: Omit<Reservation, 'status'>, meta: EventContext): Promise<Execution> =>
  give(log, frame, { type: 'Reserve', ...reservation }, { ...meta, commandId: derivedId(meta.commandId, 'reservation') });

const ENDED = 'Beslutet har upphävts eller återkallats, och inget av bidraget är utbetalt.';

/**
 * Frees the money of the case's decisions that have fallen, where the case says that nothing was paid: what has gone out, or may have, counts as used.
 * A decision that has fallen never stands again, so this may be done at any time, by anybody, twice or not at all; undone, it refuses too much.
 */
export async function releaseEnded(log: EventLog, { application, ended }: CaseState, meta: EventContext): Promise<void> {
  const free = ended.filter(({ content, paidOre }) => content !== null && content.amountOre > 0 && paidOre === 0);
  if (!application || free.length === 0) return;
  for (const { decisionId, decidedOn } of free) {
    const frame = { schemeId: application.schemeId, year: Number(decidedOn.slice(0, 4)) };
    // whether it was ever confirmed is asked first: after a crash nobody may have looked
    await settleReservations(log, frame, meta);
    const given = { ...meta, commandId: derivedId(decisionId, 'released'), causationId: null };
    await give(log, frame, { type: 'ReleaseEnded', decisionId, reason: ENDED }, given);
  }
}
