/** Connections that fall silent without being closed, as behind a router that has forgotten them: nobody is told, so patience has to end by itself. */
import type { Pool } from 'pg';
import { isDatabaseAway, openPool } from '#libs/database';
import { ProjectionRuntime } from '#libs/projection-runtime';
import { aRequest, aStream, APPLICATION, begun, ORIGIN } from '../../libs/event-log/conformance';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { opened, tally, write } from '../../libs/projection-runtime/test-projections';
import { testDatabase, type TestDatabase } from '../database';
import { FaultProxy } from './proxy';

const ANSWER_MS = 250;

describe('a database whose connections have fallen silent', () => {
  let db: TestDatabase;
  let proxy: FaultProxy;
  let pool: Pool;
  let log: PostgresEventLog;
  beforeEach(async () => {
    db = await testDatabase();
    const { host, port } = db.appConnection;
    proxy = await FaultProxy.open(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    pool = openPool({ ...db.appConnection, host: '127.0.0.1', port: proxy.port });
    log = new PostgresEventLog({ pool, origin: ORIGIN, application: APPLICATION, answerMs: ANSWER_MS });
  });
  afterEach(async () => {
    proxy.cut('reset');
    await log.close();
    await pool.end();
    await proxy.close();
    await db.drop();
  });

  it('takes an append all the same, once, over a new connection', async () => {
    const stream = aStream();
    await begun(log, stream);
    proxy.forget();
    const request = aRequest(stream, { revision: 0 });
    expect(await log.append(request)).toMatchObject({
      kind: expect.stringMatching(/^(appended|duplicate)$/) as string,
      head: { revision: 1 },
    });
    const direct = new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: APPLICATION });
    expect(await direct.readStream(stream)).toHaveLength(2);
    await direct.close();
  });

  it('does not keep a read model from being kept by the one who has its lease', async () => {
    const writing = new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: APPLICATION });
    // the log comes by a good wire, the read models are kept over the silent one
    const runtime = new ProjectionRuntime({ pool, log: writing, projections: [tally], leaseMs: 60_000, answerMs: ANSWER_MS });
    await runtime.start();
    await expect(runtime.progress.waitFor('tally', await write(writing, 's-1', opened()), 20_000)).resolves.toBe(true);
    proxy.forget();
    await expect(runtime.progress.waitFor('tally', await write(writing, 's-2', opened()), 20_000)).resolves.toBe(true);
    expect((await db.app.query('select stream from read.tally order by stream')).rows).toEqual([{ stream: 's-1' }, { stream: 's-2' }]);
    await runtime.stop();
    await writing.close();
  });

  it('lets go of the locks of a transaction that says nothing more', async () => {
    const hurried = openPool(db.appConnection, { idle_in_transaction_session_timeout: ANSWER_MS });
    const client = await hurried.connect();
    // in one go: on a busy machine the time between two statements may be too long already
    await client.query('begin; select pg_advisory_xact_lock(1)');
    await db.app.query('select pg_advisory_lock(1)'); // waits until the other one has been let go of
    const failure: unknown = await client.query('commit').catch((error: unknown) => error);
    client.release(true);
    expect(isDatabaseAway(failure) || (failure as { code?: string }).code).toBe(true);
    await hurried.end();
    const { rows } = await pool.query<Record<string, string>>('show idle_in_transaction_session_timeout');
    expect(rows[0]!['idle_in_transaction_session_timeout']).toBe('1min');
  });

  it('is away for a statement that was sent before it was heard that its transaction had been let go of', async () => {
    const hurried = openPool(
      { ...db.appConnection, host: '127.0.0.1', port: proxy.port },
      { idle_in_transaction_session_timeout: ANSWER_MS },
    );
    const client = await hurried.connect();
    await client.query('begin; select pg_advisory_xact_lock(1)');
    proxy.stall('down');
    await db.app.query('select pg_advisory_lock(1)'); // the database has said so, and it is on its way
    const failure = client.query('commit').catch((error: unknown) => error);
    proxy.heal();
    expect(isDatabaseAway(await failure)).toBe(true); // 25P03 as the answer to it
    client.release(true);
    await hurried.end();
  });
});
