import { APPLICATION, aStream, begun, ORIGIN, until } from '../../libs/event-log/conformance';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { testDatabase, type TestDatabase } from '../../test/database';
import { Double } from '../../test/eventstoredb/server';
import { copyLog } from '../cli/copy/copy-log';
import { changeEngine, engineOf, haveAlone, WrongLog } from './engine';
import { openEventLog, openServer, type OpenedEventLog } from './event-log';
import type { Engine, LogChoice } from './log-choice';

describe('the event log that a process opens', () => {
  let double: Double;
  let db: TestDatabase;
  const opened: OpenedEventLog[] = [];
  beforeEach(async () => {
    [double, db] = await Promise.all([new Double().start(), testDatabase()]);
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await Promise.all([double.stop(), db.drop()]);
  });

  const surroundings = { logOrigin: ORIGIN, production: false };
  const server = (at = double) => ({ engine: 'eventstoredb', url: `${at.url}?tls=false`, credentials: null }) as const;
  const choice = (engine: Engine, at = double): LogChoice => (engine === 'postgres' ? { engine } : server(at));
  /** As a process with the role projector does it. */
  async function open(engine: Engine, at = double, onRefused: (why: WrongLog) => void = () => undefined): Promise<OpenedEventLog> {
    const configuration = { ...surroundings, eventLog: choice(engine, at) };
    const { app: pool, appConnection: connection } = db;
    const one = await openEventLog({
      configuration,
      connection,
      pool,
      keepMirror: true,
      patienceMs,
      onTrouble: () => undefined,
      onRefused,
    });
    opened.push(one);
    return one;
  }
  let patienceMs = 15_000;
  const close = (one: OpenedEventLog) => opened.splice(opened.indexOf(one), 1)[0]!.close();
  /** As the copying does it. */
  async function change(engine: Engine): Promise<void> {
    const client = await db.app.connect();
    try {
      await changeEngine(client, engine);
    } finally {
      client.release();
    }
  }

  it('is the one that the register began in, and another one is refused once there are events', async () => {
    const first = await open('eventstoredb');
    expect(await engineOf(db.app)).toBe('eventstoredb');
    await begun(first.log, aStream(), 3);
    await close(first);
    await expect(open('postgres')).rejects.toThrow('EVENT_LOG=eventstoredb, eller flytta händelserna');
    expect(await (await open('eventstoredb')).log.head()).toBeGreaterThan(0);
  });

  it('may be chosen anew as long as nothing lies in it and nobody uses it', async () => {
    const first = await open('postgres');
    await expect(open('eventstoredb')).rejects.toBeInstanceOf(WrongLog);
    await close(first);
    await open('eventstoredb');
  });

  it('is not a server that holds another history than the database', async () => {
    const own = await open('postgres');
    await begun(own.log, aStream(), 2);
    await close(own);
    await change('eventstoredb'); // somebody has meddled
    await expect(open('eventstoredb')).rejects.toThrow('Databasen har händelser som inte finns i loggen på EVENTSTORE_URL');

    const postgres = new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: APPLICATION });
    const target = await openServer(server(), surroundings);
    await copyLog({ source: postgres, target, origin: ORIGIN });
    await Promise.all([postgres.close(), target.close()]);
    const { log } = await open('eventstoredb');
    expect(await log.readAll()).toHaveLength(2);
  });

  it('is not PostgreSQL when the log has gone on elsewhere', async () => {
    const first = await open('eventstoredb');
    await begun(first.log, aStream(), 2);
    await first.log.head();
    await close(first);
    await change('postgres');
    await expect(open('postgres')).rejects.toThrow('copy-log --from eventstoredb --to postgres');
  });

  it('is not another server than the one that the mirror is of, until its owner begins the mirror anew', async () => {
    const first = await open('eventstoredb');
    await begun(first.log, aStream(), 2);
    await first.log.head();
    await close(first);
    const other = await new Double().start();
    try {
      await expect(open('eventstoredb', other)).rejects.toThrow('select evlog_mirror.begin_anew()');
      await db.owner.query('select evlog_mirror.begin_anew()');
      await close(await open('eventstoredb', other));
    } finally {
      await other.stop();
    }
  });

  it('is there in its whole before a process that keeps read models goes on', async () => {
    const target = await openServer(server(), surroundings);
    for (let n = 0; n < 6; n++) await begun(target, aStream(), 200);
    await target.close();
    const { log, mirror } = await open('eventstoredb');
    expect(await mirror!()).toMatchObject({ kept: true, alarm: null });
    expect((await log.readAll({ direction: 'backwards', limit: 1 }))[0]!.position).toBe((await mirror!()).position);
    expect((await db.app.query<{ n: number }>('select count(*)::int as n from evlog_mirror.event')).rows).toEqual([{ n: 1200 }]);
  });

  it('is told with a sentence when the server does not answer', async () => {
    await double.stop();
    patienceMs = 300;
    await expect(open('eventstoredb')).rejects.toThrow('EventStoreDB svarar inte');
    await open('postgres'); // nothing was claimed
  });

  it('is nobody’s while it is copied, and a process whose hold is gone meanwhile is told to end', async () => {
    const told: WrongLog[] = [];
    await open('postgres', double, (why) => told.push(why));
    const copying = await db.app.connect();
    try {
      expect(await haveAlone(copying, 'postgres')).toBe(false);
      // the process's own connection breaks, and the copying is there before it is back; where it was back first, it breaks once more
      await until(async () => {
        await db.cut('holding an advisory lock');
        return haveAlone(copying, 'postgres');
      });
      await until(() => told.length > 0);
      expect(told[0]!.message).toContain('håller på att kopieras');
      await expect(open('postgres')).rejects.toThrow('håller på att kopieras');
    } finally {
      copying.release(true);
    }
  });
});
