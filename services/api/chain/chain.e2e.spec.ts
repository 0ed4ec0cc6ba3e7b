import { startTestApplication, type TestApplication } from '../../../test/application';
import { inDays, openOffice, type Office } from '../../../test/e2e/board';
import { decide, prepare } from '../../../test/e2e/case-work';
import type { Desk } from '../../../test/desk';
import type { Listed } from '../queries/paging';
import type { CaseChainsAnswer, ChainRow } from './chain.controller';

const NOBODYS = '0198c5a0-0000-7000-8000-000000000000';

describe('the chains of delegated decisions', () => {
  let app: TestApplication;
  let office: Office;
  let waiting: string;
  let broken: string;
  let undecided: string;
  beforeAll(async () => {
    app = await startTestApplication();
    office = await openOffice(app, 'kedja');
    const { karin, anna } = office;
    [waiting, broken, undecided] = [await prepare(office), await prepare(office), await prepare(office)];
    for (const caseId of [waiting, broken]) await decide(anna, caseId);
    const at = `/api/cases/${broken}`;
    const today = inDays(0);
    await karin.does(`${at}/report-to-board`, { meetingOn: today, paragraph: '§ 31' });
    await karin.does(`${at}/approve-minutes`, { approvedOn: today, approvedBy: 'Olle Ek' });
    await karin.does(`${at}/post-announcement`, { postedOn: today, proof: 'https://anslag.example/1', minutesAt: 'Diariet' });
    await karin.does(`${at}/interrupt-announcement`, { interruptedOn: today, reason: 'Tavlan låg nere.' });
  }, 120_000);
  afterAll(() => app?.stop());

  const head = (): Promise<number> => app.running.log.head();
  const chainOf = async (who: Desk, caseId: string): Promise<CaseChainsAnswer> =>
    who.sees<CaseChainsAnswer>(`/api/cases/${caseId}/chain`, await head());
  const list = async (query = '', who = office.karin): Promise<Listed<ChainRow>> =>
    who.sees<Listed<ChainRow>>(`/api/chains?scheme=${office.scheme}${query}`, await head());
  const found = async (query = ''): Promise<readonly (readonly [string, string])[]> =>
    (await list(query)).rows.map(({ caseId, risk }) => [caseId, risk] as const);

  it('are read in a case link by link, out of the log, in the language that is asked for', async () => {
    const { chains, number } = await chainOf(office.karin, waiting);
    expect(number).toMatch(/^LIG \d{4}-\d+$/);
    expect(chains).toHaveLength(1);
    expect(chains[0]).toMatchObject({ state: 'WAITS', stateName: 'Väntar', whole: false, legalRegime: 'KL13', standing: 'STANDS' });
    expect(chains[0]!.links.map(({ link, state }) => [link, state])).toEqual([
      ['DELEGATION', 'HOLDS'],
      ['POST', 'HOLDS'],
      ['IMPARTIALITY', 'HOLDS'],
      ['SIGNATURE', 'HOLDS'],
      ...['RECORD', 'MINUTES', 'ANNOUNCEMENT', 'NOTICE_UP', 'APPEAL_TIME', 'LEGAL_FORCE'].map((link) => [link, 'WAITS']),
    ]);
    expect((await chainOf(office.karin, broken)).chains[0]!.links.find(({ link }) => link === 'NOTICE_UP')).toMatchObject({
      state: 'BROKEN',
      why: expect.stringContaining('Anslå protokollet på nytt') as string,
      evidence: [{ label: 'protokollet tillkännagivet' }, { type: 'AnnouncementInterrupted' }],
    });
    const answer = await office.karin.browser.request(`/api/cases/${waiting}/chain`, { headers: { 'accept-language': 'en' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(((await answer.json()) as CaseChainsAnswer).chains[0]!.stateName).toBe('Waits');
  });

  it('are none where nothing has been decided, and 404 where there is no case', async () => {
    expect((await chainOf(office.karin, undecided)).chains).toEqual([]);
    expect(await office.karin.maySee(`/api/cases/${NOBODYS}/chain`)).toBe(404);
    expect(await office.karin.maySee('/api/cases/inget-id/chain')).toBe(404);
  });

  it('are read by those who may see the board’s records, also without reading the case, and by nobody else', async () => {
    const { sara, eva, anna, karin, ulla, leila, amina } = office;
    for (const who of [sara, eva, anna, karin, ulla])
      for (const path of [`/api/cases/${waiting}/chain`, '/api/chains'])
        expect([who.me.role, path, await who.maySee(path)]).toEqual([who.me.role, path, 200]);
    for (const who of [leila, amina])
      for (const path of [`/api/cases/${waiting}/chain`, '/api/chains'])
        expect([who.me.role, path, await who.maySee(path)]).toEqual([who.me.role, path, 403]);
  });

  it('are kept from those who are in conflict in the case, in the list as on the page', async () => {
    const { eva } = office;
    const conflicted = await prepare(office);
    await decide(office.anna, conflicted);
    await eva.does(`/api/cases/${conflicted}/declare-conflict`, { ground: 'OTHER', details: 'Min granne söker.' });
    await chainOf(office.karin, conflicted); // the read models have come so far
    expect(await eva.maySee(`/api/cases/${conflicted}/chain`)).toBe(403);
    expect((await list('', eva)).rows.map(({ caseId }) => caseId)).not.toContain(conflicted);
    expect((await found()).map(([caseId]) => caseId)).toContain(conflicted);
  });

  it('are listed with the greatest risk first, each with its chain, and page by page', async () => {
    const rows = await found();
    expect(rows[0]).toEqual([broken, 'BROKEN']);
    expect(rows.slice(1)).toContainEqual([waiting, 'WAITS']);
    expect(rows.map(([caseId]) => caseId)).not.toContain(undecided);
    const first = await list('&limit=1');
    expect(first.rows).toMatchObject([{ caseId: broken, chain: { state: 'BROKEN', links: expect.any(Array) as unknown[] } }]);
    const rest = await list(`&limit=50&cursor=${first.next}`);
    expect([...first.rows, ...rest.rows].map(({ caseId, risk }) => [caseId, risk])).toEqual(rows);
  });

  it('are narrowed by state, link and scheme, and what can’t be understood is refused by its name', async () => {
    expect(await found('&risk=BROKEN')).toEqual([[broken, 'BROKEN']]);
    expect(await found('&link=NOTICE_UP')).toEqual([[broken, 'BROKEN']]);
    expect((await found('&risk=WAITS&link=RECORD')).map(([, risk]) => risk)).toContain('WAITS');
    expect(await found('&risk=LATE')).toEqual([]);
    expect((await list('&risk=WAITS', office.sara)).rows.map(({ caseId }) => caseId)).toContain(waiting);
    const nobodys = await office.karin.sees<Listed<ChainRow>>('/api/chains?scheme=nobodys', await head());
    expect(nobodys.rows).toEqual([]);
    for (const query of ['risk=FAST', 'link=NOSE', 'scheme=%20', 'cursor=x'])
      expect([query, await office.karin.maySee(`/api/chains?${query}`)]).toEqual([query, 422]);
  });

  it('leave a trace of who has read them', async () => {
    const before = await head();
    await office.ulla.browser.request(`/api/cases/${waiting}/chain`);
    await office.ulla.browser.request('/api/chains?risk=LATE');
    const read = (await app.running.log.readAll({ after: before })).filter(({ stream }) => stream.startsWith('access-'));
    expect(read.map(({ body }) => body)).toEqual([
      { caseId: waiting, what: 'delegationskedja', query: null },
      { caseId: null, what: 'delegationskedjor', query: 'LATE' },
    ]);
  });
});
