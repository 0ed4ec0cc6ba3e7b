import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventLog } from '#libs/event-log';
import { digestOfSitting, MOST_IN_SITTING, nonceOf, sha256, sha256Hex, type Clock } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../test/database';
import { Browser } from '../../test/http-client';
import { freePort, startIdentityApp, type IdentityApp } from '../../test/identity-app';
import { LOA2, LOA3 } from './assurance';
import type { SignedIn } from './signed-in';

const DECISION = sha256Hex('beslut om bidrag');
const OTHER_DECISION = sha256Hex('ett annat beslut');
/** Real time, moved by so many seconds. */
class ShiftedClock implements Clock {
  seconds = 0;
  now(): Temporal.Instant {
    return Temporal.Now.instant().add({ seconds: this.seconds });
  }
}
const nobodyRecords = {} as EventLog;

describe('signing in through the embedded provider', () => {
  const clock = new ShiftedClock();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-identity-'));
  let database: TestDatabase;
  let running: IdentityApp;
  let browser: Browser;
  const person = (): Promise<SignedIn> => browser.json<SignedIn>('/probe/person');
  const decide = async (digest: string): Promise<unknown> => (await browser.send('POST', '/probe/decide', { digest })).json();

  beforeAll(async () => {
    database = await testDatabase();
    running = await startIdentityApp({ pool: database.app, folder, log: nobodyRecords, signInClock: clock });
  });
  afterAll(async () => {
    await running?.app.close();
    await database?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    clock.seconds = 0;
    browser = new Browser(running.base);
  });

  it('refuses strangers everything that is not said to be public', async () => {
    expect((await browser.request('/api/me')).status).toBe(401);
    expect((await browser.request('/probe/person')).status).toBe(401);
    expect((await browser.request('/probe/open')).status).toBe(200);
  });

  it('tells who signed in, with role, organisation and level, and gives back the page that was asked for', async () => {
    const page = await browser.signIn('radgivare.leila', '/probe/person?flik=2');
    expect(page.url).toBe(`${running.base}/probe/person?flik=2`);
    expect(JSON.parse(page.text)).toEqual({
      ref: expect.stringMatching(/^p_[\w-]{22}$/) as string,
      subject: 'radgivare.leila',
      name: 'Leila Haddad',
      role: 'adviser',
      organisation: 'Coompanion Mälardalen',
      acr: LOA2,
      authTime: expect.closeTo(Date.now() / 1000, -2) as number,
      stepUp: null,
    });
    expect(await browser.json('/api/me')).toMatchObject({ roleName: 'rådgivare', may: ['seeCaseList'], approvedDigests: [] });
  });

  it('gives the same person the same ref every time, and another person another', async () => {
    await browser.signIn('sokande.amina');
    const { ref } = await person();
    await browser.signOut();
    await browser.signIn('sokande.amina');
    expect((await person()).ref).toBe(ref);
    await browser.signIn('sokande.bengt');
    expect((await person()).ref).not.toBe(ref);
  });

  it('lets somebody change to another person without signing out first', async () => {
    await browser.signIn('handlaggare.sara');
    await browser.signIn('registrator.eva');
    expect((await person()).name).toBe('Eva Nyberg');
  });

  it('serves pages whose policy lets a browser run what they need, and nothing else', async () => {
    const allowed = (page: { headers: Headers; text: string }, part: 'style' | 'script'): boolean => {
      const inline = new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(page.text)![1]!;
      return page.headers.get('content-security-policy')!.includes(`'sha256-${sha256(inline).toString('base64')}'`);
    };
    await browser.signIn('handlaggare.sara');
    const choice = await browser.visit('/auth/login');
    expect(choice.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(choice.headers.get('referrer-policy')).toBe('same-origin');
    expect(allowed(choice, 'style')).toBe(true);
    // between two accounts oidc-provider shows a page that sends itself on
    const action = /action="([^"]+)"/.exec(choice.text)![1]!;
    const chosen = await browser.request(action, { method: 'POST', body: new URLSearchParams({ person: 'handlaggare.johan' }) });
    const between = await browser.request(chosen.headers.get('location')!);
    expect(allowed({ headers: between.headers, text: await between.text() }, 'script')).toBe(true);
  });

  it('takes a new session id at sign-in, so that one known from before opens nothing', async () => {
    await browser.visit('/auth/login');
    const before = browser.cookie('liggaren');
    await browser.signIn('handlaggare.sara');
    expect(before).toBeDefined();
    expect(browser.cookie('liggaren')).not.toBe(before);
    const thief = await fetch(`${running.base}/api/me`, { headers: { cookie: `liggaren=${before}` } });
    expect(thief.status).toBe(401);
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const response = await fetch(`${running.base}/auth/login`, { redirect: 'manual' });
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('liggaren='));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
    expect(cookie).not.toMatch(/Expires|Max-Age/);
  });

  it('leads somebody who typed localhost to the address that the cookie is for, and nobody else anywhere', async () => {
    const begin = (host: string): Promise<Response> =>
      fetch(`${running.base}/auth/login?returnTo=/probe/open`, { headers: { 'x-forwarded-host': host }, redirect: 'manual' });
    const port = new URL(running.base).port;
    expect((await begin(`localhost:${port}`)).headers.get('location')).toBe(`${running.base}/auth/login?returnTo=/probe/open`);
    expect((await begin('bidrag.example.se')).headers.get('location')).toMatch(new RegExp(`^${running.base}/oidc/`));
  });

  it('lets two tabs sign in at the same time', async () => {
    const first = await browser.visit('/auth/login?returnTo=/probe/person');
    await browser.visit('/auth/login?returnTo=/probe/open');
    const page = await browser.submit(first, { person: 'handlaggare.johan' });
    expect(page.url).toBe(`${running.base}/probe/person`);
    expect(page.text).toContain('Johan');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', '/%09/evil.example', '/auth/login'])(
    'never sends people on to %s after the sign-in',
    async (returnTo) => {
      await browser.visit(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      const page = await browser.signIn('handlaggare.sara', returnTo);
      expect(new URL(page.url).origin).toBe(running.base);
      expect(new URL(page.url).pathname).not.toMatch(/^\/\/|^\/auth/);
    },
  );

  it('says plainly that a sign-in was cancelled', async () => {
    const page = await browser.submit(await browser.visit('/auth/login'), { cancel: 'yes' });
    expect(page).toMatchObject({ status: 403 });
    expect(page.text).toContain('Inloggningen avbröts');
    expect((await browser.request('/api/me')).status).toBe(401);
  });

  it('says plainly that an answer belongs to no sign-in of this browser', async () => {
    const page = await browser.visit('/auth/callback?code=x&state=y');
    expect(page).toMatchObject({ status: 400 });
    expect(page.text).toContain('Inloggningen tog för lång tid');
    expect(page.text).not.toMatch(/Error|node_modules/);
  });

  it('does not let one browser finish what another began', async () => {
    const mine = await browser.visit('/auth/login');
    const stranger = new Browser(running.base);
    const page = await stranger.submit(mine, { person: 'handlaggare.sara' });
    expect(page.status).toBe(400);
    expect((await stranger.request('/api/me')).status).toBe(401);
  });

  it('refuses a form that another site sent, even with the right cookie', async () => {
    const page = await browser.visit('/auth/login');
    const action = /action="([^"]+)"/.exec(page.text)![1]!;
    const response = await browser.request(action, {
      method: 'POST',
      body: new URLSearchParams({ person: 'handlaggare.sara' }),
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(403);
  });

  it('says plainly that the issuer does not answer', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const signIn = { kind: 'oidc', issuer: nowhere, clientId: 'liggaren', clientSecret: 'hemlig' } as const;
    const other = await startIdentityApp({ pool: database.app, folder, log: nobodyRecords, signIn });
    const page = await new Browser(other.base).visit('/auth/login');
    await other.app.close();
    expect(page.status).toBe(503);
    expect(page.text).toContain('Inloggningstjänsten svarar inte');
  });

  it('speaks English to the end when the service was read in English, whatever the browser says', async () => {
    const english = { headers: { 'accept-language': 'sv' } };
    const choice = await browser.visit('/auth/login?returnTo=/api/me&ui_locales=en', english);
    expect(choice.text).toContain('<h1>Choose who you are</h1>');
    const cancelled = await browser.submit(choice, { cancel: 'yes' });
    expect(cancelled.text).toContain('<html lang="en">');
    expect(cancelled.text).toContain('You cancelled the sign-in.');
    expect(cancelled.text).toContain('ui_locales=en">Sign in</a>');
    await browser.submit(await browser.visit('/auth/login?returnTo=/api/me&ui_locales=en'), { person: 'omradeschef.anna' });
    const confirmation = await browser.visit(`/auth/step-up?digest=${DECISION}&returnTo=/api/me&ui_locales=en`);
    expect(confirmation.text).toContain('<h1>Confirm that it is you</h1>');
    const wrong = await browser.submit(confirmation, { person: 'omradeschef.anna', code: '1' });
    expect(wrong.text).toContain('The code is not right.');
    const { location } = (await (await browser.send('POST', '/auth/logout?ui_locales=en')).json()) as { location: string };
    expect(await (await browser.request(location)).text()).toContain('<html lang="en">');
  });

  it('speaks the browser’s language when nobody has said another', async () => {
    const visit = (language: string) => new Browser(running.base).visit('/auth/login', { headers: { 'accept-language': language } });
    expect((await visit('en-GB,en')).text).toContain('Choose who you are');
    expect((await visit('fi')).text).toContain('Välj vem du är');
  });

  it('ends the session here and at the issuer, and goes to the start page', async () => {
    await browser.signIn('handlaggare.sara');
    const cookie = browser.cookie('liggaren');
    const page = await browser.signOut();
    expect(page.url).toBe(`${running.base}/`);
    expect((await browser.request('/api/me')).status).toBe(401);
    const again = await fetch(`${running.base}/api/me`, { headers: { cookie: `liggaren=${cookie}` } });
    expect(again.status).toBe(401);
  });

  describe('approving a statement with a new sign-in', () => {
    beforeEach(async () => {
      await browser.signIn('omradeschef.anna');
    });

    it('ties the approval to the statement, the person, the time and the level', async () => {
      const before = browser.cookie('liggaren');
      const page = await browser.stepUp(DECISION, { returnTo: '/probe/person' });
      expect(JSON.parse(page.text)).toMatchObject({
        subject: 'omradeschef.anna',
        acr: LOA3,
        stepUp: { digests: [DECISION], acr: LOA3, authTime: expect.closeTo(Date.now() / 1000, -2) as number },
      });
      expect(browser.cookie('liggaren')).not.toBe(before);
      expect(await decide(DECISION)).toMatchObject({ stepUp: { digests: [DECISION] } });
    });

    it('shows the checksum of what is approved, and whose approval it is', async () => {
      const page = await browser.visit(`/auth/step-up?digest=${DECISION}`);
      expect(page.text).toContain(DECISION.match(/.{8}/g)!.join(' '));
      expect(page.text).toContain('value="omradeschef.anna" selected');
      expect(page.text).toContain('demonstrationskod: skriv 000000');
    });

    it('does not let an approval of one statement stand for another', async () => {
      await browser.stepUp(DECISION);
      expect(await decide(OTHER_DECISION)).toMatchObject({ refusal: { code: 'step-up-required' } });
    });

    it('refuses when the digest is swapped on the way to the issuer', async () => {
      const start = await browser.request(`/auth/step-up?digest=${DECISION}`);
      const address = new URL(start.headers.get('location')!);
      address.searchParams.set('nonce', Buffer.from(OTHER_DECISION, 'hex').toString('base64url'));
      const page = await browser.submit(await browser.visit(address.href), { person: 'omradeschef.anna', code: '000000' });
      expect(page.status).toBe(403);
      expect(await person()).toMatchObject({ acr: LOA2, stepUp: null });
    });

    it('refuses when the level is lowered on the way to the issuer', async () => {
      const start = await browser.request(`/auth/step-up?digest=${DECISION}`);
      const address = new URL(start.headers.get('location')!);
      address.searchParams.set('acr_values', LOA2);
      const page = await browser.submit(await browser.visit(address.href), { person: 'omradeschef.anna' });
      expect(page.text).toContain('tillitsnivå 3');
      expect((await person()).stepUp).toBeNull();
    });

    it("refuses somebody else's sign-in, and leaves the session with the one who had it", async () => {
      const page = await browser.stepUp(DECISION, { person: 'ersattare.mikael' });
      expect(page.status).toBe(403);
      expect(page.text).toContain('Någon annan än du loggade in');
      expect(await person()).toMatchObject({ subject: 'omradeschef.anna', acr: LOA2, stepUp: null });
    });

    it('asks again after a wrong code, and takes the right one', async () => {
      const wrong = await browser.stepUp(DECISION, { code: '123456' });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('Koden stämmer inte');
      expect((await person()).stepUp).toBeNull();
      await browser.submit(wrong, { person: 'omradeschef.anna', code: '000000' });
      expect((await person()).stepUp).toMatchObject({ digests: [DECISION] });
    });

    it('asks the person also when they signed in a moment ago', async () => {
      await browser.stepUp(DECISION);
      const page = await browser.visit(`/auth/step-up?digest=${OTHER_DECISION}`);
      expect(page.text).toContain('Bekräfta att det är du');
    });

    it('says plainly that an approval was cancelled, and that nothing is decided', async () => {
      const page = await browser.submit(await browser.visit(`/auth/step-up?digest=${DECISION}&returnTo=/probe/open`), { cancel: 'yes' });
      expect(page.status).toBe(403);
      expect(page.text).toContain('href="/probe/open"');
      expect(await person()).toMatchObject({ stepUp: null });
    });

    it('refuses a sign-in that is too old when it comes back', async () => {
      const confirmation = await browser.visit(`/auth/step-up?digest=${DECISION}`);
      clock.seconds = 300;
      const page = await browser.submit(confirmation, { person: 'omradeschef.anna', code: '000000' });
      expect(page.text).toContain('för gammal');
      expect((await person()).stepUp).toBeNull();
    });

    it('forgets an approval after two minutes', async () => {
      await browser.stepUp(DECISION);
      clock.seconds = 121;
      expect(await decide(DECISION)).toMatchObject({ refusal: { code: 'step-up-required' } });
      expect(await browser.json('/api/me')).toMatchObject({ approvedDigests: [] });
    });

    it('refuses an approval that comes back after the person signed out', async () => {
      const confirmation = await browser.visit(`/auth/step-up?digest=${DECISION}`);
      await browser.send('POST', '/auth/logout');
      const page = await browser.submit(confirmation, { person: 'omradeschef.anna', code: '000000' });
      expect(page.status).toBe(400);
      expect((await browser.request('/api/me')).status).toBe(401);
    });

    it('wants to know which statement', async () => {
      for (const digest of ['', 'abc', DECISION.toUpperCase(), `${DECISION}&digest=abc`, `${DECISION}&digest=${DECISION}`])
        expect((await browser.visit(`/auth/step-up?digest=${digest}`)).status).toBe(400);
      const many = Array.from({ length: MOST_IN_SITTING + 1 }, (_, n) => `digest=${n.toString(16).padStart(64, '0')}`);
      expect((await browser.visit(`/auth/step-up?${many.join('&')}`)).status).toBe(400);
      expect((await browser.visit(`/auth/step-up?${many.slice(1).join('&')}`)).status).toBe(200);
    });

    it('approves several statements at once, each of them and no other', async () => {
      const third = 'ef'.repeat(32);
      const page = await browser.stepUp([DECISION, OTHER_DECISION], { returnTo: '/probe/person' });
      expect(JSON.parse(page.text)).toMatchObject({ stepUp: { digests: [DECISION, OTHER_DECISION] } });
      for (const digest of [DECISION, OTHER_DECISION])
        expect(await decide(digest)).toMatchObject({ stepUp: { digests: [DECISION, OTHER_DECISION] } });
      for (const digest of [third, digestOfSitting([DECISION, OTHER_DECISION])])
        expect(await decide(digest)).toMatchObject({ refusal: { code: 'step-up-required' } });
      expect(await browser.json('/api/me')).toMatchObject({ approvedDigests: [DECISION, OTHER_DECISION] });
    });

    it('shows one checksum for several statements, and leads back to them', async () => {
      const page = await browser.visit(`/auth/step-up?digest=${DECISION}&digest=${OTHER_DECISION}&returnTo=/probe/open`);
      expect(page.text).toContain(digestOfSitting([DECISION, OTHER_DECISION]).match(/.{8}/g)!.join(' '));
      const cancelled = await browser.submit(page, { cancel: 'yes' });
      expect(cancelled.text).toContain('Tillbaka till besluten');
    });

    it.each([
      ['one is swapped', [DECISION, 'ef'.repeat(32)]],
      ['one is added', [DECISION, OTHER_DECISION, 'ef'.repeat(32)]],
      ['one is left out', [DECISION]],
      ['their order is changed', [OTHER_DECISION, DECISION]],
    ])('refuses several statements when %s on the way to the issuer', async (_, digests) => {
      const start = await browser.request(`/auth/step-up?digest=${DECISION}&digest=${OTHER_DECISION}`);
      const address = new URL(start.headers.get('location')!);
      address.searchParams.set('nonce', nonceOf(digests));
      const page = await browser.submit(await browser.visit(address.href), { person: 'omradeschef.anna', code: '000000' });
      expect(page.status).toBe(403);
      expect(await person()).toMatchObject({ acr: LOA2, stepUp: null });
    });

    it('refuses that an answer to one sign-in is given again, to the same session or to somebody else’s', async () => {
      const confirmation = await browser.visit(`/auth/step-up?digest=${DECISION}&digest=${OTHER_DECISION}&returnTo=/probe/open`);
      const action = /action="([^"]+)"/.exec(confirmation.text)![1]!;
      let answer = await browser.request(action, {
        method: 'POST',
        body: new URLSearchParams({ person: 'omradeschef.anna', code: '000000' }),
      });
      while (!new URL(answer.headers.get('location')!, running.base).pathname.startsWith('/auth/callback'))
        answer = await browser.request(answer.headers.get('location')!);
      const callback = answer.headers.get('location')!;
      const other = new Browser(running.base);
      await other.signIn('ersattare.mikael');
      expect((await other.visit(callback)).status).toBe(400);
      expect(await other.json('/probe/person')).toMatchObject({ subject: 'ersattare.mikael', stepUp: null });
      expect((await browser.visit(callback)).status).toBe(200);
      expect((await browser.visit(callback)).status).toBe(400);
    });

    it('sends a stranger to the sign-in first', async () => {
      const page = await new Browser(running.base).visit(`/auth/step-up?digest=${DECISION}`);
      expect(page.text).toContain('Välj vem du är');
    });
  });
});
