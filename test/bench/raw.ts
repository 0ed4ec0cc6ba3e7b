import { openPool } from '../../libs/database';
import { eventId, TYPE, type Enter } from './append-contender';
import { keptBytes } from './append-ours';

const TABLE = `create table event (
  position bigint generated always as identity primary key,
  stream text not null,
  revision bigint not null,
  id uuid not null,
  type text not null,
  leaf bytea not null,
  data bytea not null,
  unique (stream, revision)
)`;
const INSERT = { name: 'insert', text: 'insert into event (stream, revision, id, type, leaf, data) values ($1, $2, $3, $4, $5, $6)' };

/**
 * The least that anybody could do with the same bytes, here ready made: one row per event, one prepared INSERT per row, a connection per
 * client. No hashes, no unique ids, no order that readers could follow.
 */
export const raw: Enter = async (server, clients) => {
  const pool = openPool(await server.database(), { max: clients });
  await pool.query(TABLE);
  const { leaf, data } = keptBytes();
  return {
    name: 'raw',
    append: async (stream, revision) => {
      await pool.query({ ...INSERT, values: [stream, revision, eventId(), TYPE, leaf, data] });
    },
    count: async () => (await pool.query<{ n: number }>('select count(*)::int as n from event')).rows[0]!.n,
    close: () => pool.end(),
  };
};
