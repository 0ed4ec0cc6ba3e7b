/** Tells one case what has been recorded for the meeting at which its decision was reported, in the order in which it was recorded. */
import {
  asEvent,
  loadStream,
  RULES,
  stateOf,
  type EventContext,
  type EventLog,
  type Execution,
  type RecordedEvent,
  type Revision,
} from '#libs/event-log';
import { caseDecider, caseEvents, caseStream } from '#libs/grant-cases';
import { canonicalJson, derivedId, type Clock, type Json, type Wording } from '#libs/kernel';
import { recordedAs, recordOf, type BoardRecord } from '../carrying';
import { meetingDecider } from '../decide';
import { boardMeetingEvents, meetingStream } from '../events';

export interface Carrying {
  readonly log: EventLog;
  /** Gives a case its own command. */
  readonly give: (caseId: string, record: BoardRecord, meta: EventContext) => Promise<Execution>;
  readonly clock: Clock;
}

/** What became of it: null = the case has it all; otherwise why the case did not take it, for a person to look at. */
export type Carried = { readonly refused: Wording } | null;

const REPLACED: Wording = {
  sv: 'Ärendet har fått ett nytt beslut sedan listan fastställdes. Skriv in anmälan i ärendet för hand.',
  en: 'The case has got a new decision since the list was fixed. Enter the report in the case by hand.',
};

/** The case has it already, in the same words: by this very command, or written in by hand. */
function isThere(events: readonly RecordedEvent[], record: BoardRecord): boolean {
  const { type, body } = recordedAs(record);
  const last = events.findLast((event) => event.type === type);
  return last !== undefined && last.body !== null && canonicalJson(last.body) === canonicalJson(body as Json);
}

/** Said by whoever recorded it for the meeting, under an id made of that event: said twice, done once. */
const metaFor = (cause: RecordedEvent, caseId: string, now: Temporal.Instant): EventContext => ({
  actor: cause.actor,
  commandId: derivedId(cause.id, `board-record/${caseId}`),
  correlationId: cause.correlationId,
  causationId: cause.id,
  traceparent: cause.traceparent,
  rules: RULES,
  recordedAt: now,
});

/**
 * Everything up to `revision` of the meeting, so that it does not matter in which order this is asked, or how often. Throws when somebody else was at the
 * case all the time: to be tried again.
 */
export async function carryToCase(
  { log, give, clock }: Carrying,
  { meetingId, caseId, revision }: { readonly meetingId: string; readonly caseId: string; readonly revision: Revision },
): Promise<Carried> {
  const events = (await loadStream(log, meetingStream(meetingId))).events.filter((event) => event.revision <= revision);
  const entry = stateOf(boardMeetingEvents, meetingDecider, events).entries?.find((one) => one.caseId === caseId);
  if (!entry) return null;
  for (const cause of events) {
    const known = asEvent(boardMeetingEvents, cause);
    const told = known ? recordOf(known) : null;
    if (!told) continue;
    const record = { ...told, decisionId: entry.decisionId };
    const meta = metaFor(cause, caseId, clock.now());
    const now = (await loadStream(log, caseStream(caseId))).events;
    if (now.some(({ commandId }) => commandId === meta.commandId)) continue;
    if (stateOf(caseEvents, caseDecider, now).decision?.decisionId !== entry.decisionId) return { refused: REPLACED };
    const outcome = await give(caseId, record, meta);
    if (outcome.kind === 'stale') throw new Error(`${caseId}: others were faster; ${record.type} is tried again`);
    if (outcome.kind === 'refused' && !isThere(now, record)) return { refused: outcome.refusal.message };
  }
  return null;
}
