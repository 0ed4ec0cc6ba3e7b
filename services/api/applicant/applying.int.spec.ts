import { newId } from '#libs/kernel';
import { startTestApplication, type TestApplication } from '../../../test/application';
import { inDays, openOffice, type Office } from '../../../test/e2e/board';
import { apply, declare, formFor, momentIn, prepare, register } from '../../../test/e2e/case-work';
import type { SchemeToApplyFor } from './schemes-to-apply-for.controller';

describe('what an applicant can do', () => {
  let application: TestApplication;
  let office: Office;
  const handled = async (): Promise<string> => {
    const caseId = await apply(office.amina, office.scheme);
    await register(office, caseId);
    await declare(office.sara, caseId);
    return caseId;
  };

  beforeAll(async () => {
    application = await startTestApplication();
    office = await openOffice(application);
  }, 90_000);
  afterAll(() => application?.stop());

  it('have a draft looked through before it is handed in: every field that is amiss, and what the guidelines say of the rest', async () => {
    const draftId = newId();
    const save = (content: object): Promise<Response> =>
      office.amina.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: office.scheme, callId: null, content });
    const check = `/api/drafts/${draftId}/check`;
    await save({ title: 'Grannar' });
    const problem = await office.amina.isRefused(check);
    expect(problem).toMatchObject({ status: 422, code: 'invalid-input' });
    const fields = problem.errors!.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['organisation', 'purpose', 'amountOre', 'budget']));
    expect(fields).not.toContain('title');
    await save(formFor({ ownShare: { cashOre: 0, hours: 1 } }));
    const checked = await office.amina.post(check);
    expect(checked.status).toBe(200);
    const { remarks } = (await checked.json()) as { remarks: { rule: string }[] };
    expect(remarks.map(({ rule }) => rule)).toContain('own-share');
    expect((await office.bengt.post(check)).status).toBe(404);
    // nothing has been handed in
    expect(await office.amina.sees(`/api/drafts/${draftId}`)).toMatchObject({ submittedCaseId: null });
  });

  it('choose one of the times for a meeting, decline it, and ask for others', async () => {
    const caseId = await handled();
    const path = `/api/cases/${caseId}`;
    const times = [momentIn(24 * 5), momentIn(24 * 6)];
    const offer = { times, place: 'Eklundavägen 1', participantRefs: [office.sara.ref], answerBy: inDays(2), message: null };
    const offered = await office.sara.does(`${path}/offer-meeting`, offer);
    const mine = `/api/my-applications/${caseId}`;
    const status = await office.amina.sees<{ asked: { id: string; times: string[] }[] }>(mine, offered.position);
    expect(status).toMatchObject({ whoseMove: 'APPLICANT', asked: [{ kind: 'MEETING', place: 'Eklundavägen 1' }] });
    expect(await office.sara.sees(path, offered.position)).toMatchObject({ row: { phase: 'MEETING_OFFERED', whoseMove: 'APPLICANT' } });
    const meetingId = status.asked[0]!.id;
    expect(await office.bengt.isRefused(`${path}/book-meeting`, { meetingId, startsAt: times[0] })).toMatchObject({ status: 404 });
    expect(await office.sara.isRefused(`${path}/book-meeting`, { meetingId, startsAt: times[0] })).toMatchObject({ status: 403 });
    const booked = await office.amina.does(`${path}/book-meeting`, { meetingId, startsAt: status.asked[0]!.times[1] });
    expect(await office.amina.sees(mine, booked.position)).toMatchObject({
      whoseMove: 'AUTHORITY',
      asked: [],
      meetings: [{ id: meetingId }],
    });
    const declined = await office.amina.does(`${path}/decline-meeting`, { meetingId, reason: 'Vi kan bara på kvällar.' });
    expect(await office.amina.sees(mine, declined.position)).toMatchObject({ meetings: [] });
    const shown = await office.sara.sees<{ case: { page: { meetings: object[] } } }>(path, declined.position);
    expect(shown.case.page.meetings).toMatchObject([{ id: meetingId, offer: { times }, declined: { reason: 'Vi kan bara på kvällar.' } }]);
  });

  it('amend, withdraw, and answer what they are asked for', async () => {
    const caseId = await handled();
    const path = `/api/cases/${caseId}`;
    const amended = await office.amina.does(`${path}/amend`, {
      application: formFor({ title: 'Grannar lagar mer' }),
      reason: 'Bättre namn.',
    });
    const documents = await office.amina.sees<{ versions: object[] }>(`/api/my-applications/${caseId}/documents`, amended.position);
    expect(documents.versions).toMatchObject([
      { version: 1 },
      { version: 2, application: { title: 'Grannar lagar mer' }, reason: 'Bättre namn.' },
    ]);
    expect(await office.bengt.maySee(`/api/my-applications/${caseId}/documents`)).toBe(404);
    const send = { material: ['Utkast'], message: 'Yttra dig.', deadline: inDays(20) };
    const sent = await office.sara.does(`${path}/send-communication`, send);
    const status = await office.amina.sees<{ asked: { id: string }[] }>(`/api/my-applications/${caseId}`, sent.position);
    await office.amina.does(`${path}/reply-to-communication`, {
      communicationId: status.asked[0]!.id,
      receivedAt: null,
      answer: 'Vi håller med.',
    });
    const withdrawn = await office.amina.does(`${path}/withdraw`, { reason: 'Vi hinner inte.' });
    expect(await office.amina.sees(`/api/my-applications/${caseId}`, withdrawn.position)).toMatchObject({
      headline: { sv: 'Du har tagit tillbaka din ansökan.', en: 'You have withdrawn your application.' },
    });
  });

  it('learn nothing of what the authority does meanwhile when they were too late', async () => {
    const caseId = await handled();
    const told = await office.amina.isRefused(`/api/cases/${caseId}/withdraw`, { reason: 'Nej.' }, { seen: '"0"' });
    expect(told).toMatchObject({ status: 412, changes: [] });
    expect(JSON.stringify(told)).not.toMatch(/försäkran|utsedd/);
  });

  it('read, without signing in, what a scheme asks for, and how long it usually takes only when there is something to tell it by', async () => {
    const read = async (): Promise<SchemeToApplyFor> => {
      const answer = await fetch(`${application.base}/api/schemes-to-apply-for`);
      const { rows } = (await answer.json()) as { rows: SchemeToApplyFor[] };
      return rows.find(({ schemeId }) => schemeId === office.scheme)!;
    };
    const scheme = await read();
    expect(scheme).toMatchObject({
      usual: null,
      guidelines: { ownShare: { percent: 100, hourOre: 33_000 }, criteria: expect.any(Array) as object },
    });
    expect(JSON.stringify(scheme)).not.toContain('p_');
    expect(await prepare(office)).toEqual(expect.any(String));
    await application.db.owner.query(
      `update read.decision_queue set decided_on = received_on + 40, decided_outcome = 'BIFALL' where scheme_id = $1`,
      [office.scheme],
    );
    const { rowCount } = await application.db.owner.query('select 1 from read.decision_queue');
    expect((await read()).usual).toEqual(rowCount! >= 5 ? { medianDays: 40, cases: rowCount } : null);
  });
});
