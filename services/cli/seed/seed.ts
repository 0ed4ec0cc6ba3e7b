/** A register as large as one likes, invented but gone through every rule: for trying out lists, searches and figures on what years of use look like. */
import type { CommandBus } from '@nestjs/cqrs';
import { contextOf, loadState, type EventLog } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import type { Persons } from '#libs/identity';
import { dayOf, derivedId } from '#libs/kernel';
import { frameDecider, frameEvents, frameStream } from '#libs/schemes';
import { GiveFrameCommand } from '#libs/schemes/module';
import { asActor } from '../demonstration/people';
import { succeed } from '../demonstration/writing';
import { Days } from './days';
import { Dice } from './dice';
import { cast, type Cast } from './people';
import { caseIdOf, SEED, storyOf } from './story';
import { tell, type Arrivals, type Events } from './telling';
import { Writer } from './writer';

const ORE_PER_CASE = 5_000_000;

export interface SeedOptions {
  readonly log: EventLog;
  readonly commands: CommandBus;
  readonly persons: Persons;
  readonly now: Temporal.Instant;
  readonly cases: number;
  /** Told after every twentieth of the stories has begun, with how many have of how many. */
  readonly onProgress?: (begun: number, of: number) => void;
}
export interface Seeded extends Events {
  readonly cases: number;
}

/** How many times the register has been filled before. */
export async function roundsIn(log: EventLog): Promise<number> {
  for (let round = 0; ; round++) if ((await log.readStream(caseStream(caseIdOf(round, 0)), { limit: 1 })).length === 0) return round;
}

/** A year's frame is the demonstration's, unless that many cases would never fit in it. */
async function widenFrames({ log, commands, now, cases }: SeedOptions, schemeId: string, { people }: Cast, days: Days): Promise<void> {
  const karin = people['namndsekreterare.karin'];
  const amountOre = cases * ORE_PER_CASE;
  for (let year = Number(days.day(0).slice(0, 4)); year <= Number(dayOf(now).slice(0, 4)); year++) {
    const { state } = await loadState(log, frameStream(schemeId, year), frameEvents, frameDecider);
    if ((state.frame?.amountOre ?? 0) >= amountOre) continue;
    const commandId = derivedId(SEED, `frame/${schemeId}/${year}/${amountOre}`);
    const meta = contextOf(asActor(karin, now.toString()), commandId, now);
    const command = { type: 'SetFrame', schemeId, year, amountOre, boardParagraph: 'Utökad för provdata' } as const;
    await succeed(`frame ${year}`, commands.execute(new GiveFrameCommand(schemeId, year, command, meta)));
  }
}

/** Arrivals fall evenly over the days when the intake is open. A story is made up on the day when it begins. */
function arrivalsOf(writer: Writer, members: Cast, days: Days, round: number, cases: number): Arrivals {
  const open = Array.from({ length: days.count }, (_, day) => day).filter((day) => days.isOpen(day));
  const byDay = new Map<number, number[]>();
  for (let index = 0; index < cases; index++) {
    const day = open[new Dice(`arrival/${round}/${index}`).below(open.length)]!;
    const same = byDay.get(day);
    if (same) same.push(index);
    else byDay.set(day, [index]);
  }
  return {
    count: cases,
    *on(day) {
      for (const index of byDay.get(day) ?? []) yield storyOf(writer, members, days, { round, index, day });
    },
  };
}

/** Fills the register once more. The board must have established the scheme. Throws when the log does not answer, or somebody else writes to the same streams. */
export async function seed(options: SeedOptions): Promise<Seeded> {
  const { log, persons, now, cases } = options;
  const round = await roundsIn(log);
  const writer = await Writer.over(log);
  const validFrom = [...writer.schemes.values()].flatMap(({ guidelines }) => guidelines.map((one) => one.validFrom)).toSorted()[0]!;
  const yesterday = Temporal.PlainDate.from(dayOf(now)).subtract({ days: 1 }).toString();
  const days = new Days(validFrom, yesterday);
  const members = await cast(persons, cases, now);
  for (const schemeId of writer.schemes.keys()) await widenFrames(options, schemeId, members, days);
  const told = await tell(arrivalsOf(writer, members, days, round, cases), days.count, options.onProgress);
  const anna = members.people['omradeschef.anna'];
  await writer.settleAll(contextOf(asActor(anna, now.toString()), derivedId(SEED, `settled/${round}`), now));
  return { cases, ...told };
}
