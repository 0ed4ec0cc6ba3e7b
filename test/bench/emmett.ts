import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { openPool } from '../../libs/database';
import { BEST_POOL, BODY, metadata, TYPE, type Enter } from './append-contender';

/** Emmett's PostgreSQL store, its schema made by itself beforehand, over as many connections as suit it best. */
export const emmett: Enter = async (server, clients) => {
  const connection = await server.database();
  const pool = openPool(connection, { max: Math.min(clients, BEST_POOL) });
  const label = `postgresql://${connection.host}/${connection.database}`; // the pool is what it connects by
  const store = getPostgreSQLEventStore(label, { connectionOptions: { connectionString: label, pool } });
  await store.schema.migrate();
  return {
    name: 'emmett',
    append: async (stream, revision) => {
      await store.appendToStream(stream, [{ type: TYPE, data: BODY, metadata: metadata() }], { expectedStreamVersion: BigInt(revision) });
    },
    count: async () => (await pool.query<{ n: number }>('select count(*)::int as n from emt_messages')).rows[0]!.n,
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};
