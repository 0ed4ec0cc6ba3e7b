import { openPool } from '../../libs/database';
import { BODY, eventId, metadata, TYPE, type Enter } from './append-contender';

const TABLE = `create table event (
  position bigint generated always as identity primary key,
  stream text not null,
  revision bigint not null,
  id uuid not null,
  type text not null,
  body bytea not null,
  unique (stream, revision)
)`;
const INSERT = { name: 'insert', text: 'insert into event (stream, revision, id, type, body) values ($1, $2, $3, $4, $5)' };

/** The least that anybody could do: one row per event, one prepared INSERT per row, a connection per client; the bytes are ready made. */
export const raw: Enter = async (server, clients) => {
  const pool = openPool(await server.database(), { max: clients });
  await pool.query(TABLE);
  const body = Buffer.from(JSON.stringify({ body: BODY, metadata: metadata() }));
  return {
    name: 'raw',
    append: async (stream, revision) => {
      await pool.query({ ...INSERT, values: [stream, revision, eventId(), TYPE, body] });
    },
    count: async () => (await pool.query<{ n: number }>('select count(*)::int as n from event')).rows[0]!.n,
    close: () => pool.end(),
  };
};
