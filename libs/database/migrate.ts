/** Brings a database to the schema in deploy/migrations. Run by the owner; the login role of the processes can't do it. */
import path from 'node:path';
import { runner } from 'node-pg-migrate';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { clientConfig } from './connection';
import type { Connection } from './embedded-postgres';

const MIGRATIONS = path.resolve(__dirname, '../../deploy/migrations');

const EXISTS = 'select 1 from pg_database where datname = $1';

/** Creates `name` on the server that `on` leads to, unless it is there. */
export async function ensureDatabase(on: Connection, name: string): Promise<void> {
  const client = new Client(on);
  await client.connect();
  try {
    if ((await client.query(EXISTS, [name])).rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Runs the migrations that the database has not seen, all in one transaction, one process at a time (advisory lock). `appPassword`, when
 * given, becomes the password of liggaren_app. Returns the names of those that ran.
 */
export async function migrate(owner: Connection | string, appPassword?: string): Promise<readonly string[]> {
  const client = new Client(clientConfig(owner));
  await client.connect();
  try {
    const ran = await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsSchema: 'public',
      migrationsTable: 'migration',
      singleTransaction: true,
      checkOrder: true,
      advisoryLockMode: 'wait', // whoever comes second finds everything done
      log: () => undefined,
    });
    if (appPassword !== undefined) await client.query(`alter role liggaren_app password ${escapeLiteral(appPassword)}`);
    return ran.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
