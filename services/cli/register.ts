/** Opens the register that the configuration names: a server, or the embedded PostgreSQL, also while `npm start` runs it. */
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import type { EventLog } from '#libs/event-log';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { configuration } from '../all/configuration';
import { openDatabase } from '../all/database';

export interface Register {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: EventLog;
  close(): Promise<void>;
}

/** Throws ConfigurationError, or what the database says. */
export async function openRegister(environment: Readonly<Record<string, string | undefined>>): Promise<Register> {
  const { database, logOrigin } = configuration(environment);
  const opened = await openDatabase(database, 'use');
  const pool = openPool(opened.app);
  const log = new PostgresEventLog({ pool, origin: logOrigin, application: 'liggaren@0.1.0' });
  return {
    pool,
    log,
    close: async () => {
      await log.close();
      await pool.end();
      await opened.stop();
    },
  };
}
