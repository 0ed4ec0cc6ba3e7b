/**
 * Two secretaries may fix two lists at the same time, and a list lies in its meeting's stream alone. So the decisions are claimed first, in the board's own
 * stream at its exact end; then the list is appended to the meeting at the exact revision that the claim names. See docs/adr/0012.
 */
import {
  execute,
  loadState,
  personOf,
  toNewEvents,
  type EventContext,
  type EventLog,
  type Execution,
  type Revision,
} from '#libs/event-log';
import { dayOf, derivedId, isRefusal } from '#libs/kernel';
import { claims, type Claim, type Claims } from '../claims';
import { meetingDecider } from '../decide';
import type { FixReportList, MeetingContext } from '../decide/commands';
import { boardMeetingEvents, boardReportEvents, meetingStream, reportsStream } from '../events';
import { candidatesOf, meetingOf } from './candidates';

/** Others may claim, and the meeting may be moved, between the reading and the writing. */
const TRIES = 5;

interface Fixing {
  readonly meetingId: string;
  readonly command: FixReportList;
  readonly meta: EventContext;
  readonly expectedRevision?: Revision;
}

const standsAlready = (made: Claims, { meetingId, meetingRevision, decisionIds }: Claim): boolean =>
  made.some(
    (one) =>
      one.meetingId === meetingId &&
      one.meetingRevision === meetingRevision &&
      decisionIds.every((decisionId) => one.decisionIds.includes(decisionId)),
  );

export async function fixReportList(log: EventLog, { meetingId, command, meta, expectedRevision }: Fixing): Promise<Execution> {
  for (let attempt = 1; ; attempt++) {
    const { state, loaded } = await meetingOf(log, meetingId);
    const stream = reportsStream(state.called?.boardId ?? '-');
    const guard = await loadState(log, stream, boardReportEvents, claims);
    const seen: MeetingContext = {
      actor: personOf(meta.actor),
      today: dayOf(meta.recordedAt),
      board: null,
      candidates: state.called ? await candidatesOf(log, command.decisions, { by: meta.actor.ref, meetingId, claims: guard.state }) : [],
    };
    /** At the revision that was read, or as it is; what was done already is answered as it was then. */
    const give = (revision?: Revision): Promise<Execution> =>
      execute({
        log,
        stream: meetingStream(meetingId),
        catalogue: boardMeetingEvents,
        decider: meetingDecider,
        command,
        context: seen,
        meta,
        ...(revision === undefined ? {} : { expectedRevision: revision }),
      });
    const done = loaded.events.some(({ commandId }) => commandId === meta.commandId);
    const revision = loaded.head?.revision ?? -1;
    const decision = meetingDecider.decide(command, state, seen);
    if (done || isRefusal(decision) || decision.events.length === 0) return give(expectedRevision);
    if (expectedRevision !== undefined && expectedRevision !== revision) return give(expectedRevision);

    const claim: Claim = { meetingId, meetingRevision: revision, decisionIds: command.decisions.map(({ decisionId }) => decisionId) };
    if (claim.decisionIds.length > 0 && !standsAlready(guard.state, claim)) {
      const commandId = derivedId(meta.commandId, `claim/${revision}`);
      const outcome = await log.append({
        stream,
        expected: guard.loaded.head ?? 'noStream',
        events: toNewEvents(boardReportEvents, commandId, [{ type: 'ReportsClaimed', body: claim }]),
        context: { ...meta, commandId },
      });
      if (outcome.kind === 'conflict' && attempt < TRIES) continue;
      if (outcome.kind === 'conflict') return { kind: 'stale', actual: revision, since: [] };
    }
    const outcome = await give(revision);
    // a claim at a revision that has passed is void: the next try claims anew
    if (outcome.kind === 'stale' && expectedRevision === undefined && attempt < TRIES) continue;
    return outcome;
  }
}
