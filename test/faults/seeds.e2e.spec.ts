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
const LONGEST_MS = 150_000;

/** The runs of one place, one after the other; each number's promise tells how it went. */
function runsIn(place: Place, numbers: readonly number[]): ReadonlyMap<number, Promise<void>> {
  let world: Promise<World> | undefined;
  let runs = 0;
  let before: Promise<unknown> = Promise.resolve();
  const close = async (): Promise<void> => {
    const closing = world;
    world = undefined;
    await closing?.then((open) => open.close());
  };
  return new Map(
    numbers.map((seed, index) => {
      const run = before.then(async () => {
        if (runs++ % RUNS_IN_A_WORLD === 0) await close();
        world ??= place.open().then((configuration) => World.open(configuration));
        try {
          await (await world).run(seed);
        } catch (error) {
          runs = 0; // what it leaves behind must not be the next one's trouble
          throw error;
        }
      });
      before = run.catch(() => undefined).then(() => (index === numbers.length - 1 ? close() : undefined));
      return [seed, Object.assign(run, { closed: before })];
    }),
  );
}

describe('nothing is lost and nothing is done twice, whatever breaks', () => {
  const places = configurations();
  const outcomes = new Map<number, Promise<void>>();
  const all: Promise<unknown>[] = [];
  beforeAll(() => {
    // the places live at the same time: while one waits for a lease to run out, the others use the machine
    for (const [index, place] of places.entries()) {
      const runs = runsIn(
        place,
        seeds.filter((seed) => seed % places.length === index),
      );
      for (const [seed, run] of runs) {
        run.catch(() => undefined); // told by its own test
        outcomes.set(seed, run);
        all.push((run as Promise<void> & { closed: Promise<unknown> }).closed);
      }
    }
  });
  afterAll(() => Promise.all(all), LONGEST_MS);

  it.each(seeds.map((seed) => ({ seed, place: places[seed % places.length]!.name })))(
    'run $seed, $place',
    ({ seed }) => outcomes.get(seed),
    LONGEST_MS,
  );
});
