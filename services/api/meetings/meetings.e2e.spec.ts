import { startTestApplication, type TestApplication } from '../../../test/application';
import { inDays, openOffice, type Office } from '../../../test/e2e/board';
import { decide, prepare } from '../../../test/e2e/case-work';
import type { Waiting, WaitingPage } from './meetings.controller';
import type { MeetingLine, ShownMeeting } from './shown-meeting';

const MEETINGS = '/api/board-meetings';

describe('a meeting of the board', () => {
  let application: TestApplication;
  let office: Office;
  let cases: readonly string[];
  let meetingId: string;
  const today = inDays(0);
  const path = (): string => `${MEETINGS}/${meetingId}`;
  const unreported = async (): Promise<readonly Waiting[]> => {
    const after = await application.running.log.head();
    return (await office.sara.sees<{ rows: readonly Waiting[] }>(`${MEETINGS}/unreported?board=${office.board}`, after)).rows;
  };
  const listOf = (rows: readonly Waiting[]) => rows.map(({ caseId, decisionId }) => ({ caseId, decisionId }));
  /** When every case on the list has taken in what is recorded for the meeting. */
  const carried = async (): Promise<ShownMeeting> => {
    for (;;) {
      const shown = await office.karin.sees<ShownMeeting>(path(), await application.running.log.head());
      if (shown.entries!.every((entry) => entry.carried === 'CARRIED')) return shown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  beforeAll(async () => {
    application = await startTestApplication();
    office = await openOffice(application, 'mote');
    cases = [await prepare(office), await prepare(office)];
    for (const caseId of cases) await decide(office.anna, caseId);
  }, 120_000);
  afterAll(() => application?.stop());

  it('is called by the board’s secretary, of a board that has a delegation order, once however often it is sent', async () => {
    const { karin, sara, board } = office;
    const called = { boardId: board, meetingOn: today, place: 'Regionhuset' };
    expect(await sara.isRefused(MEETINGS, called)).toMatchObject({ status: 403 });
    expect(await karin.isRefused(MEETINGS, { ...called, boardId: 'finns-inte' })).toMatchObject({
      status: 422,
      code: 'no-such-board',
      errors: [{ field: 'boardId' }],
    });
    const done = (await karin.does(MEETINGS, called)) as unknown as { meetingId: string; position: number };
    ({ meetingId } = done);
    const { rows } = await sara.sees<{ rows: readonly MeetingLine[] }>(MEETINGS, done.position);
    expect(rows).toMatchObject([{ meetingId, board: 'Provnämnden', meetingOn: today, listed: null, step: 'FIX_LIST', late: false }]);
  });

  it('has what waits to be reported before it, with age and by route', async () => {
    const rows = await unreported();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      route: 'ANMALAN',
      ageDays: 0,
      itemNumber: 'H.1',
      outcome: 'BIFALL',
      meetingId: null,
      postTitle: 'områdeschef',
    });
  });

  it('tells how many wait in all, and gives them part by part, the oldest first', async () => {
    const { sara, board } = office;
    const part = (cursor: string) => sara.sees<WaitingPage>(`${MEETINGS}/unreported?board=${board}&limit=1${cursor}`, 0);
    const first = await part('');
    expect(first).toMatchObject({ total: 2, rows: [{ route: 'ANMALAN' }] });
    const second = await part(`&cursor=${first.next}`);
    expect(second).toMatchObject({ total: 2, next: null });
    expect([...first.rows, ...second.rows].map(({ caseId }) => caseId).toSorted()).toEqual([...cases].toSorted());
  });

  it('has a list that is fixed on what was seen, with each decision once', async () => {
    const { karin } = office;
    const rows = await unreported();
    const first = await karin.does(`${path()}/fix-report-list`, { decisions: listOf(rows) }, { seen: '"0"' });
    expect(await karin.isRefused(`${path()}/fix-report-list`, { decisions: [] }, { seen: '"0"' })).toMatchObject({ status: 412 });
    const other = (await karin.does(MEETINGS, { boardId: office.board, meetingOn: inDays(30), place: 'Kumla' })) as unknown as {
      meetingId: string;
    };
    expect(await karin.isRefused(`${MEETINGS}/${other.meetingId}/fix-report-list`, { decisions: listOf(rows) })).toMatchObject({
      status: 422,
      code: 'on-another-list',
      errors: [{ field: 'decisions.0' }],
    });
    const shown = await karin.sees<ShownMeeting>(path(), first.position);
    expect(shown).toMatchObject({ step: 'HOLD', listed: 2, notice: null });
    expect(shown.entries).toMatchObject([
      {
        nr: 1,
        organisation: 'Demonstrationsföreningen Landsbygdens unga',
        title: 'Grannar lagar mat',
        dispatchedOn: null,
        carried: 'NOTHING_YET',
      },
      { nr: 2, entry: { itemNumber: 'H.1', orderVersion: 'ordning 1', amountOre: 4_000_000, decider: { ref: office.anna.ref } } },
    ]);
    expect((await unreported()).map((row) => row.meetingId)).toEqual([meetingId, meetingId]);
  });

  it('shows a line without its content to somebody with a conflict of interest in that case', async () => {
    const { eva } = office;
    const declared = { ground: 'OTHER', details: 'Min granne.' };
    const { position } = await eva.does(`/api/cases/${cases[1]}/declare-conflict`, declared);
    const { entries } = await eva.sees<ShownMeeting>(path(), position);
    expect(entries!.map(({ nr, entry }) => [nr, entry === null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(JSON.stringify(entries![1])).not.toContain(cases[1]!);
  });

  it('carries what is recorded for it to each case, up to the announcement, and anew after an interruption', async () => {
    const { karin } = office;
    expect(await karin.isRefused(`${path()}/approve-minutes`, { approvedOn: today, approvedBy: ['Olle Ek'] })).toMatchObject({
      status: 409,
      code: 'not-held',
    });
    await karin.does(`${path()}/hold`, { heldOn: today, paragraph: '§ 31' });
    await karin.does(`${path()}/approve-minutes`, { approvedOn: today, approvedBy: ['Olle Ek', 'Stina Alm'] });
    const announcement = { postedOn: today, proof: 'https://anslag.example/31', minutesAt: 'Regionens diarium' };
    await karin.does(`${path()}/post-announcement`, announcement);
    expect(await carried()).toMatchObject({ step: 'KEEP_UP', approvedLate: false, announcedLate: false });
    await karin.does(`${path()}/interrupt-announcement`, { interruptedOn: today, reason: 'Webben låg nere.' });
    expect(await carried()).toMatchObject({ step: 'ANNOUNCE_ANEW', proof: null });
    await karin.does(`${path()}/post-announcement`, announcement);
    const shown = await carried();
    expect(shown.notice!.text).toContain('Provnämnden');
    expect(shown.proof!.map(({ term }) => term)).toContain('Anslaget uppsatt');
    expect(await karin.isRefused(`${path()}/remove-announcement`, { removedOn: today })).toMatchObject({
      status: 422,
      code: 'board-announcement-too-early',
    });
    const times = await karin.sees<{ times: { board: object } }>(`/api/cases/${cases[0]}`, await application.running.log.head());
    expect(times.times.board).toMatchObject({ board: { route: 'REPORTED', on: today }, approvedOn: today, postedOn: today });
    expect(await unreported()).toEqual([]);
  }, 60_000);

  it('is read by officials, delegates and auditors, and by nobody outside', async () => {
    const { anna, sara, ulla, amina, leila } = office;
    for (const who of [anna, sara, ulla]) expect((await who.sees<ShownMeeting>(path(), 0)).meetingId).toBe(meetingId);
    for (const who of [amina, leila]) expect((await who.browser.request(path())).status).toBe(403);
    expect((await sara.browser.request(`${MEETINGS}/inget`)).status).toBe(404);
  });
});
