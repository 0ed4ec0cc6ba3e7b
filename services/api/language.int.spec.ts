import { newId } from '#libs/kernel';
import { startTestApplication, type TestApplication } from '../../test/application';
import type { Desk } from '../../test/desk';
import type { ProblemDocument } from './problems';

const PAUSE = { from: '2027-09-30', to: '2027-09-01', reason: 'Översyn' };
const PATH = '/api/schemes/sociala-innovationer/pause-intake';

describe('an answer in the language that was asked for', () => {
  let application: TestApplication;
  let karin: Desk;
  const told = async (response: Response): Promise<ProblemDocument> => (await response.json()) as ProblemDocument;
  const sends = (path: string, body: unknown, language?: string, key = newId()): Promise<Response> =>
    karin.browser.send('POST', path, body, {
      'idempotency-key': key,
      ...(language === undefined ? {} : { 'accept-language': language }),
    });

  beforeAll(async () => {
    application = await startTestApplication();
    karin = await application.desk('namndsekreterare.karin');
    await karin.does('/api/schemes', {
      schemeId: 'sociala-innovationer',
      name: 'Stöd till sociala innovationer',
      board: 'Kulturnämnden',
      boardId: 'kulturnamnden',
      legalRegime: 'KL13',
      caseGroup: 'H',
    });
  }, 60_000);
  afterAll(() => application?.stop());

  it('is the same refusal in Swedish, in English, and in Swedish when nothing was asked for', async () => {
    const [swedish, english, unsaid] = await Promise.all(
      ['sv', 'en-GB,en;q=0.9', undefined].map((language) => sends(PATH, PAUSE, language)),
    );
    expect(english!.headers.get('content-language')).toBe('en');
    expect(english!.headers.get('vary')).toContain('accept-language');
    const [sv, en, default_] = await Promise.all([swedish!, english!, unsaid!].map(told));
    expect(sv).toMatchObject({
      title: 'Uppgifterna behöver rättas',
      detail: 'Pausens sista dag ligger före den första. Rätta en av dem.',
      errors: [{ field: 'to', message: 'Pausens sista dag ligger före den första. Rätta en av dem.' }],
    });
    expect(en).toMatchObject({
      title: 'The information needs correcting',
      detail: 'The last day of the pause is before the first. Correct one of them.',
      errors: [{ field: 'to', message: 'The last day of the pause is before the first. Correct one of them.' }],
    });
    expect([sv!.citation, en!.citation]).toEqual(['nämndens beslut om intag', 'the board’s decision on intake']);
    const sayings = ({ title: _t, detail: _d, errors: _e, citation: _c, instance: _i, ...rest }: ProblemDocument) => rest;
    expect(sayings(en!)).toEqual(sayings(sv!));
    expect(default_).toMatchObject({ title: sv!.title, detail: sv!.detail });
  });

  it('refuses a key again in the other language: a refusal is no answer to keep', async () => {
    const key = newId();
    const [sv, en] = [await told(await sends(PATH, PAUSE, 'sv', key)), await told(await sends(PATH, PAUSE, 'en', key))];
    expect([sv.code, en.code]).toEqual(['pause-ends-first', 'pause-ends-first']);
    expect(en.detail).not.toBe(sv.detail);
  });

  it('names every field that has to be mended', async () => {
    const problem = await told(await sends(PATH, { from: 'idag', to: null, reason: ' ', extra: 1 }, 'en'));
    expect(problem.detail).toBe('3 particulars need correcting. See the list of errors.');
    expect(new Map(problem.errors!.map(({ field, message }) => [field, message]))).toEqual(
      new Map([
        ['from', 'The first day of the pause must be a date, for example 2026-03-31.'],
        ['reason', 'The reason must be filled in.'],
        ['extra', 'There is no field extra. Remove it.'],
      ]),
    );
  });

  it('tells what has changed since', async () => {
    const { etag } = await karin.does(PATH, { from: '2027-10-01', to: null, reason: 'Översyn' });
    await karin.does('/api/schemes/sociala-innovationer/resume-intake', { from: '2027-10-03' }, { seen: etag });
    const stale = await karin.browser.send('POST', PATH, PAUSE, { 'idempotency-key': newId(), 'if-match': etag, 'accept-language': 'en' });
    expect(await told(stale)).toMatchObject({
      title: 'The case has changed',
      detail:
        'Something has changed since you opened the page, and nothing has been saved. Since then: intake resumed. Read again and try once more.',
      changes: [{ what: 'intake resumed' }],
    });
  });

  it('is given also where nobody is signed in, where there is nothing, and where another site asks', async () => {
    const headers = { 'accept-language': 'en' };
    expect(await told(await fetch(`${application.base}/api/cases`, { headers }))).toMatchObject({ title: 'Sign-in is needed' });
    expect(await told(await fetch(`${application.base}/api/nothing-here`, { headers }))).toMatchObject({ title: 'It does not exist' });
    const crossing = await fetch(`${application.base}${PATH}`, { method: 'POST', headers: { ...headers, 'sec-fetch-site': 'cross-site' } });
    expect(await told(crossing)).toMatchObject({ title: 'You may not do this', code: 'cross-site' });
    expect(crossing.headers.get('content-language')).toBe('en');
  });

  it('says what the signed-in person is here', async () => {
    const me = await karin.browser.request('/api/me', { headers: { 'accept-language': 'en' } });
    expect(await me.json()).toMatchObject({ role: 'boardSecretary', roleName: 'board secretary' });
    expect(me.headers.get('vary')).toContain('accept-language');
    expect(me.headers.get('content-language')).toBe('en');
  });
});
