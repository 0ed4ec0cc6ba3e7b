/** How the demonstration writes: through the same commands as everybody else, at the times that its calendar says. */
import { contextOf, loadState, type EventContext, type Execution } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type CaseState, type DecisionContent } from '#libs/grant-cases';
import { DecideCase, RegisterCase, ShowStatement, type DecisionOutcome } from '#libs/grant-cases/module';
import { dayOf, derivedId } from '#libs/kernel';
import type { Buses } from '../buses';
import { DEMONSTRATION } from './ids';
import { asActor, type People, type Who } from './people';

export interface World extends Buses {
  readonly people: People;
}

/** What the events carry beside their content. `name` is unique within the demonstration, `at` an ISO instant. */
export const metaOf = ({ people }: World, name: string, by: Who, at: string): EventContext =>
  contextOf(asActor(people[by], at), derivedId(DEMONSTRATION, name), Temporal.Instant.from(at));

/** A refusal is a fault of the story, and stops the demonstration with its sentence. */
export async function succeed(what: string, outcome: Promise<Execution | DecisionOutcome>): Promise<void> {
  const done = await outcome;
  if (done.kind === 'refused') throw new Error(`${what}: ${done.refusal.message.sv}`);
  if (done.kind === 'stale' || done.kind === 'step-up') throw new Error(`${what}: ${done.kind}`);
}

export interface FoundCase {
  readonly caseId: string;
  readonly state: CaseState;
  /** Whether this command has written to the case already. */
  readonly has: (meta: EventContext) => boolean;
}

export async function findCase({ log }: World, caseId: string): Promise<FoundCase> {
  const { state, loaded } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
  return { caseId, state, has: ({ commandId }) => loaded.events.some((event) => event.commandId === commandId) };
}

/** `serial` = the region's own number, or null for ours. */
export function register({ commands }: World, caseId: string, serial: number | null, meta: EventContext): Promise<Execution> {
  const registeredOn = dayOf(meta.recordedAt);
  const number = serial === null ? null : `${registeredOn.slice(2, 4)}RS${serial}`;
  return commands.execute(new RegisterCase(caseId, { number, registeredOn, sender: null, subject: null, withheld: null }, meta));
}

const NOT_THE_BOARDS = {
  goalsOrScope: false,
  statementToCouncil: false,
  principleOrMajor: false,
  citizenProposal: false,
  barredByStatute: false,
};

/** The delegate reads the statement, signs in anew, and approves it. */
export async function decide(
  { commands, queries }: World,
  caseId: string,
  content: DecisionContent,
  meta: EventContext,
): Promise<DecisionOutcome> {
  const proposed = { type: 'Decide', boardQuestions: NOT_THE_BOARDS, content } as const;
  const answer = await queries.execute(new ShowStatement(caseId, proposed, meta));
  if ('refusal' in answer) return { kind: 'refused', refusal: answer.refusal };
  const { shown } = answer;
  const authTime = Math.floor(meta.recordedAt.epochMilliseconds / 1000) - 40;
  const approval = { digests: [shown.digest], acr: meta.actor.acr, authTime };
  return commands.execute(new DecideCase(caseId, proposed, shown, approval, meta, shown.revision));
}
