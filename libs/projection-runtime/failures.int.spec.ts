import type { EventLog } from '#libs/event-log';
import { testDatabase, type TestDatabase } from '../../test/database';
import { compareWithRefold } from './compare';
import { parkedEvents, retryParked, skipParked } from './failures';
import type { AnyProjection } from './projection';
import { ProjectionRuntime } from './runtime';
import { eventually } from '../../test/eventually';
import { LOGS } from './test-log';
import { added, journal, opened, tally, write } from './test-projections';

describe.each(LOGS)('an event that a read model can not take in, on the %s log', (_, openLog) => {
  let db: TestDatabase;
  let log: EventLog;
  let runtime: ProjectionRuntime;
  const start = async (...projections: readonly AnyProjection[]): Promise<void> => {
    runtime = new ProjectionRuntime({ pool: db.app, log, projections, leaseMs: 300 });
    await runtime.start();
  };
  beforeEach(async () => {
    db = await testDatabase();
    log = await openLog(db);
  });
  afterEach(async () => {
    await runtime.stop();
    await log.close();
    await db.drop();
  });
  const parked = (): ReturnType<typeof parkedEvents> =>
    eventually(async () => ((await parkedEvents(db.app)).length > 0 ? parkedEvents(db.app) : undefined));
  const amount = async (): Promise<unknown> =>
    (await db.app.query<{ amount: number }>(`select amount::int from read.tally where stream = 's-1'`)).rows[0]?.amount;
  /** Many good events with one bad among them. */
  const writeAround = async (bad: number): Promise<{ bad: number; last: number }> => {
    await write(log, 's-1', ...Array.from({ length: 300 }, () => added(1)));
    const position = await write(log, 's-1', added(bad));
    return { bad: position, last: await write(log, 's-1', ...Array.from({ length: 300 }, () => added(1))) };
  };

  it.each([
    ['the fold throws', -1, 'RangeError: an amount is never negative'],
    ['the table refuses the row', 5_000_000, 'violates check constraint'],
  ])('is found among all others when %s, and stops that read model right before it, and no other', async (__, bad, message) => {
    await start(tally, journal);
    await runtime.progress.waitFor('tally', await write(log, 's-1', opened()), 20_000);
    await runtime.stop();
    const positions = await writeAround(bad);
    await start(tally, journal);
    const failures = await parked();
    expect(failures).toMatchObject([{ name: 'tally', version: 1, position: positions.bad, eventType: 'Added', stream: 's-1' }]);
    expect(failures[0]!.error).toContain(message);
    await expect(runtime.progress.waitFor('journal', positions.last, 20_000)).resolves.toBe(true);
    expect(await amount()).toBe(300);
    expect((await runtime.progress.lag()).find(({ name }) => name === 'tally')).toMatchObject({
      state: 'stopped',
      position: positions.bad - 1,
      behind: 301,
      failure: { position: positions.bad, eventType: 'Added' },
    });
  });

  it('stays where it is through a restart, and is taken in when the fault is mended and somebody says: again', async () => {
    await start(tally);
    await write(log, 's-1', opened());
    const positions = await writeAround(-7);
    await parked();
    await runtime.stop();
    const mended: AnyProjection = {
      ...tally,
      fold: (row, event, key) => (event.position === positions.bad ? row : (tally as AnyProjection).fold(row, event, key)),
    };
    await start(mended);
    await expect(runtime.progress.waitFor('tally', positions.bad, 400)).resolves.toBe(false);
    await expect(retryParked(db.app, 'tally')).resolves.toBe(true);
    await expect(runtime.progress.waitFor('tally', positions.last, 20_000)).resolves.toBe(true);
    expect(await amount()).toBe(600);
    expect(await parkedEvents(db.app)).toEqual([]);
    await expect(retryParked(db.app, 'tally')).resolves.toBe(false);
  });

  it('is parked again when it is tried again and nothing was mended', async () => {
    await start(tally);
    await write(log, 's-1', opened(), added(-1));
    const [first] = await parked();
    await retryParked(db.app, 'tally');
    const again = await eventually(async () => {
      const [now] = await parkedEvents(db.app);
      return now && now.parkedAt > first!.parkedAt ? now : undefined;
    });
    expect(again.position).toBe(first!.position);
  });

  it('is gone past when somebody says so, with name and reason, also in every later fold', async () => {
    await start(tally);
    await write(log, 's-1', opened());
    const positions = await writeAround(-7);
    await parked();
    await expect(skipParked(db.app, 'tally', positions.last, 'p_admin', 'fel händelse')).resolves.toBe(false);
    await expect(skipParked(db.app, 'tally', positions.bad, 'p_admin', 'dubblett av en inläsning')).resolves.toBe(true);
    await expect(runtime.progress.waitFor('tally', positions.last, 20_000)).resolves.toBe(true);
    expect(await amount()).toBe(600);
    expect(await compareWithRefold(tally, { pool: db.app, log })).toMatchObject({ differing: 0 });
    expect(await runtime.rebuild()).toEqual(new Map([['tally', 'switched']]));
    expect(await amount()).toBe(600);
  });

  it('is parked by a rebuild too, which then leaves the table that is read as it was', async () => {
    await start(tally, journal);
    await runtime.progress.waitFor('tally', await write(log, 's-1', opened(), added(5)), 20_000);
    await runtime.stop();
    const next: AnyProjection = {
      ...tally,
      version: 2,
      fold: (row, event, key) => {
        if (event.position === 2) throw new Error('not yet');
        return (tally as AnyProjection).fold(row, event, key);
      },
    };
    await start(next, journal);
    expect(await parked()).toMatchObject([{ name: 'tally', version: 2, position: 2, error: 'Error: not yet' }]);
    expect(await amount()).toBe(5);
    const position = await write(log, 's-1', added(1));
    await expect(runtime.progress.waitFor('journal', position, 20_000)).resolves.toBe(true);
    // a lease of 300 ms may run out before it is renewed
    await eventually(
      async () => (await runtime.progress.lag()).map(({ name, state }) => `${name} ${state}`).join() === 'journal running,tally stopped',
    );
    await skipParked(db.app, 'tally', 2, 'p_admin', 'prov');
    await expect(runtime.progress.waitFor('tally', position, 20_000)).resolves.toBe(true);
    expect(await amount()).toBe(1);
  });

  it('parks a row that a rebuild by COPY trips over just as well', async () => {
    await start(journal);
    await write(log, 's-1', opened(), added(3), added(2_000_000), added(4));
    await runtime.stop();
    await start(tally, journal);
    expect(await parked()).toMatchObject([{ name: 'tally', position: 3 }]);
    expect((await db.app.query(`select to_regclass('read.tally') as view, to_regclass('read.tally_v1_shadow') as shadow`)).rows).toEqual([
      { view: null, shadow: null },
    ]);
  });
});
