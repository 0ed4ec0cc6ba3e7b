import { startTestApplication, type TestApplication } from '../../../test/application';
import { newId } from '#libs/kernel';
import type { ProblemDocument } from './problem';

describe('what is refused over HTTP', () => {
  let application: TestApplication;
  const problemOf = async (response: Response): Promise<ProblemDocument> => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as ProblemDocument;
    expect(problem).toMatchObject({ status: response.status, type: `/problem/${problem.code}`, title: expect.any(String) as string });
    expect(problem.instance).toBe(`urn:uuid:${response.headers.get('x-request-id')}`);
    return problem;
  };
  const raw = async (subject: string, path: string, body: string, headers: Record<string, string> = {}): Promise<Response> => {
    const { browser } = await application.desk(subject);
    return browser.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(), ...headers },
    });
  };

  beforeAll(async () => {
    application = await startTestApplication();
  }, 60_000);
  afterAll(() => application?.stop());

  it('is told as a problem in Swedish when there is no such address', async () => {
    const problem = await problemOf(await fetch(`${application.base}/api/nothing-here`));
    expect(problem).toMatchObject({ status: 404, code: 'not-found', detail: 'Adressen finns inte. Kontrollera att den är rätt skriven.' });
  });

  it('is told with 401 when nobody is signed in', async () => {
    expect(await problemOf(await fetch(`${application.base}/api/cases`))).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it('is told when the content is not JSON, is too large, or is of another kind', async () => {
    expect(await problemOf(await raw('registrator.eva', '/api/cases', '{"channel": '))).toMatchObject({
      status: 400,
      code: 'malformed-json',
    });
    const large = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    expect(await problemOf(await raw('registrator.eva', '/api/cases', large))).toMatchObject({ status: 413, code: 'body-too-large' });
    const form = await raw('registrator.eva', '/api/cases', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(403);
    expect(form.headers.get('content-type')).toContain('application/problem+json');
  });

  it('names every field that has to be mended, by path and in plain Swedish, and what is not a field', async () => {
    const { browser } = await application.desk('registrator.eva');
    const body = {
      schemeId: 'Fel Nyckel',
      channel: 'PIGEON',
      receivedAt: 'igår',
      application: { title: ' ', budget: [{ amountOre: 1.5 }], extra: 1 },
    };
    const problem = await problemOf(await browser.send('POST', '/api/cases', body, { 'idempotency-key': newId() }));
    expect(problem).toMatchObject({ status: 422, code: 'invalid-input' });
    const said = new Map(problem.errors!.map(({ field, message }) => [field, message]));
    expect(said.get('schemeId')).toBe('Stödformen får bara ha små bokstäver a–z, siffror och bindestreck.');
    expect(said.get('channel')).toBe('Sättet som ansökan kom in på ska vara något av PAPER, EMAIL.');
    expect(said.get('receivedAt')).toContain('till exempel 2026-03-31T09:15:00Z');
    expect(said.get('application.title')).toBe('Projektets namn ska fyllas i.');
    expect(said.get('application.budget.0.amountOre')).toBe('Budgetradens belopp ska vara ett helt antal öre.');
    expect(said.get('application.budget.0.label')).toBe('Budgetradens benämning ska vara text.');
    expect(said.get('application.extra')).toBe('Fältet application.extra finns inte. Ta bort det.');
  });

  it('has the basis and the paragraph of the rule that refused', async () => {
    const { browser } = await application.desk('registrator.eva');
    const body = { on: '2026-01-01' };
    const answer = await browser.send('POST', '/api/schemes/finns-inte/resume-intake', { from: body.on }, { 'idempotency-key': newId() });
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'not-the-boards-secretary', basis: 'LAW', citation: 'KL 6:38 1' });
  });

  it('does not tell whether a case exists: an id that is not one, a case that is not there, and one that may not be seen are the same', async () => {
    const { browser } = await application.desk('sokande.amina');
    const answers = await Promise.all(
      ['not-an-id', newId()].map((id) =>
        browser.send('POST', `/api/cases/${id}/withdraw`, { reason: 'Nej' }, { 'idempotency-key': newId() }),
      ),
    );
    for (const answer of answers) expect(await problemOf(answer)).toMatchObject({ status: 404, code: 'case-not-found' });
  });

  it('tells nothing of the inside when something unforeseen happens, and says which request it was', async () => {
    await application.db.owner.query('alter table app.draft rename column saved_at to kept_at');
    try {
      const { browser } = await application.desk('sokande.amina');
      const problem = await problemOf(await browser.request('/api/drafts'));
      expect(problem).toMatchObject({ status: 500, code: 'unexpected' });
      expect(JSON.stringify(problem)).not.toMatch(/saved_at|column|select/i);
    } finally {
      await application.db.owner.query('alter table app.draft rename column kept_at to saved_at');
    }
  });

  it('is 503 with a sentence while a read model has not been built', async () => {
    await application.db.owner.query('alter view read.scheme_register rename to away');
    try {
      const { browser } = await application.desk('sokande.amina');
      expect(await problemOf(await browser.request('/api/schemes'))).toMatchObject({ status: 503, code: 'unavailable' });
    } finally {
      await application.db.owner.query('alter view read.away rename to scheme_register');
    }
  });
});
