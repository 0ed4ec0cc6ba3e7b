/**
 * Runs with faults. Each number stands for one plan of what goes wrong (plan.ts): connections that are cut, delayed, truncated, stalled or refused,
 * processes that are killed or frozen, while people give commands over HTTP and give up none. Afterwards everything has to be as if nothing had
 * happened (checker.ts).
 *
 *   node deploy/run.mjs test faults                  numbers 1–30, as in `npm test`
 *   npm run test:nightly                             numbers 1–1,000
 *   FAULT_SEED=17 node deploy/run.mjs test faults    one number again: the same plan; what each blow hits follows the machine's pace
 *   FAULT_SEEDS=200 FAULT_FROM=1001 …                other numbers
 */
import { configurations, type Place } from './configurations';
import { World } from './world';

const only = process.env['FAULT_SEED'];
const from = Number(only ?? process.env['FAULT_FROM'] ?? 1);
const count = only === undefined ? Number(process.env['FAULT_SEEDS'] ?? 30) : 1;
const seeds = Array.from({ length: count }, (_, index) => from + index);
/** A log that grows for ever would make each check slower than the one before. */
const RUNS_IN_A_WORLD = 25;
/** The first run of a place starts its processes as well. */
const LONGEST_MS = 600_000;

const begun = performance.now();
/** Jest tells nothing until all of it is over, which takes hours at night. */
function say(seed: number, how: string, place: string): void {
  if (count !== 30) process.stderr.write(`${((performance.now() - begun) / 60_000).toFixed(1)} min: run ${seed} ${how}, ${place}\n`);
}

interface Runs {
  /** How each number went. */
  readonly each: ReadonlyMap<number, Promise<void>>;
  /** Rejects when something that was to be done because of them was not, or not right. */
  readonly ended: Promise<void>;
}

/** The runs of one place, one after the other. */
function runsIn(place: Place, numbers: readonly number[]): Runs {
  let world: World | undefined;
  let left = 0;
  const troubles: unknown[] = [];
  const leave = async (): Promise<void> => {
    const leaving = world;
    world = undefined;
    await leaving?.finish().catch((error: unknown) => troubles.push(error));
    await leaving?.close();
  };
  const run = async (seed: number): Promise<void> => {
    if (left-- === 0) {
      await leave();
      left = RUNS_IN_A_WORLD - 1;
    }
    world ??= await World.open(await place.open());
    try {
      await world.run(seed);
    } catch (error) {
      const broken = world;
      world = undefined; // what it leaves behind must not be the next one's trouble
      await broken.close();
      throw error;
    }
  };
  let before: Promise<void> = Promise.resolve();
  const each = new Map<number, Promise<void>>();
  for (const seed of numbers) {
    const one = before.then(() => run(seed));
    each.set(seed, one);
    // what went wrong is told by its own test as well
    before = one.then(
      () => say(seed, 'is good', place.name),
      (error: unknown) => say(seed, `went wrong: ${String(error)}`, place.name),
    );
  }
  const ended = before.then(leave).then(() => {
    if (troubles.length > 0) throw new AggregateError(troubles, troubles.map(String).join('\n'));
  });
  ended.catch(() => undefined);
  return { each, ended };
}

describe('nothing is lost and nothing is done twice, whatever breaks', () => {
  const places = configurations().filter((_, index, all) => seeds.some((seed) => seed % all.length === index));
  const placeOf = (seed: number): string => configurations()[seed % configurations().length]!.name;
  const runs = new Map<string, Runs>();
  beforeAll(() => {
    // the places live at the same time: while one waits for a lease to run out, the others use the machine
    for (const place of places) {
      const numbers = seeds.filter((seed) => placeOf(seed) === place.name);
      runs.set(place.name, runsIn(place, numbers));
    }
  });
  afterAll(() => Promise.allSettled([...runs.values()].map(({ ended }) => ended)), LONGEST_MS);

  it.each(seeds.map((seed) => ({ seed, place: placeOf(seed) })))(
    'run $seed, $place',
    ({ seed, place }) => runs.get(place)!.each.get(seed),
    LONGEST_MS,
  );
  it.each(places)(
    'what was to be done because of it is done, and nothing recorded twice: $name',
    ({ name }) => runs.get(name)!.ended,
    LONGEST_MS,
  );
});
