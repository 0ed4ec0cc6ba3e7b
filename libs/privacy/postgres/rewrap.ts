/** The change of the key over the keys, by the tables' owner while no process is at work. Each key stays what it is; only what it lies under changes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#libs/database';
import type { KeyEncryption } from '../key-encryption';
import { openKeys } from '../opening';
import type { WrappedKey } from '../subject-keys';
import { AT_WORK, FIND, HAVE_ALONE, PAGE, PUT_BACK, TAKE_OUT, WRITE_ANEW } from './statements';

const LOOK_EVERY_MS = 100;

export interface Rewrapping {
  /** As somebody who may become liggaren_owner. */
  readonly pool: Pool;
  readonly from: KeyEncryption;
  readonly to: KeyEncryption;
  /** Told when a batch is kept: how many keys have been gone through, of how many. */
  readonly onProgress?: (done: number, keys: number) => void;
  /** Keys in one transaction; each takes a lock of its own on the way in. */
  readonly batch?: number;
  /** How long those who have been told to stop may take to leave. */
  readonly patienceMs?: number;
}
export interface Rewrapped {
  /** All that there are, and those that were moved now. */
  readonly keys: number;
  readonly moved: number;
}

export type Obstacle =
  | { readonly kind: 'AT_WORK'; readonly connections: number }
  /** Lies under neither of the two. */
  | { readonly kind: 'FOREIGN'; readonly kid: string; readonly kek: string }
  | { readonly kind: 'DOES_NOT_OPEN'; readonly kid: string }
  /** Was destroyed, and lies there again. */
  | { readonly kind: 'CAME_BACK'; readonly kid: string };

/** Batches that were kept before this stay kept: the same call goes on from there. */
export class CannotRewrap extends Error {
  constructor(
    readonly obstacle: Obstacle,
    options?: ErrorOptions,
  ) {
    super(`the keys can't be put under another: ${JSON.stringify(obstacle)}`, options);
  }
}

interface Row extends WrappedKey {
  readonly madeAt: string;
  readonly destroyed: boolean;
}

const atWork = async (on: Pool | PoolClient): Promise<number> => (await on.query<{ connections: number }>(AT_WORK)).rows[0]!.connections;

async function untilTheyHaveLeft(pool: Pool, patienceMs: number): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end && (await atWork(pool)) > 0;) await pause(LOOK_EVERY_MS);
}

/** The store to oneself until the transaction ends. As the tables' owner: a login that may not become one is refused by the database (42501). */
const alone = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, async (client) => {
    await client.query('set local role liggaren_owner');
    await client.query(HAVE_ALONE);
    const connections = await atWork(client);
    if (connections > 0) throw new CannotRewrap({ kind: 'AT_WORK', connections });
    return work(client);
  });

async function opened(keys: readonly WrappedKey[], kek: KeyEncryption): Promise<ReadonlyMap<string, Buffer>> {
  try {
    return await openKeys(keys, kek);
  } catch (error) {
    for (const one of keys)
      await openKeys([one], kek).catch((cause: unknown) => {
        throw new CannotRewrap({ kind: 'DOES_NOT_OPEN', kid: one.kid }, { cause });
      });
    throw error;
  }
}

const pageAfter = async (client: PoolClient, kid: string, most: number): Promise<readonly Row[]> =>
  (await client.query<Row>(PAGE, [kid, most])).rows;

/** Opens every key there is; each must lie under one of these. How many there are. */
async function look(client: PoolClient, keks: readonly KeyEncryption[], batch: number): Promise<number> {
  let keys = 0;
  for (let page = await pageAfter(client, '', batch); page.length > 0; page = await pageAfter(client, page.at(-1)!.kid, batch)) {
    for (const { kid, kek, destroyed } of page) {
      if (destroyed) throw new CannotRewrap({ kind: 'CAME_BACK', kid });
      if (!keks.some(({ id }) => id === kek)) throw new CannotRewrap({ kind: 'FOREIGN', kid, kek });
    }
    for (const one of keks)
      await opened(
        page.filter(({ kek }) => kek === one.id),
        one,
      );
    keys += page.length;
  }
  return keys;
}

/** Taken out and put back, not changed in place: the trigger that refuses a change stays armed, and so does the one that refuses what was destroyed. */
async function move(client: PoolClient, rows: readonly Row[], from: KeyEncryption, to: KeyEncryption): Promise<void> {
  const keys = await opened(rows, from);
  const kids = [...keys.keys()];
  const wrapped = await to.wrap([...keys.values()]);
  await client.query(TAKE_OUT, [kids]);
  await client.query(PUT_BACK, [kids, to.id, wrapped, rows.map(({ madeAt }) => madeAt)]);
  const back = await opened((await client.query<WrappedKey>(FIND, [kids])).rows, to);
  for (const [kid, key] of keys)
    if (back.get(kid)?.equals(key) !== true) throw new Error(`${kid}: what was written is not the key that was read`);
}

/**
 * Puts every key that lies under `from` under `to`. First all of them are opened, under the one or the other: when one can't be, nothing is changed.
 * Then batch by batch, each read back before it is kept. At the end all are opened once more, under `to` alone. Interrupted, the same call goes on.
 * Throws {@link CannotRewrap}, or what the database says.
 */
export async function rewrap(rewrapping: Rewrapping): Promise<Rewrapped> {
  const { pool, from, to, onProgress = () => undefined, batch = 500, patienceMs = 5000 } = rewrapping;
  await untilTheyHaveLeft(pool, patienceMs);
  const keys = await alone(pool, (client) => look(client, [from, to], batch));
  let after = '';
  let done = 0;
  let moved = 0;
  const next = (): Promise<number> =>
    alone(pool, async (client) => {
      const page = await pageAfter(client, after, batch);
      const old = page.filter(({ kek }) => kek === from.id);
      if (old.length > 0) await move(client, old, from, to);
      after = page.at(-1)?.kid ?? after;
      moved += old.length;
      return page.length;
    });
  for (let gone = await next(); gone > 0; gone = await next()) {
    done += gone;
    onProgress(done, keys);
  }
  const verified = await alone(pool, (client) => look(client, [to], batch));
  await pool.query(WRITE_ANEW);
  return { keys: verified, moved };
}
