import type { Pool, PoolClient } from 'pg';

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
