import { Logger } from '@nestjs/common';
import { PostgresEventLog } from '#libs/event-log/postgres';
import { newId, SetClock } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../test/database';
import { AccessLog, ReadingNotRecorded } from './access-log';
import { LOA3 } from './assurance';
import type { SignedIn } from './signed-in';

const ULLA: SignedIn = {
  ref: 'p_ulla',
  subject: 'revisor.ulla',
  name: 'Ulla Hagström',
  role: 'auditor',
  organisation: 'Regionens revisorer',
  acr: LOA3,
  authTime: 1_790_000_000,
  stepUp: null,
};

describe('the access log', () => {
  // half an hour before the new year in UTC: in Sweden it is January
  const clock = new SetClock(Temporal.Instant.from('2026-12-31T23:30:00Z'));
  let database: TestDatabase;
  let log: PostgresEventLog;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test.example/log', application: 'test' });
  });
  afterAll(async () => {
    await log?.close();
    await database?.drop();
  });

  it('records who read what, in the stream of the month as it is in Sweden', async () => {
    const caseId = newId();
    await new AccessLog(log, clock).record(ULLA, { caseId, what: 'ärendeakt', query: null });
    const [event] = await log.readStream('access-2027-01');
    expect(event).toMatchObject({
      type: 'AuditorAccessed',
      body: { caseId, what: 'ärendeakt', query: null },
      actor: { ref: 'p_ulla', role: 'auditor', acr: LOA3, at: 1_790_000_000, name: 'Ulla Hagström', organisation: 'Regionens revisorer' },
    });
  });

  it('keeps the order of readings that come at the same time, and loses none', async () => {
    const before = (await log.readStream('access-2027-01')).length;
    const access = new AccessLog(log, clock);
    await Promise.all(Array.from({ length: 20 }, (_, n) => access.record(ULLA, { caseId: null, what: 'händelselogg', query: String(n) })));
    expect((await log.readStream('access-2027-01')).length).toBe(before + 20);
  });

  it('records a case that the staff read once a day, whichever process shows it', async () => {
    const sara: SignedIn = { ...ULLA, ref: 'p_sara', name: 'Sara Lindqvist', role: 'official' };
    const [caseId, before] = [newId(), await log.head()];
    const processes = [new AccessLog(log, clock), new AccessLog(log, clock)];
    for (const access of processes)
      await Promise.all(Array.from({ length: 5 }, () => access.record(sara, { caseId, what: 'ärendeakt', query: null })));
    await processes[0]!.record(sara, { caseId, what: 'fil i ärendet', query: null });
    await processes[0]!.record({ ...sara, ref: 'p_per', role: 'adviser' }, { caseId, what: 'ärendeakt', query: null });
    await new AccessLog(log, new SetClock(clock.now().add({ hours: 24 }))).record(sara, { caseId, what: 'ärendeakt', query: null });
    const read = await log.readAll({ after: before });
    expect(read.map(({ type, actor, body }) => [type, actor.ref, body?.['what']])).toEqual([
      ['CaseRead', 'p_sara', 'ärendeakt'],
      ['CaseRead', 'p_sara', 'fil i ärendet'],
      ['CaseRead', 'p_per', 'ärendeakt'],
      ['CaseRead', 'p_sara', 'ärendeakt'],
    ]);
    expect(read.every(({ body }) => body?.['caseId'] === caseId)).toBe(true);
  });

  it('records no lists that the staff read, and nothing that an applicant reads', async () => {
    const head = await log.head();
    const access = new AccessLog(log, clock);
    await access.record({ ...ULLA, role: 'official' }, { caseId: null, what: 'ärendelista', query: null });
    await access.record({ ...ULLA, role: 'applicant' }, { caseId: newId(), what: 'beslutsdokument', query: null });
    expect(await log.head()).toBe(head);
  });

  it('records the beginning of a search that is longer than the contract takes', async () => {
    await new AccessLog(log, clock).record(ULLA, { caseId: null, what: 'ärendelista', query: 'x'.repeat(2000) });
    await new AccessLog(log, clock).record(ULLA, { caseId: null, what: 'ärendelista', query: '' });
    const events = await log.readStream('access-2027-01', { direction: 'backwards', limit: 2 });
    expect(events.map(({ body }) => body?.['query'])).toEqual([null, 'x'.repeat(500)]);
  });

  it('refuses the reading when it can’t be recorded', async () => {
    const closed = new PostgresEventLog({ pool: database.app, origin: 'test.example/log', application: 'test' });
    await closed.close();
    const access = new AccessLog(closed, clock);
    await expect(access.record(ULLA, { caseId: null, what: 'händelselogg', query: null })).rejects.toBeInstanceOf(ReadingNotRecorded);
    // what the contract forbids is not recorded, and so not shown
    const known = new AccessLog(log, clock);
    await expect(known.record(ULLA, { caseId: 'no case', what: 'ärendeakt', query: null })).rejects.toMatchObject({ status: 503 });
  });
});
