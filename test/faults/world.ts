/** People at work on a ground that gives way; its runs live through one plan each. */
import { setTimeout as pause } from 'node:timers/promises';
import { canonicalBytes, derivedId } from '#libs/kernel';
import { Desk } from '../desk';
import { openOffice, today, type Office } from '../e2e/board';
import { behind, Checker, type Outcome } from './checker';
import { underWay } from './effects';
import { Errands } from './errands';
import { Ground, type Configuration } from './ground';
import { applied, approved, decided, handled, type Approved, type Life, type LifeName } from './lives';
import { planOf, type Plan } from './plan';
import { toldOf } from './station';

const QUIET_MS = 60_000;
/** A job whose process has died is taken up again after 30 s at the most, and tried again after pauses. */
const SETTLED_MS = 100_000;
/** Keys and ids of a run are made of this and its number. */
const ROOT = '019a9e00-0000-7000-8000-000000000000';

export class World {
  private readonly runs: number[] = [];
  private readonly usual = new Map<LifeName, readonly string[]>();
  private readonly checker: Checker;

  private constructor(
    private readonly ground: Ground,
    private readonly office: Office,
  ) {
    this.checker = new Checker(ground.whole);
  }

  static async open(configuration: Configuration): Promise<World> {
    const ground = await Ground.open(configuration);
    try {
      const office = await openOffice({ desk: (subject) => Desk.open(ground.urls[0]!, subject) });
      const [year, boardParagraph] = [Number(today().slice(0, 4)), 'Provnämnden § 8'];
      await office.karin.does(`/api/schemes/${office.scheme}/set-frame`, { year, amountOre: 100_000_000_000, boardParagraph });
      const world = new World(ground, office);
      await world.rehearse();
      return world;
    } catch (error) {
      await ground.close();
      throw error;
    }
  }

  /** One run: throws, with everything that there is to know, when something is not as it should be afterwards. */
  async run(seed: number): Promise<void> {
    this.runs.push(seed);
    const plan = planOf(seed, this.ground.wires);
    const { stations, urls } = this.ground;
    const waiting = [...plan.blows];
    const suffering: Promise<void>[] = [];
    const deal = (soFar: number): void => {
      for (; waiting[0] && waiting[0].after <= soFar;) {
        const blow = waiting.shift()!;
        errands.note(`*** ${JSON.stringify(blow.fault)} to process ${blow.process}`);
        const over = stations[blow.process]!.suffer(blow.fault).then(() => errands.note(`*** over: ${blow.fault.kind}`));
        over.catch(() => undefined); // told when the lives are over
        suffering.push(over);
      }
    };
    const errands = new Errands(derivedId(ROOT, `run/${seed}`), urls, deal);
    try {
      const cases = await this.stock(plan.decisions);
      deal(0);
      const outcomes = await this.live(errands, cases);
      await Promise.all(suffering);
      await Promise.all(stations.map((station) => station.heal()));
      errands.note('*** healed');
      const again = await this.repeat(errands);
      await this.quiet();
      const wrongs = [...again, ...(await this.checker.wrongs(errands.acknowledged, outcomes))];
      if (wrongs.length > 0) throw new Error(wrongs.join('\n'));
    } catch (error) {
      throw new Error(this.account(plan, errands, error), { cause: error });
    }
  }

  /** When the last run is over: waits until everything has been done that was to be done because of them, and throws when it was not done right. */
  async finish(): Promise<void> {
    const until = performance.now() + SETTLED_MS;
    let left = await underWay(this.ground.whole);
    for (; left.length > 0 && performance.now() < until; left = await underWay(this.ground.whole)) await pause(100);
    const wrongs = [...left.map((what) => `not done: ${what}`), ...(await this.checker.wrongEffects(this.ground.configuration.inbox))];
    if (wrongs.length === 0) return;
    const told = [`${this.ground.configuration.name}, after runs ${this.runs.join(', ')}`, ...wrongs, ...this.ground.voices()];
    throw new Error(told.join('\n'));
  }

  close(): Promise<void> {
    return this.ground.close();
  }

  /** Every kind of life once while nothing is wrong: what it leaves behind is what it always has to leave behind. */
  private async rehearse(): Promise<void> {
    const errands = new Errands(derivedId(ROOT, 'rehearsal'), this.ground.urls);
    const [one] = await this.stock(1);
    for (const [name, life] of [
      ['applied', applied(this.office, this.office.bengt)],
      ['handled', handled(this.office)],
      ['decided', decided(one!)],
    ] as const)
      this.usual.set(name, await this.checker.typesIn(await life(errands)));
  }

  /** Cases that are ready to be decided, each approved in a session of its own. */
  private stock(cases: number): Promise<readonly Approved[]> {
    const { office } = this;
    const url = this.ground.urls[0]!;
    return Promise.all(Array.from({ length: cases }, async () => approved(office, await Desk.open(url, 'omradeschef.anna'))));
  }

  private async live(errands: Errands, cases: readonly Approved[]): Promise<readonly Outcome[]> {
    const { office, usual } = this;
    const one = async (name: LifeName, life: Life): Promise<Outcome> => ({ caseId: await life(errands), types: usual.get(name)! });
    return Promise.all([
      one('applied', applied(office, office.amina)),
      one('applied', applied(office, office.bengt)),
      one('handled', handled(office)),
      one('handled', handled(office)),
      ...cases.map((each) => one('decided', decided(each))),
    ]);
  }

  /** Everybody sends everything once more, with the same keys: they are to be told the same. */
  private async repeat(errands: Errands): Promise<readonly string[]> {
    const wrongs = errands.acknowledged.map(async (errand) => {
      const [first, again] = [errand.done, await errands.insist(errand)].map((done) => canonicalBytes({ ...done }).toString());
      return again === first ? [] : [`${errand.path}: told ${first}, and then ${again}`];
    });
    return (await Promise.all(wrongs)).flat();
  }

  private async quiet(): Promise<void> {
    const until = performance.now() + QUIET_MS;
    for (;;) {
      const late = await behind(this.ground.whole);
      if (late.length === 0) return;
      if (performance.now() > until) throw new Error(`not up to date after ${QUIET_MS} ms: ${late.join(', ')}`);
      await pause(50);
    }
  }

  private account({ seed, blows }: Plan, errands: Errands, error: unknown): string {
    return [
      `FAULT_SEED=${seed} node deploy/run.mjs test faults    (${this.ground.configuration.name})`,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
      '--- plan',
      ...blows.map(toldOf),
      '--- what happened',
      ...errands.notes,
      ...this.ground.voices(),
    ].join('\n');
  }
}
