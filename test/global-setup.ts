/** One throw-away PostgreSQL for the whole test run, with a migrated template that every test database is copied from. */
import path from 'node:path';
import { ensureDatabase, migrate, startEmbeddedPostgres, type EmbeddedPostgres } from '../libs/database';
import { scratchFolder } from './scratch';

export interface TestServer {
  readonly server: EmbeddedPostgres;
  readonly folder: string;
}

export default async function setUp(): Promise<void> {
  const folder = scratchFolder('liggaren-test-');
  const server = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    // a test database need not survive a power cut
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_wal_size: '256MB',
      shared_buffers: '64MB',
      // some 35 for each process that tests start, and more than a dozen may live at the same time
      max_connections: 600,
      // passwords that live for some minutes: thousands of connections need not reckon them over and over
      scram_iterations: 1,
    },
  });
  await ensureDatabase(server.superuser, 'template_liggaren');
  await migrate({ ...server.superuser, database: 'template_liggaren' }, server.appPassword);
  process.env['TEST_POSTGRES'] = JSON.stringify({ superuser: server.superuser, appPassword: server.appPassword });
  (globalThis as { testServer?: TestServer }).testServer = { server, folder };
}
