import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { testDatabase } from '../../test/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';

const settings = { shared_buffers: '16MB', fsync: 'off' };
const query = async (server: EmbeddedPostgres, sql: string): Promise<unknown[]> => {
  const client = new Client(server.superuser);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let folder: string;
  beforeAll(() => {
    parent = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-pg-'));
    fs.chmodSync(parent, 0o711);
    folder = path.join(parent, 'data');
  });
  afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

  it('keeps what was written, through a stop and through kill -9 of the process that started it', async () => {
    const first = await startEmbeddedPostgres({ folder, settings });
    await query(first, 'create table kept (n int); insert into kept values (1)');
    await first.stop();

    const program = `require('./libs/database').startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, settings: ${JSON.stringify(settings)} })
      .then(() => { console.log('up'); setInterval(() => undefined, 1000); })`;
    const other = spawn(process.execPath, ['-C', '@app/source', '-r', './deploy/swc-hook.cjs', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => other.stdout.on('data', (d: Buffer) => d.toString().includes('up') && resolve()));
    await expect(startEmbeddedPostgres({ folder, settings })).rejects.toThrow(`används redan av process ${other.pid}`);
    const shared = await startEmbeddedPostgres({ folder, settings, ifRunning: 'use' });
    expect(shared.ours).toBe(false);
    await query(shared, 'insert into kept values (2)');
    other.kill('SIGKILL');
    await new Promise((resolve) => other.on('exit', resolve));

    const second = await startEmbeddedPostgres({ folder, settings });
    expect(await query(second, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    await second.stop();
  }, 60_000);
});

describe('a migrated database', () => {
  it('lets the processes log in as a role that owns nothing of the log and is no superuser', async () => {
    const db = await testDatabase();
    try {
      const { rows } = await db.app.query(
        'select current_user as me, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user',
      );
      expect(rows).toEqual([{ me: 'liggaren_app', rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false }]);
      await expect(db.app.query('create table evlog.mine (n int)')).rejects.toThrow('permission denied');
      await db.app.query('create table read.mine (n int)');
    } finally {
      await db.drop();
    }
  });
});
