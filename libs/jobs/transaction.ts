import type { Pool, PoolClient } from 'pg';

/** Work in one transaction. A connection whose work throws is closed instead of being lent out again: nobody knows what state it is in. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let fault: Error | undefined;
  const broken = (error: Error): void => void (fault = error); // told by the query that fails as well
  client.on('error', broken);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    fault = error as Error;
    throw error;
  } finally {
    client.off('error', broken);
    client.release(fault);
  }
}
