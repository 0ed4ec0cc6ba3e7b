import net from 'node:net';
import { urlOf } from '../../test/application';
import { testDatabase, type TestDatabase } from '../../test/database';
import { freePort } from '../../test/identity-app';
import { run } from '../cli/line';
import { configuration } from './configuration';
import { NotReached, REACHED, sentenceOn } from './reaching';
import { start } from './start';

describe('a start that finds nobody where it looks', () => {
  let database: TestDatabase;
  const at = (host: string, port: number): string => `postgres://liggaren_app:hemligt@${host}:${port}/liggaren`;
  const said = async (databaseUrl: string): Promise<string> => {
    const chosen = configuration({ DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'silent' });
    const error: unknown = await start(chosen).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(NotReached);
    return (error as Error).message;
  };
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());

  it('says that nobody answers, and where', async () => {
    const port = await freePort();
    expect(await said(at('127.0.0.1', port))).toBe(
      `Ingen svarar där databasen ska finnas (127.0.0.1:${port}). Kontrollera DATABASE_URL och att servern är igång.`,
    );
  });

  it('says that the connection was cut', async () => {
    const cutting = net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve));
    expect(await said(at('127.0.0.1', (cutting.address() as net.AddressInfo).port))).toMatch(
      /^Förbindelsen med databasen bröts\. .*DATABASE_URL/,
    );
    await new Promise((resolve) => cutting.close(resolve));
  });

  it('says that the name leads nowhere', async () => {
    // nobody is asked about a name with nothing between two dots: a name server may take longer than a connection is given
    expect(await said(at('databasen..invalid', 5432))).toMatch(
      /^Namnet på servern för databasen går inte att slå upp \(databasen\.\.invalid\)\. .*DATABASE_URL/,
    );
  });

  it('says that the login was refused, and never the password', async () => {
    const sentence = await said(urlOf({ ...database.appConnection, password: 'hemligt' }));
    expect(sentence).toMatch(/^Databasen tog inte emot inloggningen\. .*DATABASE_URL/);
    expect(sentence).not.toContain('hemligt');
  });

  it('says that there is no such database', async () => {
    expect(await said(urlOf({ ...database.appConnection, database: 'finns_inte' }))).toMatch(
      /^Servern har ingen databas med det namn som står i DATABASE_URL/,
    );
  });
});

describe('a command that finds nobody where it looks', () => {
  it('says the same in a sentence, and ends with 2', async () => {
    const port = await freePort();
    const [url, ownerUrl] = [`postgres://liggaren_app:x@127.0.0.1:${port}/l`, `postgres://owner:x@127.0.0.1:${port}/l`];
    const complaints: string[] = [];
    const terminal = { out: () => undefined, err: (text: string) => void complaints.push(text) };
    const migrating = { ...terminal, environment: { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } };
    expect(await run(['migrate'], migrating)).toBe(2);
    expect(await run(['positions'], { ...terminal, environment: { DATABASE_URL: url } })).toBe(2);
    expect(complaints).toEqual(
      ['DATABASE_OWNER_URL', 'DATABASE_URL'].map(
        (setting) => `Ingen svarar där databasen ska finnas (127.0.0.1:${port}). Kontrollera ${setting} och att servern är igång.`,
      ),
    );
  });
});

describe('what is said when something is not reached', () => {
  const base = { DATABASE_URL: 'postgres://a:b@db/c', DATABASE_OWNER_URL: 'postgres://o:b@db/c', REDIS_URL: 'redis://r' };
  const chosen = configuration(base);
  const late = Object.assign(new Error('connect ETIMEDOUT 10.0.0.5:5432'), {
    code: 'ETIMEDOUT',
    syscall: 'connect',
    address: '10.0.0.5',
    port: 5432,
  });

  it('names what the step talks to, and the settings of that', () => {
    expect(sentenceOn(late, REACHED.migrating(chosen))).toMatch(
      /^Inget svar i tid från databasen \(10\.0\.0\.5:5432\)\. .*DATABASE_OWNER_URL/,
    );
    expect(sentenceOn(late, REACHED.openingLog(chosen))).toMatch(/från databasen \(.* DATABASE_URL,/);
    expect(sentenceOn(late, REACHED.goingToWork(chosen))).toMatch(/från databasen eller Redis \(.* DATABASE_URL och REDIS_URL,/);
    const onServer = configuration({ ...base, EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb://db:2113?tls=false' });
    expect(sentenceOn(late, REACHED.openingLog(onServer))).toMatch(/databasen eller EventStoreDB .* DATABASE_URL och EVENTSTORE_URL,/);
    expect(REACHED.goingToWork(configuration({}))).toEqual({ what: 'databasen', settings: 'DATA_DIR' });
  });

  it('leaves what says itself what it is', () => {
    const reached = REACHED.openingLog(chosen);
    expect(sentenceOn(new Error('Redis svarar inte.', { cause: late }), reached)).toBeUndefined();
    expect(sentenceOn(Object.assign(new Error('open x'), { code: 'ENOENT', syscall: 'open' }), reached)).toBeUndefined();
    expect(sentenceOn('strange', reached)).toBeUndefined();
  });
});
