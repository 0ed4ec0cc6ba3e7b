import { randomUUID } from 'node:crypto';
import type { EventLog } from '#libs/event-log';
import { testDatabase, type TestDatabase } from '../../test/database';
import { writeStep } from './batch';
import { compareWithRefold } from './compare';
import { ProjectionRuntime } from './runtime';
import { Table } from './table';
import { eventually } from '../../test/eventually';
import { LOGS } from './test-log';
import { added, journal, opened, tally, write } from './test-projections';

const projections = [tally, journal];

describe.each(LOGS)('who keeps a read model, on the %s log', (_, openLog) => {
  let db: TestDatabase;
  let log: EventLog;
  const running: ProjectionRuntime[] = [];
  async function start(leaseMs: number): Promise<ProjectionRuntime> {
    const runtime = new ProjectionRuntime({ pool: db.app, log, projections, leaseMs });
    running.push(runtime);
    await runtime.start();
    return runtime;
  }
  beforeEach(async () => {
    db = await testDatabase();
    log = await openLog(db);
  });
  afterEach(async () => {
    for (const runtime of running.splice(0)) await runtime.stop();
    await log.close();
    await db.drop();
  });
  const ownerOf = async (name: string): Promise<string | null> =>
    (await db.app.query<{ owner: string | null }>('select owner from projection.checkpoint where name = $1', [name])).rows[0]!.owner;
  const expectWhole = async (): Promise<void> => {
    for (const projection of projections)
      expect(await compareWithRefold(projection, { pool: db.app, log })).toMatchObject({ differing: 0 });
  };

  it('is one process at a time, and the other goes on at once when it stops, with nothing lost or done twice', async () => {
    const first = await start(60_000);
    await eventually(async () => (await ownerOf('tally')) === first.owner && (await ownerOf('journal')) === first.owner);
    const second = await start(300);
    const writing = (async () => {
      let last = await write(log, 's-1', opened());
      for (let i = 0; i < 80; i++) last = await write(log, 's-1', added(1));
      return last;
    })();
    await eventually(async () => (await log.head()) > 20);
    expect(await ownerOf('tally')).toBe(first.owner);
    await first.stop();
    const last = await writing;
    await expect(second.progress.waitFor('tally', last, 20_000)).resolves.toBe(true);
    await expect(second.progress.waitFor('journal', last, 20_000)).resolves.toBe(true);
    // the first may have come all the way before it stopped: then there is nothing to wait for but the change of hands
    await eventually(async () => (await ownerOf('tally')) === second.owner);
    expect((await db.app.query('select amount::int, (select count(*)::int from read.journal) as told from read.tally')).rows).toEqual([
      { amount: 80, told: 81 },
    ]);
    await expectWhole();
  });

  it('is another one when the lease of a dead process has run out, not before', async () => {
    await (await start(60_000)).stop();
    const dead = randomUUID();
    await db.app.query(`update projection.checkpoint set owner = $1, lease_until = now() + interval '1 hour'`, [dead]);
    const living = await start(150);
    const position = await write(log, 's-1', opened());
    await expect(living.progress.waitFor('tally', position, 500)).resolves.toBe(false);
    expect(await ownerOf('tally')).toBe(dead);
    await db.app.query(`update projection.checkpoint set lease_until = now() where owner = $1`, [dead]);
    await expect(living.progress.waitFor('tally', position, 20_000)).resolves.toBe(true);
    expect(await ownerOf('tally')).toBe(living.owner);
  });

  it('is not a process that was taken for dead: it writes nothing more', async () => {
    const sleeper = await start(60_000);
    const before = await write(log, 's-1', opened(), added(1));
    await sleeper.progress.waitFor('tally', before, 20_000);
    await db.app.query(`update projection.checkpoint set owner = $1, lease_until = now() + interval '1 hour' where name = 'tally'`, [
      randomUUID(),
    ]);
    const after = await write(log, 's-1', added(10));
    await sleeper.progress.waitFor('journal', after, 20_000);
    await expect(sleeper.progress.waitFor('tally', after, 100)).resolves.toBe(false);
    expect((await db.app.query('select amount::int from read.tally')).rows).toEqual([{ amount: 1 }]);
  });

  it('has to find the checkpoint where it left it: otherwise neither rows nor checkpoint are written', async () => {
    const runtime = await start(60_000);
    const position = await write(log, 's-1', opened());
    await runtime.progress.waitFor('tally', position, 20_000);
    await runtime.stop();
    const owner = randomUUID();
    await db.app.query(`update projection.checkpoint set owner = $1`, [owner]);
    const table = await Table.describe(db.app, tally, 'read.tally_v1');
    await write(log, 's-1', added(4));
    const events = await log.readAll({ after: position });
    const step = { name: 'tally', version: 1, owner, leaseMs: 1000, from: position, to: position + 1 };
    await expect(writeStep(db.app, tally, table, events, { ...step, from: position - 1 })).resolves.toBe(false);
    await expect(writeStep(db.app, tally, table, events, { ...step, owner: randomUUID() })).resolves.toBe(false);
    await expect(writeStep(db.app, tally, table, events, { ...step, version: 2 })).resolves.toBe(false);
    expect((await db.app.query('select amount::int from read.tally')).rows).toEqual([{ amount: 0 }]);
    await expect(writeStep(db.app, tally, table, events, step)).resolves.toBe(true);
    await expect(writeStep(db.app, tally, table, events, step)).resolves.toBe(false);
    expect((await db.app.query('select amount::int from read.tally')).rows).toEqual([{ amount: 4 }]);
  });

  it('takes every event in exactly once though its connection is killed in the middle of a batch, again and again', async () => {
    const runtime = await start(60_000);
    await runtime.progress.waitFor('tally', await write(log, 's-1', opened()), 20_000);
    let last = 0;
    for (let round = 0; round < 3; round++) {
      const blocker = await db.owner.connect();
      await blocker.query('begin');
      await blocker.query('lock table read.tally_v1 in share mode'); // lets rows be read, holds the batch up where it writes
      last = await write(log, 's-1', added(1), added(1));
      const pid = await eventually(async () => {
        const { rows } = await db.owner.query<{ pid: number }>(
          `select pid from pg_stat_activity where wait_event_type = 'Lock' and usename = 'liggaren_app' and query like '%insert into read.tally_v1%'
           and datname = current_database()`,
        );
        return rows[0]?.pid;
      });
      await db.owner.query('select pg_terminate_backend($1)', [pid]);
      await blocker.query('rollback');
      blocker.release();
      await expect(runtime.progress.waitFor('tally', last, 20_000)).resolves.toBe(true);
    }
    expect((await db.app.query('select amount::int from read.tally')).rows).toEqual([{ amount: 6 }]);
    await expect(runtime.progress.waitFor('journal', last, 20_000)).resolves.toBe(true);
    await expectWhole();
  });
});
