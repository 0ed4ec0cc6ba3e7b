import { DatabaseError } from 'pg';
import { FaultProxy } from '../../test/faults/proxy';
import { testDatabase, type TestDatabase } from '../../test/database';
import { impatient, isDatabaseAway, openPool } from './pool';

describe('a pool', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db?.drop());

  it('does not bring the process down when a connection ends between two statements of a transaction', async () => {
    const pool = openPool(db.appConnection);
    const client = await pool.connect();
    await client.query('begin');
    const ended = new Promise((resolve) => client.once('end', resolve));
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await db.owner.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await ended;
    const failure: unknown = await client.query('commit').catch((error: unknown) => error);
    client.release(true);
    expect(isDatabaseAway(failure)).toBe(true);
    expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('tells a connection that failed from a question that was wrong, however it failed', async () => {
    const { host, port } = db.appConnection;
    const proxy = await FaultProxy.open(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    const pool = openPool({ ...db.appConnection, host: '127.0.0.1', port: proxy.port }, { max: 1 });
    const ask = (sql = 'select 1', of = pool): Promise<unknown> => of.query(sql).catch((error: unknown) => error);
    const away = async (asking: Promise<unknown>): Promise<unknown> => {
      const told = await asking;
      return isDatabaseAway(told) || told;
    };

    await ask();
    const sleeping = away(ask('select pg_sleep(60)'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    proxy.cut('end');
    expect(await sleeping).toBe(true);

    await ask();
    proxy.stall('down');
    expect(await away(ask('select 1', impatient(pool, 300)))).toBe(true); // the others may take their time on a busy machine
    proxy.heal({ lose: true });

    proxy.refuse();
    expect(await away(ask())).toBe(true);
    proxy.heal();

    expect(await away(ask('select nothing'))).toMatchObject({ code: '42703' });
    expect(isDatabaseAway(new DatabaseError('a word', 0, 'error'))).toBe(false);
    expect(isDatabaseAway(new TypeError('no such thing'))).toBe(false);
    await proxy.close();
    await pool.end();
  });
});
