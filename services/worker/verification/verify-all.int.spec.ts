import { SetClock } from '#libs/kernel';
import { rebuild } from '#libs/projection-runtime';
import { verificationStanding } from '#libs/sealing';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { board } from '../../../libs/grant-cases/handlers/testing/register';
import { readModels } from '../../../projections';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { run } from '../../cli/line';
import { verifyAll } from './verify-all';

describe('the check of everything', () => {
  const clock = new SetClock(Temporal.Now.instant());
  let database: TestDatabase;
  let log: PostgresEventLog;
  const signed = async (): Promise<null> => null;
  const verify = (full: boolean) => verifyAll({ pool: database.app, source: log, signed }, clock, { full });
  const onCommandLine = async (...args: readonly string[]): Promise<readonly [number, string]> => {
    const lines: string[] = [];
    const say = (text: string): void => void lines.push(text);
    const register = async () => ({ pool: database.app, log, close: async () => undefined });
    const code = await run(['verify', ...args], { out: say, err: say, environment: { DATA_DIR: '/nowhere' } }, register);
    return [code, lines.join('\n')];
  };
  beforeAll(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    await board(log, 10_000_000);
    await rebuild(readModels, { pool: database.app, log });
  });
  afterAll(async () => {
    await log.close();
    await database.drop();
  });

  it('says that nothing was checked before the first time, and keeps what came of it', async () => {
    expect(await verificationStanding(database.app)).toEqual({ latest: null, lastFull: null, alarm: null });
    expect(await verify(false)).toMatchObject({ level: 'TREE', outcome: 'HOLDS', found: 0 });
    expect(await verificationStanding(database.app)).toMatchObject({ latest: { level: 'TREE' }, lastFull: null });
    const whole = await verify(true);
    expect(whole).toMatchObject({ level: 'FULL', outcome: 'HOLDS', events: await log.head(), figures: { readModels: readModels.length } });
    expect(await verificationStanding(database.app)).toMatchObject({ latest: { outcome: 'HOLDS', faults: [] }, alarm: null });
  });

  it('is late when everything was last checked more than two days ago', async () => {
    const then = new SetClock(Temporal.Now.instant().subtract({ hours: 49 }));
    await verifyAll({ pool: database.app, source: log, signed }, then, { full: true });
    expect(await verificationStanding(database.app)).toMatchObject({ alarm: 'LATE' });
    await verify(true);
    expect(await verificationStanding(database.app)).toMatchObject({ alarm: null, latest: { unchecked: [] } });
  });

  it('says what it could not look at, which is not that it holds', async () => {
    const away = async (): Promise<never> => {
      throw new Error('svarar inte');
    };
    const verdict = await verifyAll({ pool: database.app, source: log, signed: away }, clock, { full: false });
    expect(verdict).toMatchObject({ outcome: 'NOT_CHECKED', unchecked: [expect.stringContaining('svarar inte')] });
    expect(await verificationStanding(database.app)).toMatchObject({ alarm: 'NOT_CHECKED' });
  });

  it('ends with 0 on the command line while everything holds, and with 1 when a read model was edited, which it names by key and column', async () => {
    expect(await onCommandLine('--full')).toEqual([0, expect.stringContaining('Allt stämmer.')]);
    const { rowCount } = await database.owner.query(`update read.frame_register set amount_ore = amount_ore + 1 where decision_id = ''`);
    expect(rowCount).toBe(1);
    const [code, said] = await onCommandLine('--full');
    expect(code).toBe(1);
    expect(said).toContain('1 fel. Det första: läsmodellen frame_register: 1 rad är inte vad händelserna ger');
    expect(said).toContain('skiljer sig i amount_ore');
    expect(await onCommandLine()).toEqual([0, expect.stringContaining('Trädet stämmer.')]);
  });

  it('names the stream of an event that somebody changed, and what kind it is', async () => {
    await database.owner.query('alter table evlog.event_data disable trigger user');
    await database.owner.query(`update evlog.event_data set data = '{}' where position = 2`);
    const [code, said] = await onCommandLine('--full');
    expect(code).toBe(1);
    expect(said).toMatch(/Det första: Index 1, \S+@\d+, riktlinjer antagna: innehållet är inte det som bladet förbinder sig till/);
    expect(await verificationStanding(database.app)).toMatchObject({
      alarm: 'FAULTS',
      latest: { faults: expect.arrayContaining([expect.objectContaining({ kind: 'COMMITMENT', index: 1 })]) },
    });
  });
});
