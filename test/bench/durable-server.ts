/** A throw-away PostgreSQL that is as durable as the real one: what it has acknowledged survives a power cut. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { ensureDatabase, migrate, startEmbeddedPostgres, type Connection } from '../../libs/database';

export interface DurableServer {
  /** A new database, for the superuser. */
  database(): Promise<Connection>;
  /** A new database with our schema, for liggaren_app. */
  migrated(): Promise<Connection>;
  /** Leaves it used WAL files to use again, as a server has that has run for a while: a new one costs whoever needs it 16 MB of zeros. */
  breakIn(): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '512MB',
  max_wal_size: '8GB', // no checkpoint in the middle of somebody's turn
  min_wal_size: '2GB',
  max_connections: 200,
};

async function breakIn(connection: Connection): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  await client.query(`select count(pg_logical_emit_message(false, 'bench', repeat('x', 1000000))) from generate_series(1, 600)`);
  await client.query('checkpoint');
  await client.end();
}

export async function startDurableServer(): Promise<DurableServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-bench-'));
  fs.chmodSync(folder, 0o711); // as root the server runs as nobody, who must get through
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), settings: SETTINGS });
  async function database(): Promise<Connection> {
    const name = `bench_${randomBytes(4).toString('hex')}`;
    await ensureDatabase(server.superuser, name);
    return { ...server.superuser, database: name };
  }
  return {
    database,
    breakIn: () => breakIn(server.superuser),
    migrated: async () => {
      const owner = await database();
      await migrate(owner, server.appPassword);
      return { ...owner, user: 'liggaren_app', password: server.appPassword };
    },
    stop: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
