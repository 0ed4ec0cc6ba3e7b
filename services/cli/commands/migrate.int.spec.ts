import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openPool, type Connection } from '#libs/database';
import { run } from '../line';

const server = JSON.parse(process.env['TEST_POSTGRES']!) as { superuser: Connection; appPassword: string };
const database = `t_${randomBytes(6).toString('hex')}`;
/** A connection as an address: the server of the tests listens on a socket. */
const address = ({ host, port, user, password }: Connection): string =>
  `postgres:///${database}?${new URLSearchParams({ host, port: String(port), user, password }).toString()}`;
const owner = address(server.superuser);
const app = address({ ...server.superuser, user: 'liggaren_app', password: server.appPassword });

async function liggaren(environment: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  let said = '';
  const hear = (text: string): void => void (said += `${text}\n`);
  return { code: await run(['migrate'], { out: hear, err: hear, environment }), said };
}

describe('npm run liggaren -- migrate', () => {
  beforeAll(async () => {
    const admin = new Client(server.superuser);
    await admin.connect();
    await admin.query(`create database ${database}`);
    await admin.end();
  });
  afterAll(async () => {
    const admin = new Client(server.superuser);
    await admin.connect();
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
  });

  it('makes an empty database ready for the processes, once', async () => {
    const environment = { DATABASE_URL: app, DATABASE_OWNER_URL: owner };
    expect(await liggaren(environment)).toMatchObject({ code: 0, said: expect.stringContaining('0001_roles_and_schemas') });
    const pool = openPool(app);
    expect((await pool.query('select count(*)::int as events from evlog.event')).rows).toEqual([{ events: 0 }]);
    await pool.end();
    expect(await liggaren(environment)).toEqual({ code: 0, said: 'Databasen var redan migrerad.\n' });
  });

  it('is done by the owner, and says so when nobody has said who that is', async () => {
    for (const environment of [{}, { DATABASE_URL: app }])
      expect(await liggaren(environment as Record<string, string>)).toMatchObject({
        code: 2,
        said: expect.stringContaining('DATABASE_OWNER_URL'),
      });
  });
});
