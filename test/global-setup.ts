/** One throw-away PostgreSQL for the whole test run, with a migrated template that every test database is copied from. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDatabase, migrate, startEmbeddedPostgres, type EmbeddedPostgres } from '../libs/database';

export interface TestServer {
  readonly server: EmbeddedPostgres;
  readonly folder: string;
}

export default async function setUp(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-test-'));
  fs.chmodSync(folder, 0o711); // as root the server runs as nobody, who must get through
  const server = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    // a test database need not survive a power cut
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: 200 },
  });
  await ensureDatabase(server.superuser, 'template_liggaren');
  await migrate({ ...server.superuser, database: 'template_liggaren' }, server.appPassword);
  process.env['TEST_POSTGRES'] = JSON.stringify({ superuser: server.superuser, appPassword: server.appPassword });
  (globalThis as { testServer?: TestServer }).testServer = { server, folder };
}
