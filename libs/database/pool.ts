import { DatabaseError, Pool, type PoolConfig, type QueryConfig } from 'pg';
import { clientConfig } from './connection';
import type { Connection } from './embedded-postgres';

/** A server that can't be reached says so within this time, and a peer that has gone without a word is missed after twice that. */
const CONNECT_TIMEOUT_MS = 10_000;
/** A process that stops in the middle of a transaction (frozen, or its network gone) lets go of its locks after this time. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * A pool whose connections may end (server restart, failover, cable) without bringing the process down, whether they lie idle or are lent out: the
 * query that is under way, or the next one, says so instead.
 */
export function openPool(connection: Connection | string, options: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...clientConfig(connection),
    ...options,
  });
  pool.on('error', () => undefined);
  // the pool listens for those that are idle only: one that breaks between two statements of a transaction would end the process
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/**
 * The same pool, for statements that are short: one that is not answered within so many milliseconds is taken to be lost, and its connection is
 * closed. Without this a connection that has fallen silent is waited for until the network gives it up, which takes a quarter of an hour.
 */
export function impatient(pool: Pool, milliseconds: number): Pool {
  const query = (statement: string | QueryConfig, values?: unknown[]): Promise<unknown> =>
    pool.query({
      ...(typeof statement === 'string' ? { text: statement, values } : statement),
      query_timeout: milliseconds,
    } as QueryConfig);
  return Object.create(pool, { query: { value: query } }) as Pool;
}

/** Said by pg itself, without a code: the connection ended, was not there in time, or a statement was not answered in time. */
const SAID_BY_DRIVER =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout expired|timeout exceeded when trying to connect)/;
const SAID_BY_SOCKET = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** True when it is the connection or the server that failed and not what was asked: what became of a statement is then unknown. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return /^(08...|25P03|57P0[1-5]|53...)$/.test(error.code ?? '');
  const { code = '', syscall, message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return SAID_BY_DRIVER.test(message) || syscall === 'connect' || SAID_BY_SOCKET.has(code);
}
