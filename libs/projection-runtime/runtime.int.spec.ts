import type { EventLog } from '#libs/event-log';
import { testDatabase, type TestDatabase } from '../../test/database';
import { compareWithRefold } from './compare';
import { ProjectionProgress } from './progress';
import { ProjectionRuntime } from './runtime';
import { eventually } from '../../test/eventually';
import { LOGS } from './test-log';
import { added, journal, opened, sharing, tally, write } from './test-projections';

const projections = [tally, journal, sharing];

describe.each(LOGS)('the runtime on the %s log', (_, openLog) => {
  let db: TestDatabase;
  let log: EventLog;
  let runtime: ProjectionRuntime;
  const fresh = (): ProjectionRuntime => new ProjectionRuntime({ pool: db.app, log, projections });
  beforeEach(async () => {
    db = await testDatabase();
    log = await openLog(db);
    runtime = fresh();
  });
  afterEach(async () => {
    await runtime.stop();
    await log.close();
    await db.drop();
  });
  const tallies = async (): Promise<unknown[]> => (await db.app.query('select stream, amount::int from read.tally order by stream')).rows;

  it('builds what the log already holds before it has started, and follows it from then on', async () => {
    await write(log, 's-1', opened(), added(5));
    await runtime.start();
    expect(await tallies()).toEqual([{ stream: 's-1', amount: 5 }]);
    await write(log, 's-2', opened(), added(7));
    const position = await write(log, 's-1', added(1), { type: 'Shared', body: { people: ['anna', 'bo'] } });
    await expect(runtime.progress.waitFor('tally', position, 20_000)).resolves.toBe(true);
    await expect(runtime.progress.waitFor('sharing', position, 20_000)).resolves.toBe(true);
    expect(await tallies()).toEqual([
      { stream: 's-1', amount: 6 },
      { stream: 's-2', amount: 7 },
    ]);
    for (const projection of projections)
      expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
  });

  it('gives an empty table, not an error, for an empty log', async () => {
    await runtime.start();
    expect(await tallies()).toEqual([]);
    for (const { name } of projections) await expect(runtime.progress.waitFor(name, 0, 20_000)).resolves.toBe(true);
    const standing = await eventually(async () => {
      const lag = await runtime.progress.lag();
      return lag.every(({ state }) => state === 'running') && lag;
    });
    expect(standing).toEqual([
      { name: 'journal', version: 1, state: 'running', position: 0, head: 0, behind: 0, failure: null },
      { name: 'sharing', version: 1, state: 'running', position: 0, head: 0, behind: 0, failure: null },
      { name: 'tally', version: 1, state: 'running', position: 0, head: 0, behind: 0, failure: null },
    ]);
  });

  it('goes on where it stopped, also over more events than one page', async () => {
    await runtime.start();
    await write(log, 's-1', opened());
    await runtime.stop();
    for (let i = 0; i < 6; i++) await write(log, 's-1', ...Array.from({ length: 400 }, () => added(1)));
    const last = await write(log, 's-1', { type: 'Closed', body: {} }, opened(), added(3));
    runtime = fresh();
    await runtime.start();
    await expect(runtime.progress.waitFor('tally', last, 20_000)).resolves.toBe(true);
    await expect(runtime.progress.waitFor('journal', last, 20_000)).resolves.toBe(true);
    expect(await tallies()).toEqual([{ stream: 's-1', amount: 3 }]);
    expect(await compareWithRefold(journal, { pool: db.app, log })).toEqual({ position: last, rows: 2404, differing: 0, differences: [] });
  });

  it('lets a process without a projector read its own writes, and says no when they are not there in time', async () => {
    await runtime.start();
    const elsewhere = new ProjectionProgress(db.app, log, projections);
    const position = await write(log, 's-1', opened());
    await expect(elsewhere.waitFor('tally', position, 20_000)).resolves.toBe(true);
    await expect(elsewhere.waitFor('tally', position + 1, 60)).resolves.toBe(false);
    await expect(runtime.progress.waitFor('tally', position + 1, 60)).resolves.toBe(false);
    expect(() => elsewhere.waitFor('nothing', 1)).toThrow('no such projection');
  });

  it('gives its leases back when it stops, and says that nobody keeps the read models then', async () => {
    await runtime.start();
    await runtime.stop();
    expect((await runtime.progress.lag()).map(({ state }) => state)).toEqual(['unattended', 'unattended', 'unattended']);
    expect((await db.app.query('select from projection.checkpoint where owner is not null')).rowCount).toBe(0);
  });
});

describe('a comparison with a new fold', () => {
  it('finds rows that are missing, too many or different, and names columns but no content', async () => {
    const db = await testDatabase();
    const log = await LOGS[0]![1](db);
    const runtime = new ProjectionRuntime({ pool: db.app, log, projections });
    await runtime.start();
    await write(log, 's-1', opened(), added(5));
    await write(log, 's-2', opened('Hemligt'));
    const position = await write(log, 's-3', opened());
    await runtime.progress.waitFor('tally', position, 20_000);
    await db.app.query(`update read.tally set amount = 6, note = 'x' where stream = 's-1'`);
    await db.app.query(`delete from read.tally where stream = 's-2'`);
    await db.app.query(`update read.tally set stream = 's-4' where stream = 's-3'`);
    const { differing, differences } = await compareWithRefold(tally, { pool: db.app, log });
    expect(differing).toBe(4);
    expect([...differences].sort((a, b) => String(a.key).localeCompare(String(b.key)))).toEqual([
      { key: ['s-1'], kind: 'different', columns: ['note', 'amount'] },
      { key: ['s-2'], kind: 'missing', columns: [] },
      { key: ['s-3'], kind: 'missing', columns: [] },
      { key: ['s-4'], kind: 'surplus', columns: [] },
    ]);
    await runtime.stop();
    await db.drop();
  });
});
