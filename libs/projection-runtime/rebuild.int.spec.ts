import { setImmediate as breath } from 'node:timers/promises';
import * as fc from 'fast-check';
import { isDatabaseAway } from '#libs/database';
import type { EventLog, LogByStream, ReadByStream } from '#libs/event-log';
import { testDatabase, type TestDatabase } from '../../test/database';
import { compareWithRefold } from './compare';
import type { AnyProjection, Projection } from './projection';
import { rebuild } from './rebuild';
import { ProjectionRuntime } from './runtime';
import { eventually } from '../../test/eventually';
import { LOGS } from './test-log';
import { added, journal, opened, sharing, tally, write, type TestEvent } from './test-projections';

const projections: readonly AnyProjection[] = [tally, journal, sharing];
/** The tally with one column more, under the next version. */
const wider: AnyProjection = {
  ...tally,
  version: 2,
  tableSql: tally.tableSql.replace('note text,', 'note text, doubled bigint not null,'),
  fold: (row, event, key) => {
    const { doubled: _, ...rest } = row ?? {};
    const next = (tally as AnyProjection).fold(row && rest, event, key);
    return next && { ...next, doubled: Number(next['amount']) * 2 };
  },
};

describe.each(LOGS)('a rebuild on the %s log', (_, openLog) => {
  let db: TestDatabase;
  let log: EventLog;
  const running: ProjectionRuntime[] = [];
  const start = async (kept: readonly AnyProjection[]): Promise<ProjectionRuntime> => {
    const runtime = new ProjectionRuntime({ pool: db.app, log, projections: kept, leaseMs: 300 });
    running.push(runtime);
    await runtime.start();
    return runtime;
  };
  beforeEach(async () => {
    db = await testDatabase();
    log = await openLog(db);
  });
  afterEach(async () => {
    for (const runtime of running.splice(0)) await runtime.stop();
    await log.close();
    await db.drop();
  });
  const fillLog = async (streams: number): Promise<void> => {
    for (let i = 0; i < streams; i++)
      await write(log, `s-${i}`, opened(`Ärende ${i}\n\t\\N`), added(i, null), added(1, 'rad 1\nrad 2\t\\'), {
        type: 'Shared',
        body: { people: ['anna', `p${i}`] },
      });
  };
  const told = async (): Promise<number> => (await db.app.query<{ n: number }>('select count(*)::int as n from read.journal')).rows[0]!.n;

  it('never shows a reader less than a whole table, and leaves no gap though events keep coming', async () => {
    await fillLog(300);
    const runtime = await start(projections);
    let writing = true;
    const writer = (async () => {
      for (let i = 0; writing; i++) {
        await write(log, `s-${i % 300}`, added(1));
        await breath();
      }
    })();
    const counts: number[] = [];
    const reader = (async () => {
      while (writing) counts.push(await told());
    })();
    for (let round = 0; round < 4; round++)
      expect(await runtime.rebuild()).toEqual(new Map(projections.map(({ name }) => [name, 'switched'])));
    writing = false;
    await Promise.all([writer, reader]);
    expect(counts.length).toBeGreaterThan(4);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1200);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const head = await log.head();
    for (const { name } of projections) await expect(runtime.progress.waitFor(name, head, 20_000)).resolves.toBe(true);
    expect(await told()).toBe(head);
    for (const projection of projections)
      expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
  });

  it('comes with a new version: the old table is read until the new one is whole, then it is gone', async () => {
    await fillLog(20);
    const older = await start(projections);
    const newer = await start([wider, journal, sharing]);
    const position = await write(log, 's-1', added(10));
    await expect(newer.progress.waitFor('tally', position, 20_000)).resolves.toBe(true);
    await eventually(async () => (await newer.progress.lag()).every(({ state }) => state === 'running'));
    expect((await db.app.query(`select amount::int, doubled::int from read.tally where stream = 's-1'`)).rows).toEqual([
      { amount: 12, doubled: 24 },
    ]);
    expect((await db.app.query(`select to_regclass('read.tally_v1') as old`)).rows).toEqual([{ old: null }]);
    expect((await older.progress.lag()).find(({ name }) => name === 'tally')!.state).toBe('outdated');

    // the older release neither builds its table back nor stops the newer one; without the newer one it may
    const again = await start([tally]);
    await expect(again.progress.waitFor('tally', await write(log, 's-1', added(1)), 20_000)).resolves.toBe(true);
    expect((await db.app.query('select doubled from read.tally')).rowCount).toBe(20);
    for (const runtime of running.splice(0)) await runtime.stop();
    await start([tally]);
    await eventually(
      async () =>
        (await db.app.query(`select from pg_attribute where attrelid = 'read.tally'::regclass and attname = 'doubled'`)).rowCount === 0,
    );
    expect(await compareWithRefold(tally, { pool: db.app, log })).toMatchObject({ differing: 0, rows: 20 });
  });

  it('happens at start when the table is gone or the log is shorter than the table says', async () => {
    await fillLog(5);
    await (await start(projections)).stop();
    await db.app.query('drop table read.tally_v1 cascade');
    await db.app.query(`update projection.checkpoint set position = 1000 where name = 'journal'`);
    const runtime = await start(projections);
    await eventually(async () =>
      (await runtime.progress.lag()).every(({ behind, state, position }) => behind === 0 && state === 'running' && position === 20),
    );
    for (const projection of projections)
      expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
  });

  it('gives whole rows when their streams go over from one page to the next, with key and indexes', async () => {
    await fillLog(400);
    await start(projections);
    expect((await db.app.query('select from read.tally where amount > 0')).rowCount).toBe(400);
    for (const projection of projections)
      expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
    expect(
      (await db.app.query(`select indexdef from pg_indexes where schemaname = 'read' and tablename = 'tally_v1' order by 1`)).rows,
    ).toHaveLength(3);
  });

  it('leaves the tables that are read as they were when it is interrupted half-way, and can be begun again', async () => {
    await fillLog(300);
    const runtime = await start(projections);
    const whole = log as EventLog & LogByStream;
    let pages = 0;
    const breaking: EventLog & LogByStream = Object.assign(Object.create(log) as EventLog, {
      readByStream: (read: ReadByStream) => (++pages === 2 ? Promise.reject(new Error('the log is away')) : whole.readByStream(read)),
    });
    await expect(rebuild(projections, { pool: db.app, log: breaking })).rejects.toThrow('the log is away');
    expect(pages).toBe(2);
    expect(await told()).toBe(1200);
    expect((await db.app.query('select from read.tally')).rowCount).toBe(300);
    expect((await db.app.query(`select from pg_tables where schemaname = 'read' and tablename like '%shadow'`)).rowCount).toBe(0);
    expect(await runtime.rebuild()).toEqual(new Map(projections.map(({ name }) => [name, 'switched'])));
    for (const projection of projections)
      expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
  });

  it('is right also where a read model says wrongly that each of its rows has one stream', async () => {
    type Person = { person: string; streams: number; stream: string };
    const people: Projection<Person, TestEvent> = {
      name: 'people',
      version: 1,
      handles: ['Shared'],
      tableSql: 'create table {{table}} (person text not null, streams integer not null, stream text not null);',
      key: ['person'],
      perStream: true,
      keysOf: (event) => (event.type === 'Shared' ? event.body.people.map((person) => [person]) : []),
      fold: (row, { stream }, [person]) => ({ person: person as string, streams: (row?.streams ?? 0) + 1, stream }),
    };
    await fillLog(12);
    await start([people as AnyProjection]);
    expect((await db.app.query(`select streams, stream from read.people where person = 'anna'`)).rows).toEqual([
      { streams: 12, stream: 's-11' },
    ]);
  });

  it('waits for a reader that takes its time, and lets the other readers through', async () => {
    await fillLog(5);
    const runtime = await start(projections);
    const slow = await db.app.connect();
    await slow.query('begin');
    await slow.query('select from read.tally');
    let switched = false;
    const rebuilding = runtime.rebuild(['tally']).then(() => (switched = true));
    await eventually(
      async () =>
        ((await db.owner.query(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).rowCount ??
          0) > 0,
    );
    expect((await db.app.query('select from read.tally')).rowCount).toBe(5);
    expect(switched).toBe(false);
    await slow.query('commit');
    slow.release();
    await rebuilding;
    expect((await db.app.query('select from read.tally')).rowCount).toBe(5);
  });

  it('is done by one process at a time, and a broken connection leaves the table that is read as it was', async () => {
    await fillLog(50);
    const runtime = await start(projections);
    const both = [rebuild(projections, { pool: db.app, log }), rebuild(projections, { pool: db.app, log })];
    for (const outcome of await Promise.all(both)) expect([...outcome.values()]).toEqual(['switched', 'switched', 'switched']);

    const blocker = await db.owner.connect();
    await blocker.query('begin');
    await blocker.query('lock table read.tally_v1 in share row exclusive mode');
    const broken = rebuild([tally], { pool: db.app, log });
    broken.catch(() => undefined);
    const pid = await eventually(
      async () =>
        (
          await db.owner.query<{ pid: number }>(
            `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'lock table%' and datname = current_database()`,
          )
        ).rows[0]?.pid,
    );
    await db.owner.query('select pg_terminate_backend($1)', [pid]);
    // in the statement, or between two attempts to have the lock: then the next one says so
    expect(await broken.catch(isDatabaseAway)).toBe(true);
    await blocker.query('rollback');
    blocker.release();
    expect((await db.app.query('select from read.tally')).rowCount).toBe(50);
    expect(await runtime.rebuild(['tally'])).toEqual(new Map([['tally', 'switched']]));
    const position = await write(log, 's-1', added(1));
    await expect(runtime.progress.waitFor('tally', position, 20_000)).resolves.toBe(true);
    expect(await compareWithRefold(tally, { pool: db.app, log })).toMatchObject({ differing: 0 });
  });

  it('gives the same rows as following the log did, for any history and any pauses in it', async () => {
    const event: fc.Arbitrary<TestEvent> = fc.oneof(
      fc.string().map((title) => opened(title)),
      fc.tuple(fc.nat(500), fc.option(fc.string({ unit: 'grapheme' }))).map(([amount, note]) => added(amount, note)),
      fc.array(fc.constantFrom('anna', 'bo', 'cia'), { maxLength: 3 }).map((people): TestEvent => ({ type: 'Shared', body: { people } })),
      fc.constantFrom('anna', 'bo').map((person): TestEvent => ({ type: 'Left', body: { person } })),
      fc.constant<TestEvent>({ type: 'Closed', body: {} }),
    );
    const runtime = await start(projections);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('s-1', 's-2'), fc.array(event, { minLength: 1, maxLength: 6 }), fc.boolean()), { maxLength: 12 }),
        async (parts) => {
          for (const [stream, events, pause] of parts) {
            const position = await write(log, stream, ...events);
            if (pause) for (const { name } of projections) await runtime.progress.waitFor(name, position, 20_000);
          }
          const head = await log.head();
          for (const { name } of projections) expect(await runtime.progress.waitFor(name, head, 20_000)).toBe(true);
          for (const projection of projections)
            expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
        },
      ),
      { numRuns: 12 },
    );
  });
});
