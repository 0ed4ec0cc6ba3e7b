/**
 * Deadlines that have passed are flagged, never decided (KL 6:38): the system says what the calendar says, and a person does the rest. The read
 * model tells where to look, the case itself what is so.
 */
import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { loadState, type EventContext, type EventLog } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type CaseState } from '#libs/grant-cases';
import { GiveCaseCommand, type PlainCaseCommand } from '#libs/grant-cases/module';
import { dayOf, derivedId } from '#libs/kernel';

/** $1 today. Every case where something has run out; `next_deadline` is the first of a case's deadlines. */
const LATE = `
  select case_id::text as "caseId" from read.case_queue
  where next_deadline < $1 and phase not in ('DECIDED', 'WRITTEN_OFF', 'CLOSED') order by next_deadline, case_id`;

const SYSTEM = { ref: 'system', role: 'system', acr: 'system', name: 'Systemet', organisation: null } as const;

interface Flag {
  readonly command: PlainCaseCommand;
  /** Said once for each thing and day: the same id every time, whichever process says it. */
  readonly commandId: string;
}

/** What the calendar says of a case on a day. */
export function passedDeadlines(state: CaseState, today: string): readonly Flag[] {
  const late = ({ status, deadline }: { readonly status: string; readonly deadline: string }): boolean =>
    status === 'OPEN' && deadline < today;
  return [
    ...state.supplements.filter(late).map(({ id, deadline }) => ({
      command: { type: 'FlagSupplementOverdue', supplementId: id } as const,
      commandId: derivedId(id, `overdue/${deadline}`),
    })),
    ...state.communications.filter(late).map(({ id, deadline }) => ({
      command: { type: 'FlagCommunicationLapsed', communicationId: id } as const,
      commandId: derivedId(id, `lapsed/${deadline}`),
    })),
  ];
}

const metaOf = (commandId: string, now: Temporal.Instant): EventContext => ({
  actor: { ...SYSTEM, at: Math.floor(now.epochMilliseconds / 1000) },
  commandId,
  correlationId: commandId,
  causationId: null,
  traceparent: null,
  rules: 'liggaren/1',
  recordedAt: now,
});

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

/** Flags what has run out by `now`. Run again, it flags nothing twice. */
export async function flagPassedDeadlines({ pool, log, commands }: DeadlineWork, now: Temporal.Instant): Promise<Flagged> {
  const today = dayOf(now);
  const { rows } = await pool.query<{ caseId: string }>(LATE, [today]);
  let flagged = 0;
  const refused: string[] = [];
  for (const { caseId } of rows) {
    const { state } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
    for (const { command, commandId } of passedDeadlines(state, today)) {
      const outcome = await commands.execute(new GiveCaseCommand(caseId, command, metaOf(commandId, now)));
      if (outcome.kind === 'done') flagged++;
      if (outcome.kind === 'refused') refused.push(caseId);
    }
  }
  return { looked: rows.length, flagged, refused };
}
