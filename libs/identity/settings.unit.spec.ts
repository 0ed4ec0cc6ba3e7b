import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keptSecret } from './kept-secret';
import { cookieName, identityFrom, type IdentitySettings } from './settings';

describe('the settings of sign-in', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-settings-'));
  const environment = process.env['NODE_ENV'];
  const settings = (changed: Partial<IdentitySettings> = {}): IdentitySettings => ({
    publicUrl: 'http://127.0.0.1:3000',
    signIn: { kind: 'development' },
    sessionSecret: null,
    folder,
    ...changed,
  });
  const external = { kind: 'oidc', issuer: 'https://inloggning.example.se', clientId: 'liggaren', clientSecret: 'hemlig' } as const;
  afterEach(() => {
    process.env['NODE_ENV'] = environment;
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('give the same secrets after a restart, kept where only the owner can read', () => {
    const first = identityFrom(settings());
    expect(identityFrom(settings())).toEqual(first);
    expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32);
    expect(fs.statSync(path.join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(['session-secret']);
  });

  it('let a finished secret win over one that comes later', () => {
    expect(keptSecret(folder, 'one', () => 'first')).toBe('first');
    expect(keptSecret(folder, 'one', () => 'second')).toBe('first');
  });

  it('refuse demonstration users in production, and say what to set', () => {
    process.env['NODE_ENV'] = 'production';
    expect(() => identityFrom(settings({ sessionSecret: 'x'.repeat(40) }))).toThrow(/OIDC_ISSUER, OIDC_CLIENT_ID och OIDC_CLIENT_SECRET/);
  });

  it('demand a session secret in production, and a long one everywhere', () => {
    expect(() => identityFrom(settings({ sessionSecret: 'short' }))).toThrow(/SESSION_SECRET/);
    process.env['NODE_ENV'] = 'production';
    expect(() => identityFrom(settings({ signIn: external }))).toThrow(/SESSION_SECRET/);
    expect(
      identityFrom(settings({ signIn: external, sessionSecret: 'x'.repeat(32), publicUrl: 'https://bidrag.example.se' })),
    ).toMatchObject({
      embedded: false,
      secure: true,
      issuer: 'https://inloggning.example.se',
      personIssuer: 'https://inloggning.example.se',
    });
  });

  it.each(['', 'bidrag.example.se', 'ftp://bidrag.example.se', 'https://bidrag.example.se/liggaren', 'https://bidrag.example.se/?a=1'])(
    'refuse %j as the address of the service',
    (publicUrl) => {
      expect(() => identityFrom(settings({ publicUrl }))).toThrow(/PUBLIC_URL/);
    },
  );

  it('take an address with a slash at the end', () => {
    expect(identityFrom(settings({ publicUrl: 'https://bidrag.example.se/' })).publicUrl).toBe('https://bidrag.example.se');
  });

  it('keep a demonstration user the same person when the port changes', () => {
    const one = identityFrom(settings({ publicUrl: 'http://127.0.0.1:3000' }));
    const other = identityFrom(settings({ publicUrl: 'http://127.0.0.1:4000' }));
    expect(one.personIssuer).toBe(other.personIssuer);
    expect(one.issuer).not.toBe(other.issuer);
  });

  it('bind the cookie to the host when the service is on https', () => {
    expect(cookieName({ secure: true })).toBe('__Host-liggaren');
    expect(cookieName({ secure: false })).toBe('liggaren');
  });
});
