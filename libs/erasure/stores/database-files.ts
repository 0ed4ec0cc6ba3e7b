/** The server's own files: what was deleted lies in them until they are written anew, and in its log until that goes. */
import { Client, escapeIdentifier } from 'pg';
import { clientConfig } from '#libs/database';
import type { Forgetting } from '../forgetting';
import type { StoreMeans } from './means';

/** Every table of ours that holds more than hashes. The leaves, the tree and its notes never held anything that could go. */
const TABLES = `
  select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('evlog', 'evlog_mirror', 'app', 'read', 'projection', 'jobs', 'bullmq', 'privacy', 'audit')
    and (n.nspname, c.relname) not in (('evlog', 'event'), ('evlog', 'stream'), ('evlog', 'head'), ('evlog_mirror', 'event'), ('evlog_mirror', 'stream'),
      ('evlog_mirror', 'head'), ('audit', 'tile'), ('audit', 'head'))
  order by 1, 2`;
/** What the planner remembers of the commonest values; written by analyze, and itself a table. */
const STATISTICS = ['pg_catalog.pg_statistic', 'pg_catalog.pg_statistic_ext_data'];
const LOCK_MS = 30_000;

type Owner = NonNullable<StoreMeans['owner']>;

/** Resolves to how many tables were written anew. */
async function writeAnew(owner: Owner): Promise<number> {
  const client = new Client(clientConfig(owner));
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${LOCK_MS}`);
    const { rows } = await client.query<{ schema: string; name: string }>(TABLES);
    for (const { schema, name } of rows) await client.query(`vacuum (full, analyze) ${escapeIdentifier(schema)}.${escapeIdentifier(name)}`);
    const { rows: may } = await client.query<{ superuser: boolean }>(
      'select rolsuper as superuser from pg_roles where rolname = current_user',
    );
    if (may[0]!.superuser) {
      for (const table of STATISTICS) await client.query(`vacuum (full) ${table}`);
      await client.query('checkpoint'); // files that were replaced are let go of
      await client.query('select pg_switch_wal()');
      await client.query('checkpoint'); // and the log before this
    }
    return rows.length;
  } finally {
    await client.end();
  }
}

/**
 * Writes the tables anew without what was deleted, and lets go of the server's log up to now. With the server that we run ourselves, old files of the log
 * are removed and not used again (`wal_recycle = off`). Elsewhere the administrator does the same; backups and copies of the log go by their own times.
 * One at a time: those who come while it goes on wait for the next, all of them for the same, since every table is shut while it is written.
 */
export function databaseFiles({ owner }: Pick<StoreMeans, 'owner'>, write: (owner: Owner) => Promise<number> = writeAnew): Forgetting {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<number> | undefined;
  const waitForNext = (of: Owner): Promise<number> => {
    next ??= last
      .catch(() => undefined)
      .then(() => {
        next = undefined; // what is deleted from now on, it may pass by
        return write(of);
      });
    last = next;
    return next;
  };
  return { name: 'databasens filer', forget: async () => ({ gone: owner === null ? 0 : await waitForNext(owner) }) };
}
