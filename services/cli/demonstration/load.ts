/** The demonstration: a board that has decided on a scheme, and eight cases at as many stages, the board's meetings, written in the order in which they happened. */
import { GiveDelegationCommand } from '#libs/delegation/module';
import { loadState, type EventLog, type Execution } from '#libs/event-log';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import type { Persons } from '#libs/identity';
import { dayOf, derivedId } from '#libs/kernel';
import { guidelinesOn, schemeDecider, schemeEvents, schemeStream } from '#libs/schemes';
import { GiveFrameCommand, GiveSchemeCommand } from '#libs/schemes/module';
import type { Buses } from '../buses';
import { arrivals, type Arrived } from './applications';
import { BOARD, boardDecisions, SCHEME, type BoardStep, type Established } from './board-decisions';
import { boardMeetings } from './meetings';
import { calendarOf, instantOn, type Calendar } from './calendar';
import { DEMONSTRATION } from './ids';
import { demonstrationPeople } from './people';
import { GRANTED, STORIES } from './stories';
import type { Step, Story } from './story';
import { decide, findCase, metaOf, register, succeed, type World } from './writing';

interface Act {
  /** ISO instant. */
  readonly at: string;
  readonly run: () => Promise<void>;
}

export const caseIdOf = (story: Story): string => derivedId(DEMONSTRATION, `case/${story.key}`);

function boardAct(world: World, step: BoardStep, at: string): Promise<Execution> {
  const meta = metaOf(world, `board/${step.name}`, step.by, at);
  switch (step.kind) {
    case 'scheme':
      return world.commands.execute(new GiveSchemeCommand(step.schemeId, step.command, meta));
    case 'order':
      return world.commands.execute(new GiveDelegationCommand(BOARD, step.command, meta));
    case 'frame':
      return world.commands.execute(new GiveFrameCommand(step.schemeId, step.year, step.command, meta));
  }
}

/** When it reached the authority, and how that is known; the portal knows by itself. */
const arrivalBy = (receivedOn: string) => ({
  PORTAL: { receivedAt: null, receivedAtReason: null },
  IMPORT: {
    receivedAt: instantOn(receivedOn, '12:00'),
    receivedAtReason: 'Lämnades i webbformuläret samma dag. Klockslaget finns inte i exportfilen.',
  },
  PAPER: { receivedAt: instantOn(receivedOn, '09:30'), receivedAtReason: 'Kom på papper med posten och stämplades vid ankomsten.' },
  EMAIL: { receivedAt: instantOn(receivedOn, '09:30'), receivedAtReason: 'Kom med e-post till regionens brevlåda.' },
});

function arrive(world: World, story: Story, { application, receivedOn }: Arrived, at: string): Promise<Execution> {
  const { channel, by } = story.arrival;
  const how = arrivalBy(receivedOn)[channel];
  const command = { type: 'SubmitApplication', schemeId: SCHEME, callId: null, channel, ...how, application } as const;
  return world.commands.execute(new GiveCaseCommand(caseIdOf(story), command, metaOf(world, `${story.key}/arrival`, by, at)));
}

async function go(world: World, calendar: Calendar, story: Story, step: Step, arrived: Arrived, at: string): Promise<void> {
  const name = `${story.key}/${step.ago}/${step.time}/${step.by}`;
  const meta = metaOf(world, name, step.by, at);
  const { caseId, state, has } = await findCase(world, caseIdOf(story));
  if (has(meta)) return;
  if (step.kind === 'register') return succeed(name, register(world, caseId, step.serial, meta));
  const scheme = (await loadState(world.log, schemeStream(SCHEME), schemeEvents, schemeDecider)).state;
  const guidelines = guidelinesOn(scheme, arrived.receivedOn)!;
  const known = { calendar, people: world.people, state, application: arrived.application, guidelines };
  if (step.kind === 'decide') return succeed(name, decide(world, caseId, step.content(known), meta));
  return succeed(name, world.commands.execute(new GiveCaseCommand(caseId, step.command(known), meta)));
}

/** Everything that happened, oldest first. */
function acts(world: World, calendar: Calendar, established?: Established): readonly Act[] {
  const on = (ago: number, time: string): string => instantOn(calendar.day(ago), time);
  const board = boardDecisions(calendar, world.people, established).map((step): Act => {
    const at = on(step.ago, step.time);
    return { at, run: () => succeed(step.name, boardAct(world, step, at)) };
  });
  const cases = [...arrivals(STORIES, calendar)].flatMap(([story, arrived]): Act[] => {
    const arrivedAt = instantOn(arrived.receivedOn, story.arrival.time);
    return [
      { at: arrivedAt, run: () => succeed(story.key, arrive(world, story, arrived, arrivedAt)) },
      ...story.steps.map((step): Act => {
        const at = on(step.ago, step.time);
        return { at, run: () => go(world, calendar, story, step, arrived, at) };
      }),
    ];
  });
  const meetings = boardMeetings(calendar, caseIdOf(GRANTED)).map((step): Act => {
    const at = on(step.ago, step.time);
    return { at, run: () => step.run(world, at) };
  });
  return [...board, ...cases, ...meetings].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

export interface DemonstrationOptions extends Buses {
  readonly persons: Persons;
  /** The latest event lies a few days before it. */
  readonly now: Temporal.Instant;
  /** Left out = one scheme, in force for a little more than a year. */
  readonly established?: Established;
}

/**
 * Writes the demonstration into an empty log; run again, it writes nothing that is there, and finishes what was interrupted. Throws when the log
 * does not answer, or when a story breaks a rule.
 */
export async function loadDemonstration({ log, commands, queries, persons, now, established }: DemonstrationOptions): Promise<void> {
  const world: World = { log, commands, queries, people: await demonstrationPeople(persons, now) };
  for (const { run } of acts(world, calendarOf(dayOf(now)), established)) await run();
}

/** True when the log is empty, or begins with the demonstration (which may have been interrupted). */
export async function mayLoad(log: EventLog): Promise<boolean> {
  const [first] = await log.readAll({ limit: 1 });
  return first === undefined || first.commandId === derivedId(DEMONSTRATION, 'board/scheme');
}
