import { Pool, type PoolConfig } from 'pg';
import type { Connection } from './embedded-postgres';

/** A pool whose idle connections may end (server restart, shutdown) without bringing the process down: the next query says so instead. */
export function openPool(connection: Connection | string, options: PoolConfig = {}): Pool {
  const pool = new Pool({ ...(typeof connection === 'string' ? { connectionString: connection } : connection), ...options });
  pool.on('error', () => undefined);
  return pool;
}
