import type { Pool, PoolClient } from 'pg';
import type { Connection } from './embedded-postgres';

/** As pg wants it, whether it was given as an address or in parts. */
export const clientConfig = (connection: Connection | string): Connection | { readonly connectionString: string } =>
  typeof connection === 'string' ? { connectionString: connection } : { ...connection };

/**
 * Work on one connection. When the work throws, the connection is closed instead of being lent out again: nobody knows what state it is in. A
 * connection that breaks is told by the query that fails, so its own `error` event, which would end the process, is of no use.
 */
export async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let fault: Error | undefined;
  const broken = (error: Error): void => void (fault = error);
  client.on('error', broken);
  try {
    return await work(client);
  } catch (error) {
    fault = error as Error;
    throw error;
  } finally {
    client.off('error', broken);
    client.release(fault);
  }
}

/** Work in one transaction: all of it is done, or nothing. */
export const inTransaction = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  onConnection(pool, async (client) => {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  });
