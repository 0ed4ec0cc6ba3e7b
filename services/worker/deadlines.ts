/**
 * What the calendar has to tell of cases is flagged or reminded of, never decided (KL 6:38): the system says what the day says, and a person does the
 * rest. The read model tells where to look, the case itself what is so.
 */
import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { loadState, systemContext, type EventLog } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream } from '#libs/grant-cases';
import { GiveCaseCommand, type PlainCaseCommand } from '#libs/grant-cases/module';
import { derivedId } from '#libs/kernel';
import { timerKind, timersOf, type Timer, type Timing } from '#libs/timers';
import { firingBy, type Firing } from '#projections/case-queue';

/** Cases that are looked up at a time, and in one run: what is left is taken by the next. */
const BATCH = 200;
const MOST = 2000;

interface Telling {
  readonly command: PlainCaseCommand;
  /** Said once for each timer and day: the same id every time, whichever process says it. */
  readonly commandId: string;
}

function commandFor({ kind, ref, dueOn }: Timer): PlainCaseCommand {
  if (kind === 'SUPPLEMENT' && ref !== null) return { type: 'FlagSupplementOverdue', supplementId: ref };
  if (kind === 'COMMUNICATION' && ref !== null) return { type: 'FlagCommunicationLapsed', communicationId: ref };
  if (kind === 'APPEAL') return { type: 'FlagAppealTimeEnded' };
  return { type: timerKind(kind).reminds ? 'RaiseReminder' : 'FlagDeadlinePassed', timer: kind, dueOn, ref };
}

/** What a case has to tell by an instant, the longest due first. An announcement that is made anew has an appeal time of its own. */
export function dueTellings(caseId: string, timing: Timing, now: Temporal.Instant): readonly Telling[] {
  return timersOf(timing)
    .filter(({ firesAt }) => firesAt !== null && Temporal.Instant.compare(firesAt, now) <= 0)
    .toSorted((a, b) => (a.firesAt! < b.firesAt! ? -1 : a.firesAt! > b.firesAt! ? 1 : 0))
    .map((timer) => ({ command: commandFor(timer), commandId: derivedId(caseId, `timer/${timer.key}/${timer.since}/${timer.dueOn}`) }));
}

export interface DeadlineWork {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly commands: CommandBus;
}
export interface Flagged {
  readonly looked: number;
  readonly flagged: number;
  /** Case ids whose flag was refused: somebody has to look. */
  readonly refused: readonly string[];
}

/** Most rounds over one case: to tell of one timer may set another going that is due as well, after days of standstill. */
const ROUNDS = 5;

async function tell(
  { log, commands }: DeadlineWork,
  caseId: string,
  now: Temporal.Instant,
): Promise<{ flagged: number; refused: boolean }> {
  let flagged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { state } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
    const due = state.timing ? dueTellings(caseId, state.timing, now) : [];
    let told = 0;
    for (const { command, commandId } of due) {
      const outcome = await commands.execute(new GiveCaseCommand(caseId, command, systemContext(commandId, now)));
      if (outcome.kind === 'refused') return { flagged, refused: true };
      if (outcome.kind === 'done') told++;
    }
    flagged += told;
    if (told === 0) break;
  }
  return { flagged, refused: false };
}

/**
 * Tells what has come due by `now`, however long nobody has told anything. Run again, it tells nothing twice. At most so many cases in one run, the
 * longest due first; none after the signal.
 */
export async function flagPassedDeadlines(
  work: DeadlineWork,
  now: Temporal.Instant,
  { most = MOST, signal }: { readonly most?: number; readonly signal?: AbortSignal } = {},
): Promise<Flagged> {
  let [looked, flagged] = [0, 0];
  let last: Firing | null = null;
  const refused: string[] = [];
  while (looked < most) {
    const batch: readonly Firing[] = await firingBy(work.pool, now.toString(), last, Math.min(BATCH, most - looked));
    for (const { caseId } of batch) {
      if (signal?.aborted) return { looked, flagged, refused };
      looked++;
      const told = await tell(work, caseId, now);
      flagged += told.flagged;
      if (told.refused) refused.push(caseId);
    }
    last = batch.at(-1) ?? null;
    if (batch.length < BATCH) break;
  }
  return { looked, flagged, refused };
}
