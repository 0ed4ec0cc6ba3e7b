import type { Pool } from 'pg';
import type { StoredBytes } from '../conformance';

const STORED = `select e.leaf, e.leaf_hash as "leafHash", d.nonce, d.data
  from evlog.event e join evlog.event_data d using (position) order by position`;

/** The whole log, byte for byte. */
export const storedBytes = async (pool: Pool): Promise<StoredBytes[]> => (await pool.query<StoredBytes>(STORED)).rows;
