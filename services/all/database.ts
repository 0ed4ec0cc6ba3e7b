/** The database that the configuration names: a server, or one of our own that is started here. */
import { ensureDatabase, migrate, startEmbeddedPostgres, type Connection, type StartOptions } from '#libs/database';
import type { DatabaseChoice } from './configuration';

export interface OpenedDatabase {
  /** As liggaren_app. */
  readonly app: Connection | string;
  /** Who owns the tables; null when only the administrator does. */
  readonly owner: Connection | string | null;
  /** Stops the server if it is ours. */
  stop(): Promise<void>;
}

const NAME = 'liggaren';
/** Room for the pools, the log's own connections, the queues and somebody who looks in. */
const EMBEDDED_SETTINGS = {
  shared_buffers: '128MB',
  max_connections: 100,
  // files of the server's log that are done with are removed: used again, they would keep what was erased until they are written full
  wal_recycle: 'off',
};

/**
 * Migrated, when we may: a server without DATABASE_OWNER_URL has been migrated by its owner. `ifRunning`: what to do when another process runs the
 * embedded server.
 */
export async function openDatabase(choice: DatabaseChoice, ifRunning: StartOptions['ifRunning'] = 'refuse'): Promise<OpenedDatabase> {
  if (choice.kind === 'server') {
    if (choice.ownerUrl !== null) await migrate(choice.ownerUrl);
    return { app: choice.url, owner: choice.ownerUrl, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres({ folder: choice.folder, settings: EMBEDDED_SETTINGS, ifRunning });
  const { superuser, appPassword } = server;
  await ensureDatabase(superuser, NAME);
  const owner = { ...superuser, database: NAME };
  await migrate(owner, appPassword);
  return { app: { ...owner, user: 'liggaren_app', password: appPassword }, owner, stop: () => server.stop() };
}
