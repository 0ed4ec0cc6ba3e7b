/** A register as large as one likes, invented but gone through every rule: for trying out lists, searches and figures on what years of use look like. */
import type { CommandBus } from '@nestjs/cqrs';
import { loadState, type EventLog } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import type { Persons } from '#libs/identity';
import { dayOf, derivedId } from '#libs/kernel';
import { frameDecider, frameEvents, frameStream } from '#libs/schemes';
import { GiveFrameCommand } from '#libs/schemes/module';
import { RULES } from '../../api/commands/rules';
import { SCHEME } from '../demonstration/board-decisions';
import { asActor } from '../demonstration/people';
import { succeed } from '../demonstration/writing';
import { Days } from './days';
import { Dice } from './dice';
import { cast, type Cast } from './people';
import { caseIdOf, SEED, storyOf } from './story';
import type { Step, Told } from './told';
import { Writer } from './writer';

/** Commands under way at the same time: the log writes what gathers in one go. */
const AT_ONCE = 96;
const ORE_PER_CASE = 5_000_000;

export interface SeedOptions {
  readonly log: EventLog;
  readonly commands: CommandBus;
  readonly persons: Persons;
  readonly now: Temporal.Instant;
  readonly cases: number;
  /** Told after every twentieth of the steps, with how many have been taken of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}
export interface Seeded {
  readonly cases: number;
  readonly events: number;
  /** Codes of refusals, with how many cases stopped at each. */
  readonly refused: ReadonlyMap<string, number>;
}

/** How many times the register has been filled before. */
export async function roundsIn(log: EventLog): Promise<number> {
  for (let round = 0; ; round++) if ((await log.readStream(caseStream(caseIdOf(round, 0)), { limit: 1 })).length === 0) return round;
}

/** A year's frame is the demonstration's, unless that many cases would never fit in it. */
async function widenFrames({ log, commands, now, cases }: SeedOptions, { people }: Cast, days: Days): Promise<void> {
  const karin = people['namndsekreterare.karin'];
  const amountOre = cases * ORE_PER_CASE;
  for (let year = Number(days.day(0).slice(0, 4)); year <= Number(dayOf(now).slice(0, 4)); year++) {
    const { state } = await loadState(log, frameStream(SCHEME, year), frameEvents, frameDecider);
    if ((state.frame?.amountOre ?? 0) >= amountOre) continue;
    const commandId = derivedId(SEED, `frame/${year}/${amountOre}`);
    const meta = {
      actor: asActor(karin, now.toString()),
      commandId,
      correlationId: commandId,
      causationId: null,
      traceparent: null,
      rules: RULES,
    };
    const command = { type: 'SetFrame', schemeId: SCHEME, year, amountOre, boardParagraph: 'Utökad för provdata' } as const;
    await succeed(`frame ${year}`, commands.execute(new GiveFrameCommand(SCHEME, year, command, { ...meta, recordedAt: now })));
  }
}

/** Arrivals fall evenly over the days when the intake is open. */
function storiesOf(writer: Writer, members: Cast, days: Days, round: number, cases: number): readonly Told[] {
  const open = Array.from({ length: days.count }, (_, day) => day).filter((day) => days.isOpen(day));
  return Array.from({ length: cases }, (_, index) => {
    const day = open[new Dice(`arrival/${round}/${index}`).below(open.length)]!;
    return storyOf(writer, members, days, { round, index, day });
  });
}

/** Every step of every story in the order of time; the steps of one case follow upon each other. A refusal ends its story. */
async function tell(stories: readonly Told[], onProgress: SeedOptions['onProgress']): Promise<Omit<Seeded, 'cases'>> {
  const refused = new Map<string, number>();
  const stopped = new Set<Told>();
  const latest = new Map<Told, Promise<void>>();
  let underWay = 0;
  let room: (() => void) | undefined;
  let events = 0;
  const take = async (told: Told, step: Step): Promise<void> => {
    await latest.get(told);
    if (stopped.has(told)) return;
    const outcome = await step.run();
    if (!outcome) return;
    if ('written' in outcome) events += outcome.written;
    else {
      stopped.add(told);
      refused.set(outcome.refusal.code, (refused.get(outcome.refusal.code) ?? 0) + 1);
    }
  };
  const steps = stories.flatMap((told) => told.steps.map((step) => ({ told, step })));
  steps.sort((a, b) => a.step.at.epochMilliseconds - b.step.at.epochMilliseconds);
  for (const [index, { told, step }] of steps.entries()) {
    if (underWay >= AT_ONCE) await new Promise<void>((resolve) => (room = resolve));
    underWay++;
    const taken = take(told, step).finally(() => {
      underWay--;
      room?.();
    });
    taken.catch(() => undefined); // told by the last step of the case
    latest.set(told, taken);
    if (onProgress && (index + 1) % Math.ceil(steps.length / 20) === 0) onProgress(index + 1, steps.length);
  }
  await Promise.all(latest.values());
  return { events, refused };
}

/** Fills the register once more. The board must have established the scheme. Throws when the log does not answer, or somebody else writes to the same streams. */
export async function seed(options: SeedOptions): Promise<Seeded> {
  const { log, persons, now, cases } = options;
  const round = await roundsIn(log);
  const writer = await Writer.over(log);
  const validFrom = writer.scheme.guidelines.map((guidelines) => guidelines.validFrom).toSorted()[0]!;
  const yesterday = Temporal.PlainDate.from(dayOf(now)).subtract({ days: 1 }).toString();
  const days = new Days(validFrom, yesterday);
  const members = await cast(persons, cases, now);
  await widenFrames(options, members, days);
  const told = await tell(storiesOf(writer, members, days, round, cases), options.onProgress);
  const anna = members.people['omradeschef.anna'];
  const commandId = derivedId(SEED, `settled/${round}`);
  const meta = {
    actor: asActor(anna, now.toString()),
    commandId,
    correlationId: commandId,
    causationId: null,
    traceparent: null,
    rules: RULES,
  };
  await writer.settleAll({ ...meta, recordedAt: now });
  return { cases, ...told };
}
