/** An issuer that is not ours, and does not always do what it should. A real one: oidc-provider that answers for the person by itself. */
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { JWK } from 'oidc-provider';
import { MemoryEventLog } from '#libs/event-log/memory';
import { testDatabase, type TestDatabase } from '../../test/database';
import { Browser, type Page } from '../../test/http-client';
import { freePort, startIdentityApp } from '../../test/identity-app';
import { LOA2, LOA3, LOA4 } from './assurance';
import { PostgresPersons } from './persons';
import type { SignedIn } from './signed-in';

const DIGEST = 'ab'.repeat(32);
const GOOD = {
  role: 'delegate' as unknown,
  organisation: 'Region Örebro län' as unknown,
  acr: LOA2 as string | undefined,
  secondsAgo: 0,
};
let says = GOOD;

const newKey = (): JWK => ({
  ...(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK),
  use: 'sig',
  alg: 'ES256',
  kid: 'k',
});

async function startIssuer(port: number, publicUrl: string, publishes: 'its own key' | 'another key'): Promise<http.Server> {
  const { Provider } = await import('oidc-provider');
  const [key, other] = [newKey(), newKey()];
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'liggaren',
        client_secret: 'hemlig',
        redirect_uris: [`${publicUrl}/auth/callback`],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['test'] },
    acrValues: [LOA2, LOA3, LOA4],
    claims: { openid: ['sub', 'acr', 'auth_time'], profile: ['name', 'role', 'organisation'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/answer/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        name: 'Anna Bergvall',
        role: says.role,
        organisation: says.organisation,
        email: 'anna@example.org',
        email_verified: true,
      }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: 'liggaren', accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const ts = Math.floor(Date.now() / 1000) - says.secondsAgo;
    await provider.interactionFinished(request, response, {
      login: { accountId: 'anna', ts, remember: false, ...(says.acr ? { acr: says.acr } : {}) },
    });
  };
  const published = JSON.stringify({ keys: [{ ...other, d: undefined }] });
  return http
    .createServer((request, response) => {
      if (request.url === '/jwks' && publishes === 'another key') response.setHeader('content-type', 'application/json').end(published);
      else void (request.url?.startsWith('/answer/') ? answer(request, response) : handle(request, response));
    })
    .listen(port, '127.0.0.1');
}

describe("signing in at somebody else's issuer", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-foreign-'));
  const ends: (() => Promise<void>)[] = [];
  let database: TestDatabase;
  let browser: Browser;
  let base: string;

  /** The service and its issuer; the service's origin. */
  async function start(publishes: 'its own key' | 'another key'): Promise<string> {
    const port = await freePort();
    const log = new MemoryEventLog({ origin: 'test.example/log', application: 'test' });
    const signIn = { kind: 'oidc', issuer: `http://127.0.0.1:${port}`, clientId: 'liggaren', clientSecret: 'hemlig' } as const;
    const running = await startIdentityApp({ pool: database.app, folder, log, signIn });
    const issuer = await startIssuer(port, running.base, publishes);
    ends.push(async () => {
      issuer.closeAllConnections();
      issuer.close();
      await running.app.close();
    });
    return running.base;
  }
  beforeAll(async () => {
    for (const advice of ['warn', 'info'] as const) jest.spyOn(console, advice).mockImplementation(() => undefined);
    database = await testDatabase();
    base = await start('its own key');
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    for (const end of ends) await end();
    await database?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    says = GOOD;
    browser = new Browser(base);
  });
  const signIn = (): Promise<Page> => browser.visit('/auth/login?returnTo=/probe/person');
  const approve = (): Promise<Page> => browser.visit(`/auth/step-up?digest=${DIGEST}&returnTo=/probe/person`);
  const signedIn = async (): Promise<boolean> => (await browser.request('/api/me')).status === 200;

  it('believes no token that the issuer has not signed', async () => {
    browser = new Browser(await start('another key'));
    const page = await signIn();
    expect(page.status).toBe(403);
    expect(page.text).toContain('gick inte att lita på');
    expect(await signedIn()).toBe(false);
  });

  it('signs a person in, and takes what only the userinfo endpoint tells', async () => {
    const page = await signIn();
    const person = JSON.parse(page.text) as { ref: string };
    expect(person).toMatchObject({ subject: 'anna', name: 'Anna Bergvall', role: 'delegate', acr: LOA2 });
    expect(await new PostgresPersons(database.app).byRef(person.ref)).toMatchObject({ email: 'anna@example.org' });
  });

  it.each([
    ['an unknown role', { role: 'chef' }, 'har ingen roll i Liggaren'],
    ['no role', { role: undefined }, 'har ingen roll i Liggaren'],
    ['the role of the system', { role: 'system' }, 'har ingen roll i Liggaren'],
    ['an adviser without an organisation', { role: 'adviser', organisation: undefined }, 'vilken organisation'],
    ['no level of assurance', { acr: undefined }, 'inte tillräckligt säker'],
    ['an unknown level of assurance', { acr: 'urn:password' }, 'inte tillräckligt säker'],
  ])('refuses %s with a sentence, and signs nobody in', async (_, changed, sentence) => {
    says = { ...GOOD, ...changed };
    const page = await signIn();
    expect(page.status).toBe(403);
    expect(page.text).toContain(sentence);
    expect(await signedIn()).toBe(false);
  });

  it('approves with a new sign-in at level 3 or 4', async () => {
    await signIn();
    for (const acr of [LOA3, LOA4]) {
      says = { ...GOOD, acr };
      expect((JSON.parse((await approve()).text) as SignedIn).stepUp).toMatchObject({ digests: [DIGEST], acr });
    }
  });

  it.each([
    ['did not heed the level that was asked for', { acr: LOA2 }, 'tillitsnivå 3'],
    ['let an earlier session do', { acr: LOA3, secondsAgo: 60 }, 'för gammal'],
  ])('approves nothing when the issuer %s', async (_, changed, sentence) => {
    await signIn();
    says = { ...GOOD, ...changed };
    const page = await approve();
    expect(page.status).toBe(403);
    expect(page.text).toContain(sentence);
    expect(await browser.json('/api/me')).toMatchObject({ approvedDigests: [], acr: LOA2 });
  });

  it('signs out here also when the issuer has no place for it', async () => {
    await signIn();
    expect(await (await browser.send('POST', '/auth/logout')).json()).toEqual({ location: '/' });
    expect(await signedIn()).toBe(false);
  });
});
