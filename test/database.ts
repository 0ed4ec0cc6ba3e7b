/** A fresh, migrated database for one test file. */
import { randomBytes } from 'node:crypto';
import { Client, DatabaseError, type Pool } from 'pg';
import { openPool, type Connection } from '#libs/database';

export interface TestDatabase {
  /** As the processes log in: liggaren_app. */
  readonly app: Pool;
  /** As the database's administrator (superuser). */
  readonly owner: Pool;
  readonly appConnection: Connection;
  readonly ownerConnection: Connection;
  drop(): Promise<void>;
}

export type BareDatabase = Pick<TestDatabase, 'appConnection' | 'ownerConnection' | 'drop'>;

/**
 * PostgreSQL drops a database only when every backend of the server has looked up from its work, and one that writes to a process that a test has
 * frozen does not. What it does not get to within this time goes with the whole server, after the last test.
 */
const DROP_MS = 3000;
const isLate = (error: unknown): boolean => error instanceof DatabaseError && error.code === '57014';

async function create(template: string): Promise<BareDatabase> {
  const { superuser, appPassword } = JSON.parse(process.env['TEST_POSTGRES']!) as { superuser: Connection; appPassword: string };
  const database = `t_${randomBytes(6).toString('hex')}`;
  const administer = async (statement: string, patienceMs = 0): Promise<void> => {
    const client = new Client({ ...superuser, statement_timeout: patienceMs });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${database} template ${template}`);
  return {
    ownerConnection: { ...superuser, database },
    appConnection: { ...superuser, user: 'liggaren_app', password: appPassword, database },
    drop: () =>
      administer(`drop database if exists ${database} with (force)`, DROP_MS).catch((error: unknown) => {
        if (!isLate(error)) throw error;
      }),
  };
}

/** One that nobody has migrated. */
export const bareDatabase = (): Promise<BareDatabase> => create('template0');

export async function testDatabase(): Promise<TestDatabase> {
  const created = await create('template_liggaren');
  const [app, owner] = [openPool(created.appConnection), openPool(created.ownerConnection)];
  return {
    ...created,
    app,
    owner,
    drop: async () => {
      await Promise.all([app.end(), owner.end()]);
      await created.drop();
    },
  };
}
