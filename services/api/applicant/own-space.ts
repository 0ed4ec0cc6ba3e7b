/** A transaction that sees one person's rows of their own space, and nobody else's: row-level security asks who it is. */
import type { Pool, PoolClient } from 'pg';
import { AS_PERSON } from './drafts-sql';

/** PostgreSQL: a row that the policy does not let this person write. */
export const isNotAllowed = (error: unknown): boolean => (error as { code?: string }).code === '42501';

export async function inOwnSpace<T>(pool: Pool, ref: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query(AS_PERSON, [ref]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
