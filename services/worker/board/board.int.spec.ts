import { FolderStore } from '#libs/documents';
import { SetClock } from '#libs/kernel';
import { ProjectionProgress } from '#libs/projection-runtime';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import {
  boardEventsOf,
  callMeeting,
  decidedCase,
  does,
  MEETS_ON,
  openBoard,
  replacedCase,
} from '../../../libs/board-meetings/testing/board';
import { CaseCommandHandler } from '../../../libs/grant-cases/handlers/case-command.handler';
import { GiveCaseCommand } from '../../../libs/grant-cases/handlers/commands';
import { metaOf } from '../../../libs/grant-cases/handlers/testing/register';
import { secretary } from '../../../libs/grant-cases/testing/world';
import { eventually } from '../../../libs/jobs/testing/floor';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { EVERYTHING } from '#projections/reading';
import { listedDecisions, meeting, unreportedDecisions } from '#projections/board-meetings';
import { createApplication } from '../../all/application';
import { openLog } from '../../api/observability';

type Application = Awaited<ReturnType<typeof createApplication>>;

describe('what is recorded for a meeting of the board', () => {
  const clock = new SetClock(Temporal.Instant.from('2026-04-14T14:00:00Z'));
  let database: TestDatabase;
  let log: PostgresEventLog;
  let app: Application | undefined;
  const open = async (): Promise<Application> => {
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
    await app.init();
    return app;
  };
  const close = async (): Promise<void> => {
    await app?.close();
    app = undefined;
  };
  const held = (meetingId: string) =>
    does(log, meetingId, { type: 'HoldMeeting', heldOn: MEETS_ON, paragraph: '§ 31' }, { now: clock.now() });
  const deadLetterOf = (meetingId: string): Promise<string> =>
    eventually(async () => {
      const { rows } = await database.app.query<{ error: string }>(
        `select error from jobs.outbox where job = 'carry-board-record' and state = 'dead' and payload ->> 'meetingId' = $1`,
        [meetingId],
      );
      return rows[0]?.error;
    });
  const has = (caseId: string, count: number) =>
    eventually(async () => ((await boardEventsOf(log, caseId)).length >= count ? true : undefined));

  /** Everything so far is in these read models. */
  const shown = async (...names: readonly string[]): Promise<void> => {
    const [progress, head] = [app!.get(ProjectionProgress), await log.head()];
    for (const name of names) expect([name, await progress.waitFor(name, head, 10_000)]).toEqual([name, true]);
  };

  beforeAll(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    await openBoard(log);
    await open();
  }, 60_000);
  afterAll(async () => {
    await close();
    await log?.close();
    await database?.drop();
  });

  it('comes to every case of its list by itself, also when the process is stopped half-way and another goes on', async () => {
    const decisions = [await decidedCase(log), await decidedCase(log), await decidedCase(log)];
    const meetingId = await callMeeting(log);
    await does(log, meetingId, { type: 'FixReportList', decisions });
    await held(meetingId);
    await has(decisions[0]!.caseId, 1);
    await close();
    const at = { now: clock.now() };
    await does(log, meetingId, { type: 'ApproveMinutes', approvedOn: MEETS_ON, approvedBy: ['Olle Ek'] }, at);
    const proof = { proof: 'https://anslag.example/7', minutesAt: 'Regionens diarium' };
    await does(log, meetingId, { type: 'PostAnnouncement', postedOn: MEETS_ON, ...proof }, at);
    await open();
    for (const { caseId } of decisions) {
      await has(caseId, 3);
      expect(await boardEventsOf(log, caseId)).toEqual(['DecisionReportedToBoard', 'MinutesApproved', 'AnnouncementPosted']);
    }
    await shown('board_meetings', 'board_reports', 'case_queue', 'scheme_register');
    const found = await meeting(database.app, meetingId);
    const read = await listedDecisions(database.app, EVERYTHING, found!.state.entries!);
    for (const { caseId, decisionId } of decisions)
      expect(read.get(caseId)).toMatchObject({
        decisionId,
        recorded: 'REPORTED',
        recordedOn: MEETS_ON,
        paragraph: '§ 31',
        postedOn: MEETS_ON,
      });
  }, 30_000);

  it('that a case does not take in lies among the dead letters with the case’s own words', async () => {
    const decision = await decidedCase(log);
    const meetingId = await callMeeting(log);
    await does(log, meetingId, { type: 'FixReportList', decisions: [decision] });
    await close();
    await held(meetingId);
    const byHand = { type: 'ReportToBoard', meetingOn: MEETS_ON, paragraph: '§ 99' } as const;
    await new CaseCommandHandler(log).execute(new GiveCaseCommand(decision.caseId, byHand, metaOf(secretary)));
    await open();
    expect(await deadLetterOf(meetingId)).toContain('Beslutet är redan anmält eller särskilt protokollfört.');
  }, 30_000);

  it('is not taken for a decision that was made after the list was fixed, however late it comes', async () => {
    const { first, replace } = await replacedCase(log);
    const meetingId = await callMeeting(log);
    await does(log, meetingId, { type: 'FixReportList', decisions: [first] });
    await close();
    await held(meetingId);
    await replace();
    await open();
    expect(await deadLetterOf(meetingId)).toContain('Ärendet har fått ett nytt beslut sedan listan fastställdes.');
    expect(await boardEventsOf(log, first.caseId)).toEqual([]);
  }, 30_000);

  it('leaves what has not been reported to be seen, with its way to the board and the list that it stands on', async () => {
    const [one, two] = [await decidedCase(log), await decidedCase(log)];
    const meetingId = await callMeeting(log, '2026-05-12');
    await does(log, meetingId, { type: 'FixReportList', decisions: [one] });
    await shown('board_reports', 'board_meetings', 'case_queue', 'scheme_register', 'delegation_register');
    const list = async (cursor: string | null, limit: number) => {
      const page = await unreportedDecisions(database.app, EVERYTHING, 'kulturnamnden', { cursor, limit });
      if ('refusal' in page) throw new Error(page.refusal.code);
      return page;
    };
    const all = await list(null, 50);
    const known = { route: 'ANMALAN', boardId: 'kulturnamnden', postTitle: 'Områdeschef kultur', itemNumber: 'H.3', outcome: 'AVSLAG' };
    expect(all.rows.find(({ caseId }) => caseId === one.caseId)).toMatchObject({ ...one, ...known, meetingId, meetingOn: '2026-05-12' });
    expect(all.rows.find(({ caseId }) => caseId === two.caseId)).toMatchObject({ ...two, ...known, meetingId: null });
    const first = await list(null, 1);
    const rest = await list(first.next, 50);
    expect([...first.rows, ...rest.rows]).toEqual(all.rows);
    await does(log, meetingId, { type: 'CancelMeeting', reason: 'Ingen kan.' });
    await shown('board_meetings');
    expect((await list(null, 50)).rows.find(({ caseId }) => caseId === one.caseId)).toMatchObject({ meetingId: null });
  });
});
