import { startTestApplication, type TestApplication } from '../../test/application';

describe('the start page', () => {
  let application: TestApplication;
  const page = async (subject?: string): Promise<string> => {
    const response = subject ? await (await application.desk(subject)).browser.request('/') : await fetch(application.base);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    return response.text();
  };

  beforeAll(async () => {
    application = await startTestApplication();
  }, 60_000);
  afterAll(() => application?.stop());

  it('is in Swedish, has one heading, and leads a stranger to sign-in, the diary and the description of the interface', async () => {
    const html = await page();
    expect(html).toContain('<html lang="sv">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    for (const href of ['/auth/login?returnTo=%2F', '/api/diary', '/api/docs']) expect(html).toContain(`href="${href}"`);
    expect(html).not.toContain('Logga ut');
  });

  it('says who is signed in and offers what the role may use', async () => {
    const html = await page('omradeschef.anna');
    expect(html).toContain('Anna Bergvall');
    expect(html).toContain('delegat');
    expect(html).toContain('href="/api/decision-queue"');
    expect(html).not.toContain('href="/api/drafts"');
    expect(await page('sokande.amina')).toContain('href="/api/drafts"');
  });

  it('signs out by a script that the content security policy allows', async () => {
    const html = await page('revisor.ulla');
    expect(html).toContain('<script src="/sign-out.js"></script>');
    expect(html).not.toMatch(/<script>/);
    expect((await fetch(`${application.base}/sign-out.js`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });
});
