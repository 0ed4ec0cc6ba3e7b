/** Putting a filled table in the place of the one that is read. */
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError, type PoolClient } from 'pg';
import type { EventLog } from '#libs/event-log';
import { lockCheckpoint, readCheckpoint, register } from './checkpoint';
import { isPoison } from './failures';
import type { Shadow } from './shadow';
import { tableOf, viewOf } from './table';

const LOCK_NOT_AVAILABLE = '55P03';
const ATTEMPTS = 60;

const EXISTS = 'select to_regclass($1) is not null as there';
export const relationExists = async (client: Pick<PoolClient, 'query'>, name: string): Promise<boolean> =>
  (await client.query<{ there: boolean }>(EXISTS, [name])).rows[0]!.there;

/**
 * Brings the table up to the end of the log and shows it through the view, all in one transaction: whoever reads sees the old table or the whole new
 * one, never less than before. Whoever keeps the old table is held off meanwhile, readers only for the moment of the switch. `poison` = one
 * of the last events can't be taken in; nothing was switched.
 */
export async function switchTo(client: PoolClient, shadow: Shadow, log: EventLog, signal?: AbortSignal): Promise<'switched' | 'poison'> {
  const position = shadow.position;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      await client.query('begin');
      if (await replace(client, shadow, log)) {
        await client.query('commit');
        return 'switched';
      }
      await client.query('rollback');
      shadow.position = position;
    } catch (error) {
      await client.query('rollback');
      shadow.position = position;
      if (isPoison(error)) return 'poison';
      const busy = error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE;
      if (!busy || attempt >= ATTEMPTS) throw error;
    }
    await pause(100, undefined, { signal });
  }
}

/** False = the registration changed while we waited for the table. */
async function replace(client: PoolClient, shadow: Shadow, log: EventLog): Promise<boolean> {
  const { projection, table } = shadow;
  const { name, version } = projection;
  // a reader that takes its time must not make every later reader wait behind us
  await client.query(`set local lock_timeout = '1s'`);
  const before = await readCheckpoint(client, name);
  const old = before && tableOf({ name, version: before.version });
  if (old && (await relationExists(client, old))) {
    await client.query(`lock table ${old} in share row exclusive mode`); // before the checkpoint's row: the same order as a batch takes them
    if ((await lockCheckpoint(client, name))?.version !== before.version) return false;
  }
  await shadow.catchUpOrThrow(client, log, await log.head());

  const final = tableOf(projection);
  await client.query(`drop view if exists ${viewOf(projection)}`);
  for (const table of new Set([old ?? final, final])) await client.query(`drop table if exists ${table}`);
  await client.query(`alter table ${table.name} rename to ${final.slice('read.'.length)}`);
  await client.query(`create view ${viewOf(projection)} as select * from ${final}`);
  await register(client, name, version, shadow.position);
  return true;
}
