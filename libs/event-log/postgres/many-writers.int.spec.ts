import type { PoolClient } from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { APPLICATION, aRequest, aStream, anEvent, begun, headOf, ORIGIN, until, wholeLog } from '../conformance';
import { LogOverloaded, type AppendOutcome, type EventLog } from '../port';
import { PostgresEventLog } from '.';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

describe('the log in PostgreSQL with others at work', () => {
  let database: TestDatabase;
  const logs: PostgresEventLog[] = [];
  /** Another one on the same database, as another process has it. */
  function another(queueLimit?: number): PostgresEventLog {
    const log = new PostgresEventLog({
      pool: database.app,
      origin: ORIGIN,
      application: APPLICATION,
      ...(queueLimit ? { queueLimit } : {}),
    });
    logs.push(log);
    return log;
  }
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    await Promise.all(logs.splice(0).map((log) => log.close()));
    await database.drop();
  });

  const positions = async (log: EventLog): Promise<number[]> => (await wholeLog(log)).map(({ position }) => position);
  /** Holds the head row, as somebody in the middle of an append does, until given back. */
  async function holdTheHead(): Promise<PoolClient> {
    const holder = await database.owner.connect();
    await holder.query('begin');
    await holder.query('select * from evlog.head for update');
    return holder;
  }
  const waitingForTheHead = async (): Promise<number> => {
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0]!.n;
  };

  it('two processes interleave in one order without gaps, also on the same streams', async () => {
    const both = [another(), another()];
    const streams = Array.from({ length: 5 }, aStream);
    const writers = both.flatMap((log) =>
      Array.from({ length: 8 }, async (_, n) => {
        for (let k = 0; k < 10; k++) headOf(await log.append(aRequest(streams[(n + k) % 5]!, 'any', [anEvent(), anEvent()])));
      }),
    );
    await Promise.all(writers);
    expect(await positions(both[0]!)).toEqual(upTo(320));
    for (const stream of streams)
      expect((await both[1]!.readStream(stream)).map(({ revision }) => revision)).toEqual(upTo(64).map((n) => n - 1));
  });

  it('of twenty writers in two processes that build on the same revision exactly one wins', async () => {
    const both = [another(), another()];
    const stream = aStream();
    const head = await begun(both[0]!, stream);
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => both[n % 2]!.append(aRequest(stream, head))));
    expect(outcomes.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(19);
  });

  it('an append that isn’t committed yet is waited for, so that no reader passes it by', async () => {
    const log = another();
    await begun(log, aStream());
    const slow = await database.app.connect();
    await slow.query('begin');
    await slow.query(`select evlog.append(array['case-slow'], array[-1::bigint], array[decode(repeat('00', 32), 'hex')], array[1], array[gen_random_uuid()],
      array['Slow'], array['{}'::bytea], array[sha256('\\x00'::bytea || '{}'::bytea)], array[decode(repeat('00', 32), 'hex')], array['{}'::bytea])`);
    let later: AppendOutcome | undefined;
    const appending = log.append(aRequest(aStream(), 'noStream')).then((outcome) => (later = outcome));
    await until(async () => (await waitingForTheHead()) > 0);
    expect(await log.head()).toBe(1);
    expect(later).toBeUndefined();
    await slow.query('commit');
    slow.release();
    expect(await appending).toMatchObject({ kind: 'appended', position: 3 });
    const { rows } = await database.app.query<{ position: string }>('select position from evlog.event order by position');
    expect(rows.map(({ position }) => Number(position))).toEqual([1, 2, 3]);
  });

  it('an append that is taken back leaves no gap', async () => {
    const log = another();
    const slow = await database.app.connect();
    await slow.query('begin');
    await slow.query('savepoint before');
    await slow.query(`select evlog.append(array['case-slow'], array[-1::bigint], array[decode(repeat('00', 32), 'hex')], array[1], array[gen_random_uuid()],
      array['Slow'], array['{}'::bytea], array[sha256('\\x00'::bytea || '{}'::bytea)], array[decode(repeat('00', 32), 'hex')], array['{}'::bytea])`);
    const appending = log.append(aRequest(aStream(), 'noStream'));
    await until(async () => (await waitingForTheHead()) > 0);
    await slow.query('rollback');
    slow.release();
    expect(await appending).toMatchObject({ kind: 'appended', position: 1 });
    expect(await positions(log)).toEqual([1]);
  });

  it('a transaction that somebody forgot to end keeps neither writers nor readers', async () => {
    const log = another();
    const idle = await database.owner.connect();
    await idle.query('begin isolation level repeatable read');
    await idle.query('select count(*) from evlog.event');
    const seen: number[] = [];
    const subscription = log.subscribe({ after: 0, handle: async (events) => void seen.push(...events.map(({ position }) => position)) });
    await begun(log, aStream(), 5);
    await until(() => seen.length === 5);
    await subscription.close();
    await idle.query('rollback');
    idle.release();
  });

  it('when more wait than the queue takes, the next are told to come back, and those that wait are written all the same', async () => {
    const log = another(3);
    const holder = await holdTheHead();
    const stream = aStream();
    const inHand = log.append(aRequest(stream, 'noStream'));
    await until(async () => (await waitingForTheHead()) > 0);
    const waiting = Array.from({ length: 3 }, () => log.append(aRequest(stream, 'any')));
    const refused = log.append(aRequest(aStream(), 'noStream'));
    await expect(refused).rejects.toBeInstanceOf(LogOverloaded);
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 2 });
    await holder.query('rollback');
    holder.release();
    for (const outcome of await Promise.all([inHand, ...waiting])) expect(outcome.kind).toBe('appended');
    expect(await log.readStream(stream)).toHaveLength(4);
  });

  it('closing writes what waits, and takes nothing more', async () => {
    const log = another();
    const streams = Array.from({ length: 40 }, aStream);
    const appends = streams.map((stream) => log.append(aRequest(stream, 'noStream')));
    const closing = log.close();
    await expect(log.append(aRequest(aStream(), 'noStream'))).rejects.toThrow('closed');
    await closing;
    expect((await Promise.all(appends)).every(({ kind }) => kind === 'appended')).toBe(true);
    expect(await positions(another())).toEqual(upTo(40));
  });
});
