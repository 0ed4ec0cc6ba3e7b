/**
 * The year's money and a decision lie in two streams, which are never written in one transaction. The money is reserved first; then the decision is
 * appended at the exact revision that it builds on. What became of a reservation is read out of the case, never remembered: so it may be asked
 * again by anybody, after any crash, and the answer is the same.
 */
import { execute, personOf, type EventContext, type EventLog, type Execution } from '#libs/event-log';
import { dayOf, derivedId, newId } from '#libs/kernel';
import { frameDecider, frameEvents, frameStream, unsettled, type FrameCommand, type Reservation, type Settlement } from '#libs/schemes';
import { caseStream } from '../events';
import { frameOf } from './world';

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

/** Settles every reservation whose case tells what became of it; those that can still become decisions go on counting as used. */
export async function settleReservations(log: EventLog, frame: Frame, meta: EventContext): Promise<void> {
  const open = unsettled(await frameOf(log, frame.schemeId, frame.year));
  const settlements = (await Promise.all(open.map((reservation) => settlementOf(log, reservation)))).filter((one) => one !== undefined);
  if (settlements.length === 0) return;
  // a new id each time: settling is a consequence of what the cases say, and saying it twice changes nothing
  await give(log, frame, { type: 'Settle', settlements }, { ...meta, commandId: newId(), causationId: null });
}

/** Reserves the amount, once per decision. The id differs from the decision's own, since both commands' events have ids derived from theirs. */
export const reserve = (log: EventLog, frame: Frame, reservation: Omit<Reservation, 'status'>, meta: EventContext): Promise<Execution> =>
  give(log, frame, { type: 'Reserve', ...reservation }, { ...meta, commandId: derivedId(meta.commandId, 'reservation') });
