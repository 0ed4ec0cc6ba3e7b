import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Session } from 'fastify';
import { MemoryEventLog } from '#libs/event-log/memory';
import { sha256 } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../test/database';
import { Browser } from '../../test/http-client';
import { startIdentityApp, type IdentityApp } from '../../test/identity-app';
import { SESSION_SECONDS, WebSessions } from './web-session';

const sessionOf = (ref?: string, extra: object = {}): Session =>
  ({ cookie: { originalMaxAge: null }, ...(ref ? { person: { ref, name: 'Sara' } } : {}), ...extra }) as unknown as Session;

describe('sessions in the database', () => {
  let database: TestDatabase;
  let sessions: WebSessions;
  const set = (id: string, session: Session): Promise<void> => promisify(sessions.set.bind(sessions))(id, session) as Promise<void>;
  const get = (id: string): Promise<unknown> =>
    promisify((key: string, done: (e: unknown, s?: unknown) => void) => sessions.get(key, done))(id);
  const destroy = (id: string): Promise<void> => promisify(sessions.destroy.bind(sessions))(id) as Promise<void>;
  const secondsLeft = async (id: string): Promise<number> => {
    const { rows } = await database.owner.query<{ left: number }>(
      'select extract(epoch from expires_at - now())::float as left from app.web_session where id = $1',
      [sha256(id)],
    );
    return rows[0]!.left;
  };
  const expire = (id: string): Promise<unknown> =>
    database.owner.query("update app.web_session set expires_at = now() - interval '1 second' where id = $1", [sha256(id)]);

  beforeAll(async () => {
    database = await testDatabase();
    sessions = new WebSessions(database.app);
  });
  afterAll(() => database?.drop());

  it('come back as they were saved, by an id that the table does not hold', async () => {
    await set('secret-id', sessionOf('p_1', { idToken: 'token' }));
    expect(await get('secret-id')).toMatchObject({ person: { ref: 'p_1' }, idToken: 'token' });
    const { rows } = await database.owner.query<{ row: string }>('select row_to_json(s)::text as row from app.web_session s');
    expect(rows.map(({ row }) => row).join()).not.toContain('secret-id');
  });

  it('last a working day for a person and a quarter of an hour for a stranger', async () => {
    await set('stranger', sessionOf());
    expect(await secondsLeft('stranger')).toBeCloseTo(900, -2);
    await set('person', sessionOf('p_1'));
    expect(await secondsLeft('person')).toBeCloseTo(SESSION_SECONDS, -2);
  });

  it('get their end once more when the stranger becomes a person, and never after', async () => {
    await set('growing', sessionOf());
    await set('growing', sessionOf('p_1'));
    expect(await secondsLeft('growing')).toBeCloseTo(SESSION_SECONDS, -2);
    await database.owner.query("update app.web_session set expires_at = now() + interval '60 seconds' where id = $1", [sha256('growing')]);
    await set('growing', sessionOf('p_1', { idToken: 'new' }));
    expect(await secondsLeft('growing')).toBeLessThan(61);
  });

  it('are gone when they have expired, and can’t be written back', async () => {
    await set('old', sessionOf('p_1'));
    await expire('old');
    expect(await get('old')).toBeNull();
    await set('old', sessionOf('p_1'));
    expect(await get('old')).toBeNull();
  });

  it('are gone when they are revoked, also when a request under way writes afterwards', async () => {
    await set('revoked', sessionOf('p_1', { idToken: 'token' }));
    await destroy('revoked');
    await set('revoked', sessionOf('p_1'));
    expect(await get('revoked')).toBeNull();
    const { rows } = await database.owner.query('select content from app.web_session where id = $1', [sha256('revoked')]);
    expect(rows).toEqual([{ content: {} }]);
  });

  it('of one person can be ended everywhere, and nobody else’s', async () => {
    await set('sara-phone', sessionOf('p_sara'));
    await set('sara-desk', sessionOf('p_sara'));
    await set('johan', sessionOf('p_johan'));
    expect(await sessions.revokeOf('p_sara')).toBe(2);
    expect([await get('sara-phone'), await get('sara-desk')]).toEqual([null, null]);
    expect(await get('johan')).toMatchObject({ person: { ref: 'p_johan' } });
  });

  it('are swept away when they have expired, and not before', async () => {
    await set('to-sweep', sessionOf('p_1'));
    await expire('to-sweep');
    await set('to-keep', sessionOf('p_1'));
    expect(await sessions.sweep()).toBeGreaterThan(0);
    const { rows } = await database.owner.query('select count(*)::int as n from app.web_session where id = any($1)', [
      [sha256('to-sweep'), sha256('to-keep')],
    ]);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await get('to-keep')).not.toBeNull();
  });

  it('do not tell the database’s own words when it does not answer', async () => {
    const broken = new WebSessions({ query: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5')) } as never);
    await expect(promisify((key: string, done: (e: unknown) => void) => broken.get(key, done))('x')).rejects.toMatchObject({
      statusCode: 503,
      message: 'the session could not be read',
      wording: { sv: expect.stringContaining('Försök igen') as string, en: expect.stringContaining('Try again') as string },
    });
  });
});

describe('a session of a browser', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-session-'));
  const log = new MemoryEventLog({ origin: 'test.example/log', application: 'test' });
  let database: TestDatabase;
  let running: IdentityApp;
  let browser: Browser;
  beforeAll(async () => {
    database = await testDatabase();
    running = await startIdentityApp({ pool: database.app, folder, log });
  });
  afterAll(async () => {
    await running?.app.close();
    await database?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    browser = new Browser(running.base);
    await browser.signIn('handlaggare.sara');
  });
  const status = async (): Promise<number> => (await browser.request('/api/me')).status;

  it('ends at once when it is revoked', async () => {
    const { ref } = await browser.json<{ ref: string }>('/api/me');
    expect(await running.app.get(WebSessions).revokeOf(ref)).toBeGreaterThan(0);
    expect(await status()).toBe(401);
  });

  it('is not kept for somebody who only looks', async () => {
    await database.owner.query('delete from app.web_session');
    const response = await fetch(`${running.base}/probe/open`);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect((await database.owner.query('select 1 from app.web_session')).rowCount).toBe(0);
  });

  it('is bound to its host and to https when the service is on https, behind a proxy that says so', async () => {
    const signIn = { kind: 'oidc', issuer: `${running.base}/oidc`, clientId: 'liggaren', clientSecret: 'hemlig' } as const;
    const secure = await startIdentityApp({ pool: database.app, folder, log, signIn, publicUrl: 'https://bidrag.example.se' });
    const begin = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${secure.base}/auth/login`, { headers, redirect: 'manual' });
    const overHttps = await begin({ 'x-forwarded-proto': 'https' });
    const overHttp = await begin({});
    await secure.app.close();
    expect(overHttps.headers.get('location')).toContain(encodeURIComponent('https://bidrag.example.se/auth/callback'));
    expect(overHttps.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-liggaren=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(overHttp.headers.getSetCookie()).toEqual([]);
  });

  it('opens nothing with a made-up or changed cookie', async () => {
    const cookie = browser.cookie('liggaren')!;
    for (const forged of ['x', `${cookie.slice(0, -2)}xx`, cookie.replace(/^./, (c) => (c === 'a' ? 'b' : 'a'))])
      expect((await fetch(`${running.base}/api/me`, { headers: { cookie: `liggaren=${forged}` } })).status).toBe(401);
  });

  it('survives a restart of the service', async () => {
    const cookie = browser.cookie('liggaren')!;
    const restarted = await startIdentityApp({ pool: database.app, folder, log });
    const response = await fetch(`${restarted.base}/api/me`, { headers: { cookie: `liggaren=${cookie}` } });
    await restarted.app.close();
    expect(response.status).toBe(200);
  });

  it('can’t be used by another site: the request is refused before anybody looks at who it is from', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const response = await browser.send('POST', '/probe/decide', { digest: 'x' }, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toMatchObject({ code: 'cross-site', status: 403, title: expect.any(String) as string });
    expect((await browser.send('POST', '/auth/logout', {}, headers)).status).toBe(403);
    expect(await status()).toBe(200);
  });

  it('can’t be used by a plain form, from wherever it is sent', async () => {
    const response = await browser.request('/probe/decide', { method: 'POST', body: new URLSearchParams({ digest: 'x' }) });
    expect(await response.json()).toMatchObject({ code: 'content-type-not-accepted' });
  });

  it('sends files only where the route takes them', async () => {
    const send = (to: string): Promise<Response> =>
      browser.request(to, { method: 'POST', body: 'x', headers: { 'content-type': 'application/octet-stream' } });
    expect((await send('/probe/decide')).status).toBe(403);
    // let through by the guard; that this little application can't read files is another matter
    expect((await send('/probe/files')).status).toBe(415);
  });
});
