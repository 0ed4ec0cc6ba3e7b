/** Two processes with all roles on one database, behind wires that can be bad, and people at work; runs of it live through one plan each. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '#libs/database';
import { canonicalBytes, derivedId } from '#libs/kernel';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { testDatabase, type TestDatabase } from '../database';
import { Desk } from '../desk';
import { openOffice, today, type Office } from '../e2e/board';
import { behind, Checker, sealedInPostgres, type Outcome, type Whole } from './checker';
import { Errands } from './errands';
import { applied, approved, decided, handled, type Approved, type Life, type LifeName } from './lives';
import { planOf, type Blow, type WireName } from './plan';
import type { Target } from './proxy';
import { Station, toldOf, type Servers } from './station';

export interface Configuration {
  readonly name: string;
  /** Beside `people` and `database`. */
  readonly servers?: Servers;
  readonly environment?: (ports: Readonly<Partial<Record<WireName, number>>>) => Readonly<Record<string, string>>;
  readonly close?: () => Promise<void>;
}

const ORIGIN = 'fault.example';
const QUIET_MS = 60_000;
/** Keys and ids of a run are made of this and its number. */
const ROOT = '019a9e00-0000-7000-8000-000000000000';

const serverOf = ({ host, port }: Connection): Target => (host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });

export class World {
  private readonly usual = new Map<LifeName, readonly string[]>();
  private readonly checker: Checker;

  private constructor(
    private readonly configuration: Configuration,
    private readonly db: TestDatabase,
    private readonly folder: string,
    private readonly whole: Whole,
    private readonly stations: readonly [Station, Station],
    private readonly office: Office,
  ) {
    this.checker = new Checker(whole);
  }

  static async open(configuration: Configuration): Promise<World> {
    const db = await testDatabase();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-faults-'));
    const { user, password, database } = db.appConnection;
    const servers: Servers = { database: serverOf(db.appConnection), ...configuration.servers };
    const stations: Station[] = [];
    for (const first of [undefined, 0] as const)
      stations.push(
        await Station.open(servers, (ports) => ({
          DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${ports.database}/${database}`,
          DATA_DIR: folder,
          SESSION_SECRET: 'of both processes, so that a session is one in either',
          PUBLIC_URL: first === undefined ? `http://127.0.0.1:${ports.people}` : stations[first]!.url,
          LOG_ORIGIN: ORIGIN,
          LOG_LEVEL: 'warn',
          DEMONSTRATION: 'nej',
          ...configuration.environment?.(ports),
        })),
      );
    const [one, other] = stations as [Station, Station];
    await Promise.all([one.start(), other.start()]);
    const log = new PostgresEventLog({ pool: db.owner, origin: ORIGIN, application: 'test@1' });
    const whole = { pool: db.owner, log, sealed: (after: number) => sealedInPostgres(db.owner, after), origin: ORIGIN };
    const office = await openOffice({ desk: (subject) => Desk.open(one.url, subject) });
    await office.karin.does(`/api/schemes/${office.scheme}/set-frame`, {
      year: Number(today().slice(0, 4)),
      amountOre: 100_000_000_000,
      boardParagraph: 'Provnämnden § 8',
    });
    const world = new World(configuration, db, folder, whole, [one, other], office);
    await world.rehearse();
    return world;
  }

  /** One run: throws, with everything that there is to know, when something is not as it should be afterwards. */
  async run(seed: number): Promise<void> {
    const plan = planOf(seed, ['people', 'database', ...(Object.keys(this.configuration.servers ?? {}) as WireName[])]);
    const waiting = [...plan.blows];
    const suffering: Promise<void>[] = [];
    const deal = (soFar: number): void => {
      for (; waiting[0] && waiting[0].after <= soFar;) {
        const blow = waiting.shift()!;
        errands.note(`*** ${JSON.stringify(blow.fault)} to process ${blow.process}`);
        suffering.push(this.stations[blow.process].suffer(blow.fault).then(() => errands.note(`*** over: ${blow.fault.kind}`)));
      }
    };
    const errands = new Errands(derivedId(ROOT, `run/${seed}`), this.urls, deal);
    try {
      const cases = await this.stock(plan.decisions);
      deal(0);
      const outcomes = await this.live(errands, cases);
      await Promise.all(suffering);
      await Promise.all(this.stations.map((station) => station.heal()));
      errands.note('*** healed');
      const again = await this.repeat(errands);
      await this.quiet();
      const wrongs = [...again, ...(await this.checker.wrongs(errands.acknowledged, outcomes))];
      if (wrongs.length > 0) throw new Error(wrongs.join('\n'));
    } catch (error) {
      throw new Error(this.account(plan, errands, error), { cause: error });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.stations.map((station) => station.stop()));
    await this.whole.log.close();
    await this.configuration.close?.();
    await this.db.drop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private get urls(): readonly string[] {
    return this.stations.map(({ url }) => url);
  }

  /** Every kind of life once while nothing is wrong: what it leaves behind is what it always has to leave behind. */
  private async rehearse(): Promise<void> {
    const errands = new Errands(derivedId(ROOT, 'rehearsal'), this.urls);
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
    const [{ url }] = this.stations;
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
      const late = await behind(this.whole);
      if (late.length === 0) return;
      if (performance.now() > until) throw new Error(`not up to date after ${QUIET_MS} ms: ${late.join(', ')}`);
      await pause(50);
    }
  }

  private account({ seed, blows }: { seed: number; blows: readonly Blow[] }, errands: Errands, error: unknown): string {
    const said = this.stations.map((station, index) => `--- process ${index} said:\n${station.said()}`);
    return [
      `FAULT_SEED=${seed} node deploy/run.mjs test faults    (${this.configuration.name})`,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
      '--- plan',
      ...blows.map(toldOf),
      '--- what happened',
      ...errands.notes,
      ...said,
    ].join('\n');
  }
}
