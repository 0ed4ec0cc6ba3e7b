import { testDatabase, type TestDatabase } from '../../../test/database';
import { APPLICATION, aRequest, aStream, anEvent, begun, ORIGIN, until, wholeLog } from '../conformance';
import type { RecordedEvent } from '../port';
import { PostgresEventLog } from '.';

describe('the log in PostgreSQL when connections break', () => {
  let database: TestDatabase;
  let log: PostgresEventLog;
  beforeEach(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: ORIGIN, application: APPLICATION });
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  const kill = (querying: string): Promise<number> => database.cut({ querying });

  it('everything acknowledged is there exactly once, although the connections are killed again and again', async () => {
    const acknowledged: string[] = [];
    const all = 16 * 40 * 2;
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      const stream = aStream();
      for (let n = 0; n < 40; n++) {
        // the first one writes on only when a connection has been killed, however fast the others are
        if (writer === 0 && n % 8 === 4) await until(async () => (await kill('%evlog.append%')) > 0);
        const request = aRequest(stream, n === 0 ? 'noStream' : { revision: 2 * n - 1 }, [anEvent({ n }), anEvent({ n })]);
        const outcome = await log.append(request);
        expect(['appended', 'duplicate']).toContain(outcome.kind); // duplicate: it was written, but the answer was lost
        expect(outcome).toMatchObject({ head: { revision: 2 * n + 1 } });
        acknowledged.push(...request.events.map(({ id }) => id));
      }
    });
    await Promise.all(writers);
    const events = await wholeLog(log);
    expect(events.map(({ position }) => position)).toEqual(Array.from({ length: all }, (_, n) => n + 1));
    expect(events.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
  });

  it('an append whose answer was lost is not written twice, whatever was expected', async () => {
    const stream = aStream();
    await begun(log, stream);
    for (const expected of ['any', 'exists', { revision: 2 }] as const) {
      const holder = await database.owner.connect();
      await holder.query('begin');
      await holder.query('select * from evlog.head for update');
      const appending = log.append(aRequest(stream, expected));
      await until(async () => (await kill('%evlog.append%')) > 0);
      await holder.query('rollback');
      holder.release();
      expect(await appending).toMatchObject({ kind: 'appended' });
    }
    expect((await log.readStream(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('a subscriber whose reads and notifications break loses nothing, and listens again', async () => {
    const seen: RecordedEvent[] = [];
    const errors: unknown[] = [];
    const subscription = log.subscribe({
      after: 0,
      handle: async (events) => void seen.push(...events),
      onError: (error) => errors.push(error),
    });
    const listening = async (): Promise<boolean> => {
      const { rowCount } = await database.owner.query(
        `select from pg_stat_activity where datname = current_database() and query = 'listen evlog'`,
      );
      return rowCount === 1;
    };
    await begun(log, aStream(), 3);
    await until(() => seen.length === 3);
    await until(listening);
    for (let round = 1; round <= 2; round++) {
      await kill('%');
      await begun(log, aStream(), 3);
      await until(() => seen.length === 3 + 3 * round);
      await until(listening);
    }
    await subscription.close();
    expect(seen.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('an append outlasts a moment when the database takes no connections', async () => {
    const { rows } = await database.owner.query<{ name: string }>('select current_database() as name');
    const limit = (connections: number): Promise<unknown> =>
      database.owner.query(`alter database ${rows[0]!.name} connection limit ${connections}`); // does not bind the administrator
    await limit(0);
    await kill('%');
    const appending = log.append(aRequest(aStream(), 'noStream'));
    await expect(database.app.query('select 1')).rejects.toMatchObject({ code: '53300' });
    await limit(-1);
    expect(await appending).toMatchObject({ kind: 'appended', position: 1 });
  });
});
