import { newId } from '#libs/kernel';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk } from '../../../test/desk';
import { openOffice, type Office } from '../../../test/e2e/board';
import { formFor } from '../../../test/e2e/case-work';

describe("an applicant's own space", () => {
  let application: TestApplication;
  let office: Office;
  const save = (who: Desk, draftId: string, content: object): Promise<Response> =>
    who.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: office.scheme, callId: null, content });
  const titles = async (who: Desk): Promise<(string | null)[]> =>
    (await who.sees<{ rows: { title: string | null }[] }>('/api/drafts')).rows.map(({ title }) => title);

  beforeAll(async () => {
    application = await startTestApplication();
    office = await openOffice(application);
  }, 90_000);
  afterAll(() => application?.stop());

  it('keeps a half-filled form, saved as often as one likes, until it is taken away', async () => {
    const draftId = newId();
    expect((await save(office.amina, draftId, { title: 'Grannar' })).status).toBe(200);
    expect((await save(office.amina, draftId, { title: 'Grannar lagar' })).status).toBe(200);
    expect(await office.amina.sees(`/api/drafts/${draftId}`)).toMatchObject({
      draftId,
      content: { title: 'Grannar lagar' },
      submittedCaseId: null,
    });
    expect(await titles(office.amina)).toEqual(['Grannar lagar']);
    expect((await office.amina.browser.send('DELETE', `/api/drafts/${draftId}`)).status).toBe(204);
    expect(await titles(office.amina)).toEqual([]);
  });

  it('is open to nobody else: not to another applicant, not to staff, and not to a query of the service itself', async () => {
    const draftId = newId();
    await save(office.amina, draftId, { title: 'Mitt' });
    expect(await office.bengt.maySee(`/api/drafts/${draftId}`)).toBe(404);
    expect(await office.sara.maySee('/api/drafts')).toBe(403);
    expect(await office.ulla.maySee(`/api/drafts/${draftId}`)).toBe(403);
    expect((await application.db.app.query('select 1 from app.draft')).rowCount).toBe(0);
    expect((await application.db.app.query('update app.draft set person_ref = $1', [office.bengt.ref])).rowCount).toBe(0);
  });

  it('can not be written over by somebody who guesses its id', async () => {
    const draftId = newId();
    await save(office.amina, draftId, { title: 'Mitt' });
    expect((await save(office.bengt, draftId, { title: 'Ditt' })).status).toBe(409);
    expect((await office.bengt.browser.send('DELETE', `/api/drafts/${draftId}`)).status).toBe(404);
    expect(await office.amina.sees(`/api/drafts/${draftId}`)).toMatchObject({ content: { title: 'Mitt' } });
  });

  it('becomes a case when the whole form is filled in, and the text goes from the draft', async () => {
    const draftId = newId();
    await save(office.amina, draftId, { ...formFor(), title: '' });
    expect(await office.amina.isRefused(`/api/drafts/${draftId}/submit`)).toMatchObject({
      status: 422,
      errors: [{ field: 'title', message: 'Projektets namn ska fyllas i.' }],
    });
    await save(office.amina, draftId, formFor());
    const { caseId, position } = await office.amina.does(`/api/drafts/${draftId}/submit`);
    expect(await office.amina.sees(`/api/my-applications/${caseId}`, position)).toMatchObject({ caseId, whoseMove: 'AUTHORITY' });
    expect(await office.amina.sees(`/api/drafts/${draftId}`)).toMatchObject({ content: {}, submittedCaseId: caseId });
    expect(await office.bengt.maySee(`/api/my-applications/${caseId}`)).toBe(404);
  });

  it('is submitted once, also when the answer was lost on the way', async () => {
    const draftId = newId();
    const key = newId();
    await save(office.amina, draftId, formFor());
    const first = await office.amina.does(`/api/drafts/${draftId}/submit`, {}, { key });
    await application.db.owner.query('delete from app.idempotency where key = $1', [key]);
    expect(await office.amina.does(`/api/drafts/${draftId}/submit`, {}, { key })).toEqual(first);
    expect(await office.amina.isRefused(`/api/drafts/${draftId}/submit`)).toMatchObject({ status: 409, code: 'draft-submitted' });
    expect((await save(office.amina, draftId, { title: 'Ändrat' })).status).toBe(409);
  });
});
