/** Building read models anew from the first event, while the tables that are there go on being read. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { EventLog } from '#libs/event-log';
import { onConnection } from '#libs/database';
import { park, skippedBy } from './failures';
import { fill } from './fill';
import type { AnyProjection } from './projection';
import { Shadow } from './shadow';
import { switchTo } from './switch';
import { checkProjection, tableOf } from './table';

export interface RebuildContext {
  /** Login role that owns the schema `read`; at least three connections. */
  readonly pool: Pool;
  readonly log: EventLog;
  readonly signal?: AbortSignal | undefined;
}

/** `parked` = an event can't be taken in (see failures.ts): the old table stays. `unneeded` = somebody else has done it meanwhile. */
export type Rebuilt = 'switched' | 'parked' | 'unneeded';

/** Tables whose indexes are made at the same time: one per processor of a small machine. */
const AT_ONCE = 2;
/** Two-key advisory locks, so that ours are nobody else's: this class, then the name. */
const TRY_LOCK = `select pg_try_advisory_lock(hashtext('projection.rebuild'), hashtext($1)) as locked`;

/**
 * Keeps everybody else from building the same. The lock is the connection's, so it is gone when we are; all that follows is done by that very
 * connection, so that nothing is switched after the lock was lost.
 */
export async function withBuildLock<T>(
  pool: Pool,
  names: readonly string[],
  signal: AbortSignal | undefined,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return onConnection(pool, async (client) => {
    for (const name of [...names].sort()) {
      while (!(await client.query<{ locked: boolean }>(TRY_LOCK, [name])).rows[0]!.locked) await pause(100, undefined, { signal });
    }
    const result = await work(client);
    await client.query('select pg_advisory_unlock_all()'); // when the work throws, the connection is closed and the lock goes with it
    return result;
  });
}

/** Tables that are looked into while they grow have no statistics that a plan could be made by: one look-up by the key for each row. */
const LOOK_UPS = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off';
const AS_BEFORE = 'reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin';

/**
 * Rebuilds the read models in one pass over the log and switches each to its new table as soon as it is whole. `needed` is asked under the lock.
 * Throws when the connection is lost or the signal given; then what was not switched is as before.
 */
export async function rebuild(
  projections: readonly AnyProjection[],
  { pool, log, signal }: RebuildContext,
  needed: (projection: AnyProjection) => Promise<boolean> = async () => true,
): Promise<ReadonlyMap<string, Rebuilt>> {
  projections.forEach(checkProjection);
  const names = projections.map(({ name }) => name);
  const outcome = new Map<string, Rebuilt>(names.map((name) => [name, 'unneeded']));
  await withBuildLock(pool, names, signal, async (client) => {
    const shadows: Shadow[] = [];
    try {
      for (const projection of projections) if (await needed(projection)) shadows.push(await createShadow(client, pool, projection));
      await fill(shadows, { log, upTo: await log.head(), atOnce: AT_ONCE, signal });
      await client.query(LOOK_UPS);
      for (const shadow of shadows) outcome.set(shadow.projection.name, await finish(client, shadow, log, signal));
      await client.query(AS_BEFORE);
    } finally {
      for (const shadow of shadows) await shadow.drop(client).catch(() => undefined);
    }
  });
  return outcome;
}

async function createShadow(client: PoolClient, pool: Pool, projection: AnyProjection): Promise<Shadow> {
  return Shadow.create(client, pool, projection, `${tableOf(projection)}_shadow`, await skippedBy(client, projection));
}

/** Catches up with what was appended meanwhile, and switches; parks the event that stands in the way. */
async function finish(client: PoolClient, shadow: Shadow, log: EventLog, signal: AbortSignal | undefined): Promise<Rebuilt> {
  if (shadow.isBroken) await shadow.startOver(client);
  for (;;) {
    const taken = await shadow.catchUp(client, log, await log.head(), signal);
    if (typeof taken === 'object') {
      await park(client, shadow.projection, taken.poison, taken.error);
      return 'parked';
    }
    if ((await switchTo(client, shadow, log, signal)) === 'switched') return 'switched';
  }
}
