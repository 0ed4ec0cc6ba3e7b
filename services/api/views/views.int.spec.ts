import { newId } from '#libs/kernel';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk } from '../../../test/desk';
import { openOffice, type Office } from '../../../test/e2e/board';
import { apply, register } from '../../../test/e2e/case-work';
import type { ShownView } from './views.controller';

describe('views of the list of cases', () => {
  let application: TestApplication;
  let office: Office;
  let position: number;
  const views = async (who: Desk): Promise<readonly ShownView[]> => (await who.sees<{ rows: ShownView[] }>('/api/views', position)).rows;
  const counted = async (who: Desk): Promise<Record<string, number | null>> =>
    Object.fromEntries((await views(who)).map(({ name, count }) => [name, count]));
  const save = (who: Desk, viewId: string, view: object): Promise<Response> => who.browser.send('PUT', `/api/views/${viewId}`, view);
  const told = async (response: Response): Promise<unknown> => ({ status: response.status, ...((await response.json()) as object) });

  beforeAll(async () => {
    application = await startTestApplication();
    office = await openOffice(application);
    await apply(office.bengt, office.scheme, { title: 'Skate för alla' });
    ({ position } = await register(office, await apply(office.amina, office.scheme)));
  }, 90_000);
  afterAll(() => application?.stop());

  it('are there from the start, with what the person has to do first, and the number of cases that they see', async () => {
    expect(await counted(office.sara)).toEqual({ Mina: 1, 'Att fördela': 0, 'Väntar på sökanden': 0, Försenade: 0, Öppna: 2, Alla: 2 });
    expect(await counted(office.leila)).toEqual({ 'Att bedöma': 0, 'Väntar på sökanden': 0, Försenade: 0, Öppna: 1, Alla: 1 });
    expect((await counted(office.eva))['Att diarieföra']).toBe(1);
    expect(await office.amina.maySee('/api/views')).toBe(403);
  });

  it('speak English to those who ask for it', async () => {
    const headers = { 'accept-language': 'en', accept: 'application/json' };
    const { rows } = (await (await office.sara.browser.request('/api/views', { headers })).json()) as { rows: ShownView[] };
    expect(rows.map(({ name }) => name)).toContain('Waiting for the applicant');
  });

  it('are saved under a name, changed, and taken away by the one who saved them', async () => {
    const viewId = newId();
    expect((await save(office.sara, viewId, { name: 'Skate', q: 'skate' })).status).toBe(200);
    expect(await views(office.sara)).toContainEqual({
      viewId,
      kind: 'OWN',
      name: 'Skate',
      q: 'skate',
      sort: 'deadline',
      direction: 'asc',
      shared: false,
      sharedBy: null,
      count: 1,
    });
    await save(office.sara, viewId, { name: 'Skate', q: null, sort: 'amount', direction: 'desc' });
    expect(await views(office.sara)).toContainEqual(
      expect.objectContaining({ viewId, q: '', sort: 'amount', direction: 'desc', count: 2 }),
    );
    expect((await office.eva.browser.send('DELETE', `/api/views/${viewId}`)).status).toBe(404);
    expect((await office.sara.browser.send('DELETE', `/api/views/${viewId}`)).status).toBe(204);
    expect(await counted(office.sara)).not.toHaveProperty('Skate');
  });

  it('are seen by others only when they are shared, and show each reader their own number', async () => {
    const viewId = newId();
    await save(office.sara, viewId, { name: 'Alla matprojekt', q: 'mat', shared: false });
    expect(await counted(office.leila)).not.toHaveProperty('Alla matprojekt');
    await save(office.sara, viewId, { name: 'Alla matprojekt', q: 'ansvarig:@mig', shared: true });
    expect(await views(office.leila)).toContainEqual(
      expect.objectContaining({ viewId, kind: 'SHARED', sharedBy: office.sara.me.name, count: 0 }),
    );
    expect(await told(await save(office.leila, viewId, { name: 'Min nu', q: null }))).toMatchObject({
      status: 404,
      code: 'view-not-found',
    });
    expect(await counted(office.leila)).toHaveProperty('Alla matprojekt');
  });

  it('are refused with the word that can’t be understood', async () => {
    expect(await told(await save(office.sara, newId(), { name: 'Fel', q: 'sttus:x' }))).toMatchObject({
      status: 422,
      errors: [{ field: 'q', message: expect.stringContaining('”sttus”') as string }],
    });
    expect(await told(await save(office.sara, newId(), { name: ' ', q: null }))).toMatchObject({
      status: 422,
      errors: [{ field: 'name' }],
    });
    expect(await told(await save(office.sara, newId(), { name: 'x'.repeat(81), q: null }))).toMatchObject({ status: 422 });
  });

  it('are not kept without end', async () => {
    const saved = await Promise.all(Array.from({ length: 42 }, (_, index) => save(office.anna, newId(), { name: `Vy ${index}`, q: null })));
    expect(new Set(saved.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });
});

describe('the search of the list of cases', () => {
  let application: TestApplication;
  let office: Office;
  beforeAll(async () => {
    application = await startTestApplication();
    office = await openOffice(application);
    await apply(office.bengt, office.scheme, { title: 'Skate för alla' });
    const { position } = await register(office, await apply(office.amina, office.scheme));
    await office.sara.sees('/api/cases', position);
  }, 90_000);
  afterAll(() => application?.stop());

  const titles = async (q: string): Promise<readonly string[]> =>
    (await office.sara.sees<{ rows: { title: string }[] }>(`/api/cases?q=${encodeURIComponent(q)}`)).rows.map(({ title }) => title);

  it('finds what the search box asks for, and counts it', async () => {
    expect(await titles('ansvarig:@mig ålder:<2d')).toEqual(['Grannar lagar mat']);
    expect(await titles('tur:registrator skate')).toEqual(['Skate för alla']);
    expect(await office.sara.sees(`/api/cases/counts?q=${encodeURIComponent('skate')}`)).toMatchObject({ REGISTRAR: 1, OFFICIAL: 0 });
  });

  it('answers with a sentence on each word that it can’t understand', async () => {
    const response = await office.sara.browser.request(`/api/cases?q=${encodeURIComponent('tur:kungen belopp:mycket')}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [{ field: 'q' }, { field: 'q', message: expect.stringContaining('”mycket”') as string }],
    });
  });

  it('has funders to refer to at hand', async () => {
    const { rows } = await office.leila.sees<{ rows: { name: string }[] }>('/api/funders');
    expect(rows.map(({ name }) => name)).toContain('Allmänna arvsfonden');
    expect(await office.amina.maySee('/api/funders')).toBe(403);
  });
});
