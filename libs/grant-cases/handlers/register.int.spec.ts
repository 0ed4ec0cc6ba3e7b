import { loadStream, type Execution } from '#libs/event-log';
import { diaryStream, externalDiaryStream } from '#libs/diary/events';
import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { PostgresEventLog } from '../../event-log/postgres';
import { caseStream } from '../events';
import { Story } from '../testing/story';
import { official, registrar } from '../testing/world';
import { RegisterCase, type Registration } from './commands';
import { RegisterHandler } from './register.handler';
import { board, caseOf, metaOf, NOW, YEAR } from './testing/register';

const OWN: Registration = { number: null, registeredOn: '2026-04-15', sender: null, subject: null, withheld: null };

describe('a registration', () => {
  let database: TestDatabase;
  let log: PostgresEventLog;
  const give = (caseId: string, registration = OWN, { by = registrar, commandId = newId() } = {}): Promise<Execution> =>
    new RegisterHandler(log).execute(new RegisterCase(caseId, registration, metaOf(by, commandId, NOW)));
  const numberOf = async (caseId: string): Promise<unknown> =>
    (await loadStream(log, caseStream(caseId))).events.find(({ type }) => type === 'ApplicationRegistered')?.body?.['number'];
  const entries = async (): Promise<unknown[]> => (await loadStream(log, diaryStream(YEAR))).events.map(({ body }) => body!['number']);
  const arrived = (): Promise<string> => caseOf(log, new Story().submitted());
  const code = (outcome: Execution): string => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind);

  beforeEach(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    await board(log, 10_000_000);
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  it('gives numbers without gaps, also when many are made at the same time', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, arrived));
    const outcomes = await Promise.all(cases.map((caseId) => give(caseId)));
    expect(outcomes.map(code)).toEqual(Array.from({ length: 12 }, () => 'done'));
    const numbers = await Promise.all(cases.map(numberOf));
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 12 }, (_, n) => `LIG ${YEAR}-${n + 1}`)));
    expect(await entries()).toHaveLength(12);
  });

  it('finds the number that was given when the process died before the case learned of it', async () => {
    const [first, second] = [await arrived(), await arrived()];
    const commandId = newId();
    const dying = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    const append = dying.append.bind(dying);
    dying.append = (request) =>
      request.stream === caseStream(first) ? Promise.reject(new Error('the process died here')) : append(request);
    await expect(new RegisterHandler(dying).execute(new RegisterCase(first, OWN, metaOf(registrar, commandId)))).rejects.toThrow('died');
    await dying.close();
    await give(second);
    expect(code(await give(first, OWN, { commandId }))).toBe('done');
    expect([await numberOf(first), await numberOf(second)]).toEqual([`LIG ${YEAR}-1`, `LIG ${YEAR}-2`]);
    expect(await entries()).toEqual([`LIG ${YEAR}-1`, `LIG ${YEAR}-2`]);
  });

  it('is made once when two people register the same case at the same time', async () => {
    const caseId = await arrived();
    const outcomes = await Promise.all([give(caseId), give(caseId), give(caseId)]);
    expect(outcomes.map(code).filter((one) => one === 'done')).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
  });

  it("takes the region's own number, once", async () => {
    const [first, second] = [await arrived(), await arrived()];
    expect(code(await give(first, { ...OWN, number: '26RS1234' }))).toBe('done');
    expect(await numberOf(first)).toBe('26RS1234');
    expect(code(await give(second, { ...OWN, number: '26RS1234' }))).toBe('number-taken');
    expect((await loadStream(log, externalDiaryStream('26RS1234'))).events).toHaveLength(1);
    expect(await entries()).toEqual([]);
  });

  it('spends no number on what is refused', async () => {
    const caseId = await arrived();
    expect(code(await give(caseId, OWN, { by: official }))).toBe('not-yours-to-do');
    expect(code(await give(caseId, { ...OWN, registeredOn: '2026-04-16' }))).toBe('registration-day');
    expect(code(await give(newId()))).toBe('case-not-found');
    expect(await entries()).toEqual([]);
  });

  it('changes nothing when it comes once more, and is refused another number', async () => {
    const caseId = await arrived();
    await give(caseId);
    expect(code(await give(caseId))).toBe('unchanged');
    expect(code(await give(caseId, { ...OWN, number: '26RS7' }))).toBe('already-registered');
    expect(await entries()).toHaveLength(1);
  });
});
