/** Opens the register that the configuration names: a server, or the embedded PostgreSQL, also while `npm start` runs it. */
import type { Pool } from 'pg';
import { ensureDatabase, migrate, openPool, startEmbeddedPostgres, type Connection } from '#libs/database';
import type { EventLog } from '#libs/event-log';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { configuration, type DatabaseChoice } from '../all/configuration';

export interface Register {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: EventLog;
  close(): Promise<void>;
}

const DATABASE = 'liggaren';

interface Opened {
  readonly app: Connection | string;
  readonly stop: () => Promise<void>;
}

/** Migrated, if we are the ones who may: a server without DATABASE_OWNER_URL is migrated by its owner. */
async function openDatabase(choice: DatabaseChoice): Promise<Opened> {
  if (choice.kind === 'server') {
    if (choice.ownerUrl !== null) await migrate(choice.ownerUrl);
    return { app: choice.url, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres({ folder: choice.folder, ifRunning: 'use' });
  await ensureDatabase(server.superuser, DATABASE);
  const owner = { ...server.superuser, database: DATABASE };
  await migrate(owner, server.appPassword);
  return { app: { ...owner, user: 'liggaren_app', password: server.appPassword }, stop: () => server.stop() };
}

/** Throws ConfigurationError, or what the database says. */
export async function openRegister(environment: Readonly<Record<string, string | undefined>>): Promise<Register> {
  const { database, logOrigin } = configuration(environment);
  const { app, stop } = await openDatabase(database);
  const pool = openPool(app);
  const log = new PostgresEventLog({ pool, origin: logOrigin, application: 'liggaren@0.1.0' });
  return {
    pool,
    log,
    close: async () => {
      await log.close();
      await pool.end();
      await stop();
    },
  };
}
