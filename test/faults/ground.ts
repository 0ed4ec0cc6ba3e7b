/** Two processes with all roles on one database of their own, behind wires that can be bad. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Connection } from '#libs/database';
import type { ContentKeys, EventLog, Provenance, SealedLog } from '#libs/event-log';
import { contentKeys } from '#libs/privacy';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import type { Inbox } from '../../libs/mail/testing/smtp';
import { asReadIn, keysIn } from '../as-read';
import { testDatabase, type TestDatabase } from '../database';
import type { Whole } from './checker';
import type { WireName } from './plan';
import type { Target } from './proxy';
import { Station, type Servers } from './station';

export interface Configuration {
  readonly name: string;
  /** Beside `people` and `database`. */
  readonly servers?: Servers;
  readonly environment?: (ports: Readonly<Partial<Record<WireName, number>>>) => Readonly<Record<string, string>>;
  /** The log when it does not lie in the database, over a wire that nothing is wrong with. */
  readonly openLog?: (provenance: Provenance, keys: ContentKeys) => EventLog & SealedLog;
  /** Where mail goes. */
  readonly inbox?: Inbox;
  readonly close?: () => Promise<void>;
}

const ORIGIN = 'fault.example';

const serverOf = ({ host, port }: Connection): Target => (host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });

export class Ground {
  readonly stations: Station[] = [];
  private constructor(
    readonly configuration: Configuration,
    private readonly db: TestDatabase,
    readonly whole: Whole,
    private readonly folder: string,
  ) {}

  static async open(configuration: Configuration): Promise<Ground> {
    const db = await testDatabase();
    const provenance = { origin: ORIGIN, application: 'test@1' };
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-faults-'));
    const log =
      configuration.openLog?.(provenance, contentKeys(keysIn(folder, db.owner))) ?? new PostgresEventLog({ pool: db.owner, ...provenance });
    const ground = new Ground(configuration, db, { pool: db.owner, log: asReadIn(folder, db.owner, log) }, folder);
    try {
      await ground.start();
      return ground;
    } catch (error) {
      await ground.close();
      throw error;
    }
  }

  /** Which wires can be bad. */
  get wires(): readonly WireName[] {
    return ['people', 'database', ...(Object.keys(this.configuration.servers ?? {}) as WireName[])];
  }
  get urls(): readonly string[] {
    return this.stations.map(({ url }) => url);
  }

  /** What the processes have said last, for whoever looks for a fault. */
  voices(): readonly string[] {
    return this.stations.map((station, index) => `--- process ${index} said:\n${station.said()}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.stations.map((station) => station.stop()));
    await this.whole.log.close();
    await this.configuration.close?.();
    await this.db.drop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const { servers, environment } = this.configuration;
    const { user, password, database } = this.db.appConnection;
    for (let index = 0; index < 2; index++) {
      const station = await Station.open({ database: serverOf(this.db.appConnection), ...servers }, (ports) => ({
        DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${ports.database}/${database}`,
        DATA_DIR: this.folder,
        SESSION_SECRET: 'of both processes, so that a session is one in either',
        PUBLIC_URL: this.stations[0]?.url ?? `http://127.0.0.1:${ports.people}`,
        LOG_ORIGIN: ORIGIN,
        LOG_LEVEL: 'warn',
        DEMONSTRATION: 'nej',
        ...environment?.(ports),
      }));
      this.stations.push(station);
    }
    await Promise.all(this.stations.map((station) => station.start()));
  }
}
