/** A board that has decisions reported to it, in a log: decided cases, meetings, and the handlers without a framework around them. */
import { loadState, loadStream, type EventLog, type Execution, type Person } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import { newId, SetClock } from '#libs/kernel';
import { CaseCommandHandler } from '../../grant-cases/handlers/case-command.handler';
import { GiveCaseCommand } from '../../grant-cases/handlers/commands';
import { board, caseOf, metaOf } from '../../grant-cases/handlers/testing/register';
import { Story } from '../../grant-cases/testing/story';
import { decisionId as theDecision, secretary } from '../../grant-cases/testing/world';
import { meetingDecider } from '../decide';
import type { MeetingCommand } from '../decide/commands';
import { boardMeetingEvents, meetingStream } from '../events';
import { GiveMeetingCommand, MeetingCommandHandler, type Carrying } from '../handlers';
import type { Reported } from '../candidate';
import type { MeetingState } from '../meeting';

/** Some weeks after the decisions of {@link decidedCase}. */
export const MEETS_ON = '2026-04-14';
export const clock = (instant = '2026-04-14T14:00:00Z'): SetClock => new SetClock(Temporal.Instant.from(instant));

export const openBoard = (log: EventLog): Promise<void> => board(log, 100_000_000, 'ANMALAN');

/** A refusal, signed, that waits to be reported; each has a decision of its own. */
export async function decidedCase(log: EventLog): Promise<Reported> {
  const decisionId = newId();
  const told = new Story().decided('AVSLAG');
  const events = JSON.parse(JSON.stringify(told.events).replaceAll(theDecision, decisionId)) as Story['events'];
  return { caseId: await caseOf(log, { events } as Story), decisionId };
}

/** As {@link decidedCase}, and what makes the decision fall and be made anew, under another id. */
export async function replacedCase(
  log: EventLog,
): Promise<{ readonly first: Reported; readonly second: string; readonly replace: () => Promise<void> }> {
  const [decisionId, second] = [newId(), newId()];
  const told = new Story().decided('BIFALL');
  const before = told.events.length;
  told.later({ days: 30 }).reopened().decidedAnew();
  const text = JSON.stringify(told.events).replaceAll(theDecision, decisionId).replaceAll(told.state.decision!.decisionId, second);
  const events = JSON.parse(text) as Story['events'];
  const caseId = await caseOf(log, { events: events.slice(0, before) });
  const replace = async (): Promise<void> => void (await caseOf(log, { events: events.slice(before) }, caseId));
  return { first: { caseId, decisionId }, second, replace };
}

/** Gives a case its own command, by its own handler. */
export const caseOn =
  (log: EventLog): Carrying['give'] =>
  (caseId, record, meta) =>
    new CaseCommandHandler(log).execute(new GiveCaseCommand(caseId, record, meta));

export interface Saying {
  readonly by?: Person;
  readonly commandId?: string;
  readonly now?: Temporal.Instant;
}
export const say = (
  log: EventLog,
  meetingId: string,
  command: MeetingCommand,
  { by = secretary, commandId = newId(), now = clock().now() }: Saying = {},
): Promise<Execution> => new MeetingCommandHandler(log).execute(new GiveMeetingCommand(meetingId, command, metaOf(by, commandId, now)));

/** Throws unless it was done. */
export async function does(log: EventLog, meetingId: string, command: MeetingCommand, saying: Saying = {}): Promise<void> {
  const outcome = await say(log, meetingId, command, saying);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

export async function callMeeting(log: EventLog, meetingOn = MEETS_ON): Promise<string> {
  const meetingId = newId();
  await does(log, meetingId, { type: 'CallMeeting', boardId: 'kulturnamnden', meetingOn, place: 'Regionhuset' });
  return meetingId;
}

export const stateOfMeeting = async (log: EventLog, meetingId: string): Promise<MeetingState> =>
  (await loadState(log, meetingStream(meetingId), boardMeetingEvents, meetingDecider)).state;

/** Types of what the case has of the board, in order. */
export const boardEventsOf = async (log: EventLog, caseId: string): Promise<readonly string[]> =>
  (await loadStream(log, caseStream(caseId))).events
    .map(({ type }) => type)
    .filter((type) => /ReportedToBoard|SeparatelyMinuted|^MinutesApproved|^Announcement/.test(type));
