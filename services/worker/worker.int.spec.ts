import { CommandBus } from '@nestjs/cqrs';
import { FolderStore } from '#libs/documents';
import { loadStream, type EventLog } from '#libs/event-log';
import { openQueue, want } from '#libs/jobs';
import { SetClock } from '#libs/kernel';
import { ProjectionProgress } from '#libs/projection-runtime';
import { caseStream } from '#libs/grant-cases/events';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { board, caseOf } from '../../libs/grant-cases/handlers/testing/register';
import { Story } from '../../libs/grant-cases/testing/story';
import { official } from '../../libs/grant-cases/testing/world';
import { testDatabase, type TestDatabase } from '../../test/database';
import { eventually } from '../../test/eventually';
import { freePort } from '../../test/identity-app';
import { createApplication } from '../all/application';
import { openLog } from '../api/observability';
import { flagPassedDeadlines } from './deadlines';

type Application = Awaited<ReturnType<typeof createApplication>>;
const SUPPLEMENT = {
  type: 'RequestSupplement',
  items: [{ what: 'Budget', why: 'Saknas' }],
  deadline: '2026-03-20',
  consequence: 'Prövas som den är.',
} as const;
const FIRST_TURN = `select from jobs.outbox where job = 'deadlines' and state = 'done'`;
const COMMUNICATION = { type: 'SendCommunication', material: ['Förslaget'], message: 'Yttra dig gärna.', deadline: '2026-03-25' } as const;

describe('the timers', () => {
  const clock = new SetClock(Temporal.Instant.from('2026-03-15T09:00:00Z'));
  let database: TestDatabase;
  let log: PostgresEventLog;
  let app: Application;
  let asked: string;
  let communicated: string;
  const typesOf = async (caseId: string): Promise<readonly string[]> =>
    (await loadStream(log, caseStream(caseId))).events.map(({ type }) => type);
  const run = async () => {
    await app.get(ProjectionProgress).waitFor('case_queue', await log.head(), 10_000);
    return flagPassedDeadlines({ pool: database.app, log, commands: app.get(CommandBus) }, clock.now());
  };
  /** Resolves when an event of this type has come. */
  const comes = (from: EventLog, type: string): Promise<void> =>
    new Promise((resolve) => {
      const subscription = from.subscribe({
        after: 0,
        handle: async (events) => {
          if (!events.some((event) => event.type === type)) return;
          resolve();
          void subscription.close();
        },
      });
    });

  beforeAll(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    await board(log, 10_000_000);
    app = await createApplication({
      roles: ['projector', 'worker'],
      pool: database.app,
      projectionPool: database.app,
      log,
      clock,
      logger: openLog('silent'),
      files: new FolderStore(''),
      jobs: { database: database.appConnection, redisUrl: null },
      identity: { publicUrl: 'http://127.0.0.1:1', signIn: { kind: 'development' }, sessionSecret: null, folder: '' },
    });
    // a new schedule has its first turn at once: there is no case yet that it could flag before the tests do
    await eventually(async () => (await database.app.query(FIRST_TURN)).rowCount === 1);
    asked = await caseOf(log, new Story().inPreparation().tell(official, SUPPLEMENT));
    communicated = await caseOf(log, new Story().prepared().tell(official, COMMUNICATION));
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await log?.close();
    await database?.drop();
  });

  it('flag nothing before its time, nor on the last day, and remind of it beforehand', async () => {
    // neither case has been acknowledged within five working days
    expect(await run()).toMatchObject({ flagged: 2, refused: [] });
    expect(await run()).toMatchObject({ flagged: 0 });
    clock.set('2026-03-16T22:59:00Z');
    expect(await run()).toMatchObject({ flagged: 0 });
    clock.set('2026-03-20T22:30:00Z');
    expect(await run()).toMatchObject({ flagged: 1 });
    expect((await loadStream(log, caseStream(asked))).events.at(-1)).toMatchObject({
      type: 'ReminderDue',
      body: { timer: 'SUPPLEMENT_REMINDER', dueOn: '2026-03-17' },
    });
    expect(await run()).toMatchObject({ flagged: 0 });
  });

  it('flag what has run out, the day after by Swedish time, and change nothing else', async () => {
    const before = await typesOf(asked);
    clock.set('2026-03-20T23:30:00Z');
    expect(await run()).toMatchObject({ flagged: 1, refused: [] });
    expect(await typesOf(asked)).toEqual([...before, 'SupplementOverdue']);
    expect(await typesOf(communicated)).not.toContain('CommunicationTimeLapsed');
  });

  it('flag it once, however often they run and whoever runs them', async () => {
    const results = await Promise.all([run(), run(), run()]);
    expect(results.every(({ flagged }) => flagged === 0)).toBe(true);
    expect((await typesOf(asked)).filter((type) => type === 'SupplementOverdue')).toHaveLength(1);
  });

  it('come by themselves from the queue in the database, as the system and not as a person', async () => {
    clock.set('2026-03-26T09:00:00Z');
    const flagged = comes(log, 'CommunicationTimeLapsed');
    const client = await database.app.connect();
    await want(client, 'look-now', { job: 'deadlines', payload: {} });
    client.release();
    await flagged;
    const { events } = await loadStream(log, caseStream(communicated));
    expect(events.at(-1)).toMatchObject({ type: 'CommunicationTimeLapsed', actor: { ref: 'system', role: 'system' } });
  });

  it('catch up after a long standstill, in bounded runs, and decide nothing however long the time (KL 6:38)', async () => {
    clock.set('2027-06-01T09:00:00Z');
    const progress = app.get(ProjectionProgress);
    await progress.waitFor('case_queue', await log.head(), 10_000);
    const work = { pool: database.app, log, commands: app.get(CommandBus) };
    expect(await flagPassedDeadlines(work, clock.now(), { signal: AbortSignal.abort() })).toEqual({ looked: 0, flagged: 0, refused: [] });
    // one case in each run: the time for a decision and the ceiling of both have passed, and the notice of delay was to be considered
    expect(await flagPassedDeadlines(work, clock.now(), { most: 1 })).toMatchObject({ looked: 1, flagged: 3, refused: [] });
    expect(await run()).toMatchObject({ looked: 1, flagged: 3, refused: [] });
    expect(await run()).toMatchObject({ looked: 0, flagged: 0 });
    const flags = ['SupplementOverdue', 'CommunicationTimeLapsed', 'AppealTimeEnded', 'DeadlinePassed', 'ReminderDue'];
    for (const caseId of [asked, communicated]) {
      const { events } = await loadStream(log, caseStream(caseId));
      const system = events.filter(({ actor }) => actor.role === 'system').map(({ type }) => type);
      expect(system.length).toBeGreaterThan(3);
      expect(system.filter((type) => !flags.includes(type))).toEqual([]);
    }
  });

  it('fail at start, with the reason, when the database or Redis can not be reached', async () => {
    const redisUrl = `redis://127.0.0.1:${await freePort()}`;
    await expect(openQueue({ database: database.appConnection, redisUrl })).rejects.toThrow('Redis svarar inte.');
    await expect(openQueue({ database: { ...database.appConnection, password: 'fel' }, redisUrl: null })).rejects.toThrow(
      'password authentication failed',
    );
  });
});
