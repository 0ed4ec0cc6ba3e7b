/** Opens the register that the configuration names: a server, or the embedded PostgreSQL, also while `npm start` runs it. */
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import type { EventLog, SealedReader } from '#libs/event-log';
import { contentKeys } from '#libs/privacy';
import { configuration } from '../all/configuration';
import { openDatabase } from '../all/database';
import { openEventLog, type OpenedEventLog } from '../all/event-log';
import { keysOf, withFieldKeys } from '../all/field-keys';
import { REACHED, reaching } from '../all/reaching';

export interface Register {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: EventLog & SealedReader;
  /** Where the events themselves lie, when `log` reads a mirror of them. */
  readonly source?: EventLog & SealedReader;
  /** `log`, when it is a mirror. */
  readonly mirror?: (EventLog & SealedReader) | null;
  close(): Promise<void>;
}

/** Throws ConfigurationError, NotReached, or what the database or the log says. */
export async function openRegister(environment: Readonly<Record<string, string | undefined>>): Promise<Register> {
  const said = configuration(environment);
  const opened = await reaching(REACHED.migrating(said), () => openDatabase(said.database, 'use'));
  const pool = openPool(opened.app);
  let eventLog: OpenedEventLog | undefined;
  const close = async (): Promise<void> => {
    await eventLog?.close();
    await pool.end();
    await opened.stop();
  };
  try {
    const keys = await reaching(REACHED.openingLog(said), () => keysOf(pool, said));
    eventLog = await reaching(REACHED.openingLog(said), () =>
      openEventLog({
        configuration: said,
        connection: opened.app,
        pool,
        keys: contentKeys(keys),
        keepMirror: true,
        onTrouble: (what) => console.error(what),
        onRefused: () => process.kill(process.pid, 'SIGTERM'),
      }),
    );
    const log = withFieldKeys(eventLog.log, keys);
    return { pool, log, source: withFieldKeys(eventLog.source, keys), mirror: eventLog.mirror ? log : null, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
