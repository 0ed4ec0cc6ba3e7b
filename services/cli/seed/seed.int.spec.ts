import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases';
import { frameDecider, frameEvents, frameStream, unsettled } from '#libs/schemes';
import { loadState } from '#libs/event-log';
import { rebuild } from '#libs/projection-runtime';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { readModels } from '../../../projections';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { run } from '../line';
import { caseIdOf } from './story';

describe('seed', () => {
  let db: TestDatabase;
  let log: PostgresEventLog;
  beforeEach(async () => {
    db = await testDatabase();
    log = new PostgresEventLog({ pool: db.app, origin: 'test.invalid/log', application: 'test' });
  });
  afterEach(async () => {
    await log.close();
    await db.drop();
  });
  async function liggaren(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    let out = '';
    let err = '';
    const terminal = { out: (text: string) => void (out += `${text}\n`), err: (text: string) => void (err += `${text}\n`), environment };
    const code = await run(args, terminal, async () => ({ pool: db.app, log, close: async () => undefined }));
    return { code, out, err };
  }

  it('fills the register through every rule, with cases at every stage, and none of them stopped by a rule', async () => {
    const { code, out, err } = await liggaren(['seed', '--cases', '150']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('150 ärenden med ');
    expect(out).not.toContain('stannade');

    const outcome = await rebuild(readModels, { pool: db.app, log });
    expect(new Set(outcome.values())).toEqual(new Set(['switched']));
    const { rows } = await db.app.query<{ phase: string; count: number }>(
      'select phase, count(*)::int as count from read.case_queue group by phase',
    );
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(158);
    expect(rows.length).toBeGreaterThan(8);
    const spread = await db.app.query<Record<string, number>>(`
      select count(distinct organisation)::int as organisations, count(distinct assignee_ref)::int as officials, count(distinct amount_ore)::int as amounts
      from read.case_queue`);
    expect(spread.rows[0]!['organisations']).toBeGreaterThan(15);
    expect(spread.rows[0]!['officials']).toBeGreaterThan(5);
    expect(spread.rows[0]!['amounts']).toBeGreaterThan(15);
    const { rows: years } = await db.app.query<{ year: number }>('select distinct year from read.frame_register');
    for (const { year } of years)
      expect(unsettled((await loadState(log, frameStream('sociala-innovationer', year), frameEvents, frameDecider)).state)).toEqual([]);
  }, 120_000);

  it('tells the same stories every time', async () => {
    await liggaren(['seed', '--cases', '20']);
    const told = async () =>
      (await loadStream(log, caseStream(caseIdOf(0, 3)))).events.map(({ type, id, effectiveAt }) => [type, id, effectiveAt]);
    const first = await told();
    expect(first.length).toBeGreaterThan(0);
    await log.close();
    await db.drop();
    db = await testDatabase();
    log = new PostgresEventLog({ pool: db.app, origin: 'test.invalid/log', application: 'test' });
    await liggaren(['seed', '--cases', '20']);
    expect(await told()).toEqual(first);
  }, 120_000);

  it('fills nothing in production, and nothing twice unless that is what is asked for', async () => {
    expect(await liggaren(['seed', '--cases', '5'], { NODE_ENV: 'production' })).toMatchObject({
      code: 2,
      out: expect.stringContaining('NODE_ENV=production') as string,
    });
    expect(await log.head()).toBe(0);
    expect((await liggaren(['seed', '--cases', '5'])).code).toBe(0);
    const head = await log.head();
    expect(await liggaren(['seed', '--cases', '5'])).toMatchObject({ code: 2, out: expect.stringContaining('--more') as string });
    expect(await log.head()).toBe(head);
    expect((await liggaren(['seed', '--cases', '5', '--more'])).code).toBe(0);
    expect(await log.head()).toBeGreaterThan(head);
    for (const cases of [['--cases', '0'], ['--cases', 'många'], []])
      expect(await liggaren(['seed', ...cases])).toMatchObject({ code: 2, err: expect.stringContaining('--cases 1 till') as string });
  }, 120_000);
});
