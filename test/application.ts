/** The whole service in this process on a database of its own, and people who are signed in to it. */
import 'reflect-metadata';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Connection } from '#libs/database';
import { configuration } from '../services/all/configuration';
import { start, type Running } from '../services/all/start';
import { testDatabase, type TestDatabase } from './database';
import { Desk } from './desk';

export interface TestApplication {
  readonly base: string;
  readonly running: Running;
  readonly db: TestDatabase;
  /** DATA_DIR: where its own keys lie. */
  readonly folder: string;
  /** Signed in as a demonstration user; the same desk every time. */
  desk(subject: string): Promise<Desk>;
  /** Stops it, does what is to be done meanwhile, and starts it again with this environment besides; everybody signs in anew. */
  restart(environment: Readonly<Record<string, string>>, meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The host is a folder (unix socket), which a URL can only hold as a parameter. */
export const urlOf = ({ host, port, user, password, database }: Connection): string =>
  `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;

/** `environment` as for `npm start`; the demonstration is left out unless asked for. */
export async function startTestApplication(environment: Readonly<Record<string, string>> = {}): Promise<TestApplication> {
  const db = await testDatabase();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-app-'));
  const settings = {
    DATABASE_URL: urlOf(db.appConnection),
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    DEMONSTRATION: 'nej',
  };
  let running = await start(configuration({ ...settings, ...environment }));
  const desks = new Map<string, Promise<Desk>>();
  return {
    get base() {
      return running.url;
    },
    get running() {
      return running;
    },
    db,
    folder,
    desk: (subject) => {
      const known = desks.get(subject) ?? Desk.open(running.url, subject);
      desks.set(subject, known);
      return known;
    },
    restart: async (otherEnvironment, meanwhile) => {
      await running.stop();
      desks.clear();
      await meanwhile?.();
      running = await start(configuration({ ...settings, ...otherEnvironment }));
    },
    stop: async () => {
      await running.stop();
      await db.drop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
