import fs from 'node:fs';
import path from 'node:path';
import { openPool } from '../../libs/database';
import { BEST_POOL, BODY, eventId, metadata, TYPE, type Enter } from './append-contender';

// in the order of the package's own install.sh
const INSTALL = [
  'schema/message-store',
  'extensions/pgcrypto',
  'tables/messages',
  'types/message',
  ...[
    'message-store-version',
    'hash-64',
    'acquire-lock',
    'category',
    'is-category',
    'id',
    'cardinal-id',
    'stream-version',
    'write-message',
  ].map((name) => `functions/${name}`),
  ...['messages-id', 'messages-stream', 'messages-category'].map((name) => `indexes/${name}`),
];
const WRITE = { name: 'write', text: 'select message_store.write_message($1, $2, $3, $4, $5, $6)' };

/** Message DB, installed from its own SQL; its function is called as a prepared statement over as many connections as suit it best. */
export const messageDb: Enter = async (server, clients) => {
  const pool = openPool(await server.database(), {
    max: Math.min(clients, BEST_POOL),
    options: '-c search_path=message_store,public -c client_min_messages=warning',
  });
  const folder = path.join(path.dirname(require.resolve('@eventide/message-db/package.json')), 'database');
  for (const file of INSTALL) await pool.query(fs.readFileSync(path.join(folder, `${file}.sql`), 'utf8'));
  const data = JSON.stringify(BODY);
  return {
    name: 'messageDb',
    append: async (stream, revision) => {
      await pool.query({ ...WRITE, values: [eventId(), stream, TYPE, data, JSON.stringify(metadata()), revision - 1] });
    },
    count: async () => (await pool.query<{ n: number }>('select count(*)::int as n from messages')).rows[0]!.n,
    close: () => pool.end(),
  };
};
