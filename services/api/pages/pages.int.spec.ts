import { startTestApplication, type TestApplication } from '../../../test/application';
import { builtPages } from './built-pages';

const HTML = { accept: 'text/html' };

describe('the pages', () => {
  let application: TestApplication;
  const fetched = (address: string, headers: Record<string, string> = HTML): Promise<Response> =>
    fetch(`${application.base}${address}`, { headers });

  beforeAll(async () => {
    application = await startTestApplication();
  }, 60_000);
  afterAll(() => application?.stop());

  it('answers programs about unknown addresses with a problem document', async () => {
    for (const address of ['/api/nothing', '/auth/nothing', '/health/nothing']) {
      const answer = await fetched(address, { accept: 'application/json' });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('are one page for every other address, or say how to build them', async () => {
    for (const address of ['/', '/arenden', '/arenden/0198c5a0-0000-7000-8000-000000000000/beslut', '/om/registret?x=1']) {
      const answer = await fetched(address);
      const text = await answer.text();
      if (builtPages() === undefined) {
        expect(answer.status).toBe(503);
        expect(text).toContain('build:web');
        continue;
      }
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
      expect(text).toContain('<html lang="sv">');
      // the content security policy allows no script in the page
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    }
  });

  it('have scripts that a browser may keep for ever, compressed beforehand', async () => {
    if (builtPages() === undefined) return;
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await (await fetched('/')).text())!;
    const answer = await fetched(script, { 'accept-encoding': 'br' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
  });
});
