import { loadStream, type EventLog } from '#libs/event-log';
import { testDatabase, type TestDatabase } from '../../test/database';
import { compareWithRefold } from './compare';
import { Overtaken, refold, type Refold } from './refold';
import { ProjectionRuntime } from './runtime';
import { LOGS } from './test-log';
import { added, opened, tally, write } from './test-projections';

describe.each(LOGS)('rows that are made anew out of what was read of the %s log', (_, openLog) => {
  let db: TestDatabase;
  let log: EventLog;
  let runtime: ProjectionRuntime;
  beforeEach(async () => {
    db = await testDatabase();
    log = await openLog(db);
    runtime = new ProjectionRuntime({ pool: db.app, log, projections: [tally] });
    await write(log, 's-1', opened(), added(5));
    await write(log, 's-2', opened(), added(7));
    await runtime.start();
  });
  afterEach(async () => {
    await runtime.stop();
    await log.close();
    await db.drop();
  });

  const read = async (): Promise<Refold> => {
    const upTo = await log.head();
    const { events } = await loadStream(log, 's-1');
    return { pool: db.app, log, events, upTo, of: 's-1', concerns: ({ stream }) => stream === 's-1', reached: upTo, write: true };
  };
  const happens = async (stream: string): Promise<void> => {
    await expect(runtime.progress.waitFor('tally', await write(log, stream, added(1)), 20_000)).resolves.toBe(true);
  };
  const expectWhole = async (): Promise<void> =>
    expect(await compareWithRefold(tally, { pool: db.app, log })).toMatchObject({ differing: 0 });

  it('given one that was spoilt, when only others change in the meantime, then it is as the events say', async () => {
    await db.app.query(`update read.tally set amount = 70 where stream = 's-1'`);
    const before = await read();
    await happens('s-2');
    expect(await refold(tally, before)).toMatchObject([{ before: { amount: 70 }, after: { amount: 5 } }]);
    await expectWhole();
  });

  it('given a row of another stream that speaks of it in a text, when that stream was not read, then the row is left as its own events say', async () => {
    await expect(runtime.progress.waitFor('tally', await write(log, 's-3', opened('om s-1'), added(2)), 20_000)).resolves.toBe(true);
    expect(await refold(tally, await read())).toEqual([]);
    await expectWhole();
  });

  it('given that its stream goes on after it was read, when the row has it already, then it is refused, and done when it is read anew', async () => {
    const before = await read();
    await happens('s-1');
    await expect(refold(tally, before)).rejects.toThrow(Overtaken);
    expect(await refold(tally, await read())).toEqual([]);
    await expectWhole();
  });
});
