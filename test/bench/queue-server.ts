/** A service with a seeded register of its own, as `npm start` runs it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPool } from '../../libs/database';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { PostgresPersons } from '../../libs/identity';
import { rebuild } from '../../libs/projection-runtime';
import { readModels } from '../../projections';
import { configuration } from '../../services/all/configuration';
import { start } from '../../services/all/start';
import { openBuses } from '../../services/cli/buses';
import { loadDemonstration } from '../../services/cli/demonstration';
import { establishedFor, LARGE } from '../../services/cli/seed/established';
import { seed } from '../../services/cli/seed/seed';
import { urlOf } from '../application';
import { startDurableServer } from './durable-server';

export interface SeededService {
  readonly url: string;
  /** How long it took to write the cases, and how many events they have. */
  readonly seedSeconds: number;
  readonly events: number;
  stop(): Promise<void>;
}

export async function startSeededService(cases: number): Promise<SeededService> {
  const server = await startDurableServer();
  const connection = await server.migrated();
  const pool = openPool(connection);
  const log = new PostgresEventLog({ pool, origin: 'bench.invalid/log', application: 'bench' });
  const buses = await openBuses(log);
  const persons = new PostgresPersons(pool);
  const now = Temporal.Now.instant();
  await loadDemonstration({ ...buses, persons, now, established: establishedFor(LARGE) });
  const began = performance.now();
  const { events } = await seed({ ...buses, persons, now, cases });
  const seedSeconds = (performance.now() - began) / 1000;
  await buses.close();
  await rebuild(readModels, { pool, log });
  await log.close();
  await pool.query('vacuum analyze').catch(() => undefined); // autovacuum would do it in a minute
  await pool.end();

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-bench-app-'));
  // without a worker: what came due in years that were written in an hour would be flagged for hours, as it is in no real register
  const roles = { ROLES: 'api,projector', PORT: '0', LOG_LEVEL: 'silent', DEMONSTRATION: 'nej' };
  const settings = { DATABASE_URL: urlOf(connection), DATA_DIR: folder, ...roles };
  const running = await start(configuration(settings));
  return {
    url: running.url,
    seedSeconds,
    events,
    stop: async () => {
      await running.stop();
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
