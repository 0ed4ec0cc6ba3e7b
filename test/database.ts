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
  /** Ends connections to this database, and to no other of the server that all tests share. Resolves to how many. */
  cut(which: Which): Promise<number>;
  drop(): Promise<void>;
}

/** `querying`: a pattern of SQL's `like` for the latest statement. */
export type Which = 'holding an advisory lock' | 'idle in transaction' | { readonly querying: string };

export type BareDatabase = Pick<TestDatabase, 'appConnection' | 'ownerConnection' | 'drop'>;

/**
 * PostgreSQL drops a database only when every backend of the server has looked up from its work, and one that writes to a process that a test has
 * frozen does not. What it does not get to within this time goes with the whole server, after the last test.
 */
const DROP_MS = 3000;
/** $1 a pattern, where there is one. */
const CUT = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and';
const PICKS = {
  'holding an advisory lock': `pid in (select pid from pg_locks where locktype = 'advisory' and granted)`,
  'idle in transaction': `state = 'idle in transaction'`,
};
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

/** `template`: one that was closed; left out: a migrated one without content. */
export async function testDatabase(template = 'template_liggaren'): Promise<TestDatabase> {
  const created = await create(template);
  const [app, owner] = [openPool(created.appConnection), openPool(created.ownerConnection)];
  return {
    ...created,
    app,
    owner,
    cut: async (which) => {
      const [picks, values] = typeof which === 'string' ? [PICKS[which], []] : ['query like $1', [which.querying]];
      return (await owner.query(`${CUT} ${picks}`, values)).rowCount ?? 0;
    },
    drop: async () => {
      await Promise.all([app.end(), owner.end()]);
      await created.drop();
    },
  };
}
