import { configuration, ConfigurationError } from './configuration';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://bidrag.exempel.se/',
  DATABASE_URL: 'postgres://liggaren_app:x@db:5432/liggaren',
  OIDC_ISSUER: 'https://inloggning.exempel.se',
  OIDC_CLIENT_ID: 'liggaren',
  OIDC_CLIENT_SECRET: 'hemlig',
  SESSION_SECRET: 'x'.repeat(40),
  LOG_ORIGIN: 'bidrag.exempel.se/liggare',
  KEK_FILE: '/run/secrets/kek',
};
const sentences = (environment: Record<string, string>): readonly string[] => {
  try {
    configuration(environment);
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
  return [];
};

describe('the configuration', () => {
  it('needs nothing to try the service out: own database, own sign-in, demonstration data, everything in one process', () => {
    expect(configuration({})).toEqual({
      production: false,
      roles: ['api', 'projector', 'worker'],
      host: '127.0.0.1',
      port: { number: 3000, fixed: false },
      publicUrl: null,
      database: { kind: 'embedded', folder: '.data/postgres' },
      dataFolder: '.data',
      redisUrl: null,
      eventLog: { engine: 'postgres' },
      mail: null,
      letters: { seal: { developmentFolder: '.data/seal' }, letterheads: null },
      fieldKeys: { developmentFolder: '.data/privacy' },
      proof: { signer: null, policy: null },
      signIn: { kind: 'development' },
      sessionSecret: null,
      demonstration: true,
      logOrigin: 'liggaren.invalid/provkorning',
      logLevel: 'warn',
    });
  });

  it('takes a complete production environment', () => {
    expect(configuration(PRODUCTION)).toMatchObject({
      production: true,
      publicUrl: 'https://bidrag.exempel.se',
      demonstration: false,
      database: { kind: 'server', ownerUrl: null },
    });
  });

  it('takes an event log on a server, one or several, with the login in the address or beside it', () => {
    const server = { EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb+discover://n1:2113,n2:2113,n3:2113?tlsCAFile=/ca.crt' };
    const login = { EVENTSTORE_USER: 'liggaren', EVENTSTORE_PASSWORD: 'hemligt' };
    expect(configuration({ ...PRODUCTION, ...server, ...login }).eventLog).toEqual({
      engine: 'eventstoredb',
      url: server.EVENTSTORE_URL,
      credentials: { username: 'liggaren', password: 'hemligt' },
    });
    expect(sentences({ ...PRODUCTION, ...server, EVENTSTORE_URL: 'esdb://liggaren:hemligt@n1:2113' })).toEqual([]);
    expect(sentences({ EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb://localhost:2113?tls=false' })).toEqual([]);
  });

  it('refuses to write events in the clear in production', () => {
    const server = { ...PRODUCTION, EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb://a:b@n1:2113?keepAliveInterval=10000&Tls=false' };
    expect(sentences(server)).toEqual([expect.stringContaining('krypterat')]);
  });

  it.each(Object.keys(PRODUCTION).filter((name) => name !== 'NODE_ENV'))(
    'refuses to start in production without %s, and names it',
    (name) => {
      const without = { ...PRODUCTION, [name]: '' };
      expect(sentences(without).join(' ')).toContain(name);
    },
  );

  it('sends mail in the clear where it is tried out, and never in production', () => {
    const mail = { SMTP_URL: 'smtp://mejl.exempel.se:587', MAIL_FROM: 'Region Exempel <bidrag@exempel.se>' };
    expect(configuration(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM, requireTls: false });
    expect(configuration({ ...PRODUCTION, ...mail }).mail).toMatchObject({ requireTls: true });
  });

  it('refuses everything that is only for trying out when it runs in production', () => {
    expect(sentences({ NODE_ENV: 'production' })).toHaveLength(6);
    expect(sentences({ ...PRODUCTION, DEMONSTRATION: 'ja' }).join(' ')).toContain('DEMONSTRATION');
    expect(sentences({ ...PRODUCTION, OIDC_ISSUER: 'http://inloggning.exempel.se' })).toHaveLength(1);
  });

  it.each([
    [{ ROLES: 'api,gateway' }, 'ROLES'],
    [{ ROLES: '', PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DATABASE_OWNER_URL: 'postgres://x' }, 'DATABASE_URL'],
    [{ OIDC_ISSUER: 'https://x', DEMONSTRATION: 'nej' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_ISSUER: 'https://x', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, 'DEMONSTRATION'],
    [{ DEMONSTRATION: 'true' }, 'DEMONSTRATION'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
    [{ PUBLIC_URL: 'bidrag.exempel.se' }, 'PUBLIC_URL'],
    [{ SMTP_URL: 'https://mejl.exempel.se', MAIL_FROM: 'bidrag@exempel.se' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mejl.exempel.se?requireTLS=false', MAIL_FROM: 'bidrag@exempel.se' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mejl.exempel.se' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'bidrag@exempel.se' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mejl.exempel.se', MAIL_FROM: 'Region Exempel' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'smtp://mejl.exempel.se', MAIL_FROM: 'a@exempel.se\nBcc: b@exempel.se' }, 'MAIL_FROM'],
    [{ EVENT_LOG: 'kafka' }, 'EVENT_LOG'],
    [{ EVENT_LOG: 'eventstoredb' }, 'EVENTSTORE_URL'],
    [{ EVENTSTORE_URL: 'esdb://localhost:2113' }, 'EVENT_LOG=eventstoredb'],
    [{ EVENT_LOG: 'postgres', EVENTSTORE_PASSWORD: 'x' }, 'EVENT_LOG=eventstoredb'],
    [{ EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'http://localhost:2113' }, 'esdb://'],
    [{ EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb://localhost:2113?tls=false', EVENTSTORE_USER: 'x' }, 'EVENTSTORE_PASSWORD'],
    [{ EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb://localhost:2113' }, 'lösenord'],
  ])('says in one sentence what to set for %j', (environment, name) => {
    const said = sentences(environment);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(name);
    expect(said[0]).toMatch(/\.$/);
  });

  it('starts only the roles that it is told to', () => {
    expect(configuration({ ROLES: 'worker, api' }).roles).toEqual(['api', 'worker']);
  });
});
