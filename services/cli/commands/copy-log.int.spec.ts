import { spawn } from 'node:child_process';
import path from 'node:path';
import { aContext, anEvent, APPLICATION, aStream, ORIGIN, until } from '../../../libs/event-log/conformance';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { urlOf } from '../../../test/application';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { Double } from '../../../test/eventstoredb/server';
import { engineOf } from '../../all/engine';
import { openEventLog } from '../../all/event-log';
import { run } from '../line';

const ROOT = path.join(__dirname, '../../..');
const NODE = ['-C', '@app/source', '-r', './deploy/swc-hook.cjs', '--disable-warning=ExperimentalWarning', 'services/cli/main.ts'];
const TO_SERVER = ['copy-log', '--from', 'postgres', '--to', 'eventstoredb'];
const TO_POSTGRES = ['copy-log', '--from', 'eventstoredb', '--to', 'postgres'];

/** Every byte of a log in PostgreSQL, in order, without the positions. */
const BYTES = `select concat_ws(' ', stream, revision, id, type, leaf, leaf_hash, prev, nonce, data) as bytes
  from evlog.event e join evlog.event_data d using (position) order by position`;
const bytesOf = async (db: TestDatabase): Promise<string[]> =>
  (await db.app.query<{ bytes: string }>(BYTES)).rows.map(({ bytes }) => bytes);

/** What is held in this database by those who write to a log, or copy it. */
const HELD = `select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;

/** The keys of contents lie in PostgreSQL, never on the server. */
async function bringKeys(from: TestDatabase, to: TestDatabase): Promise<void> {
  const { rows } = await from.owner.query("select kid, kek, encode(wrapped, 'hex') as wrapped from privacy.subject_key");
  await to.owner.query(
    `insert into privacy.subject_key (kid, kek, wrapped) select kid, kek, decode(wrapped, 'hex') from json_to_recordset($1) as k(kid text, kek text, wrapped text)`,
    [JSON.stringify(rows)],
  );
}

describe('npm run liggaren -- copy-log', () => {
  let double: Double;
  let db: TestDatabase;
  let second: TestDatabase;
  beforeAll(async () => {
    [double, db, second] = await Promise.all([new Double().start(), testDatabase(), testDatabase()]);
  });
  afterAll(() => Promise.all([double?.stop(), db?.drop(), second?.drop()]));

  const environment = (of: TestDatabase) => ({
    DATABASE_URL: urlOf(of.appConnection),
    EVENTSTORE_URL: `${double.url}?tls=false`,
    LOG_ORIGIN: ORIGIN,
  });
  async function liggaren(of: TestDatabase, args: readonly string[], more: Record<string, string> = {}) {
    const said: string[] = [];
    const say = (text: string): void => void said.push(text);
    const code = await run(args, { out: say, err: say, environment: { ...environment(of), ...more } });
    return { code, text: said.join('\n').replaceAll('\u00a0', ' ') };
  }
  const written = (): number => double.store.all.filter(({ stream }) => stream.startsWith('case-')).length;

  /** Events in streams that take turns. */
  async function write(of: TestDatabase, appends: number): Promise<void> {
    const log = new PostgresEventLog({ pool: of.app, origin: ORIGIN, application: APPLICATION });
    const streams = Array.from({ length: 25 }, aStream);
    for (let n = 0; n < appends; n++) {
      const events = Array.from({ length: 5 }, () => anEvent({ n, text: 'räksmörgås' }));
      await log.append({ stream: streams[n % 25]!, expected: 'any', events, context: aContext() });
    }
    await log.close();
  }

  it('says what to write when it is asked for something else', async () => {
    for (const args of [['copy-log'], [...TO_SERVER, '--fast'], ['copy-log', '--from', 'postgres', '--to', 'postgres']])
      expect(await liggaren(db, args)).toMatchObject({
        code: 2,
        text: expect.stringContaining('copy-log --from postgres|eventstoredb') as string,
      });
    expect(await liggaren(db, TO_SERVER, { EVENTSTORE_URL: '' })).toMatchObject({
      code: 2,
      text: expect.stringContaining('EVENTSTORE_URL') as string,
    });
  });

  it('moves a log to EventStoreDB and on to another PostgreSQL, byte for byte, though it is killed on the way', async () => {
    await write(db, 120);
    const child = spawn(process.execPath, [...NODE, ...TO_SERVER], {
      cwd: ROOT,
      env: { ...process.env, ...environment(db) },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await until(() => written() > 50);
    child.kill('SIGKILL');
    await ended;
    await until(async () => (await db.owner.query(HELD)).rowCount === 0); // the database takes a moment to see that its client is gone
    const before = written();
    expect(before).toBeLessThan(600);
    expect(await engineOf(db.app)).not.toBe('eventstoredb'); // half a log is no log

    await db.owner.query(`insert into projection.checkpoint (name, version, position) values ('some_model', 1, 7)`);
    const there = await liggaren(db, TO_SERVER);
    expect(there).toMatchObject({ code: 0, text: expect.stringContaining('alla 600 händelser i 25 strömmar') as string });
    expect(there.text).toContain(`${before} fanns där, ${(600 - before).toLocaleString('sv-SE').replace('\u00a0', ' ')} är kopierade nu`);
    expect(there.text).toContain('starta med EVENT_LOG=eventstoredb');
    expect(written()).toBe(600);
    expect(await engineOf(db.app)).toBe('eventstoredb');
    // positions of the old log say nothing in the new one, and what will be read is there
    expect((await db.owner.query('select from projection.checkpoint')).rowCount).toBe(0);
    expect((await db.app.query('select from evlog_mirror.event')).rowCount).toBe(600);

    expect(await liggaren(second, TO_POSTGRES)).toMatchObject({
      code: 2,
      text: expect.stringContaining('the key of its content is not there') as string,
    });
    await bringKeys(db, second); // contents on the server are read by those who have the keys
    const onwards = await liggaren(second, TO_POSTGRES);
    expect(onwards).toMatchObject({ code: 0, text: expect.stringContaining('600 är kopierade nu') as string });
    expect(await bytesOf(second)).toEqual(await bytesOf(db));
    expect(await engineOf(second.app)).toBe('postgres');
  }, 120_000);

  it('copies nothing to a log that holds something else, and leaves the register where it is', async () => {
    const third = await testDatabase();
    try {
      await write(third, 2);
      await bringKeys(db, third);
      const before = await bytesOf(third);
      for (const args of [TO_SERVER, TO_POSTGRES])
        expect(await liggaren(third, args)).toMatchObject({ code: 2, text: expect.stringContaining('något annat än källan') as string });
      expect(await bytesOf(third)).toEqual(before);
      expect(written()).toBe(600);
      expect(await engineOf(third.app)).toBeUndefined();
    } finally {
      await third.drop();
    }
  });

  it('copies beside a service that runs, and changes nothing until it has stopped', async () => {
    const other = await new Double().start();
    const server = { EVENTSTORE_URL: `${other.url}?tls=false` };
    const opened = await openEventLog({
      configuration: { eventLog: { engine: 'postgres' }, logOrigin: ORIGIN, production: false },
      connection: second.appConnection,
      pool: second.app,
      keepMirror: false,
      onTrouble: () => undefined,
      onRefused: () => undefined,
    });
    expect(await liggaren(second, TO_POSTGRES, server)).toMatchObject({
      code: 2,
      text: expect.stringContaining('Stoppa den först') as string,
    });
    expect(await liggaren(second, TO_SERVER, server)).toMatchObject({
      code: 1,
      text: expect.stringContaining('Tjänsten kör fortfarande') as string,
    });
    expect(await engineOf(second.app)).toBe('postgres');
    await opened.close();
    expect(await liggaren(second, TO_SERVER, server)).toMatchObject({
      code: 0,
      text: expect.stringContaining('0 är kopierade nu') as string,
    });
    expect(await engineOf(second.app)).toBe('eventstoredb');
    await other.stop();
  });
});
