import type { Pool } from 'pg';
import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { APPLICATION, aRequest, aStream, anEvent, begun, ORIGIN, until, wholeLog } from '../conformance';
import { MemoryEventLog } from '../memory';
import type { EventLog } from '../port';
import { WrongLink, type SealedRecord } from '../sealed';
import { MirroredEventLog, MirrorKeeper, mirrorStanding, type KeeperOptions } from '.';
import { KEEP, TAKE } from './statements';

describe('the keeper of the mirror', () => {
  let db: TestDatabase;
  let server: MemoryEventLog;
  const keepers: MirrorKeeper[] = [];
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await db.owner.query('select evlog_mirror.begin_anew()');
    server = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
  });
  afterEach(async () => {
    await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
  });

  /** A keeper of a server that shows its events through `show`. */
  function keep(over: Partial<KeeperOptions> = {}, show = (record: SealedRecord) => record): MirrorKeeper {
    const seen: KeeperOptions['server'] = {
      origin: server.origin,
      subscribe: (options) => server.subscribe(options),
      readSealed: async (read) => (await server.readSealed(read)).map(show),
    };
    const keeper = new MirrorKeeper({ server: seen, pool: db.app, patienceMs: 50, ...over });
    keepers.push(keeper);
    keeper.start();
    return keeper;
  }
  const standing = () => mirrorStanding(db.app);
  const reached = (position: number) => until(async () => (await standing()).position >= position);
  const mirrored = () => new MirroredEventLog({ server, pool: db.app, patienceMs: 0 });

  it('writes every event with the server’s position, byte for byte, and hears of new ones', async () => {
    for (let n = 0; n < 30; n++) await begun(server, aStream(), 50);
    keep();
    await reached(1500);
    await begun(server, aStream(), 3);
    await reached(1503);
    const log = mirrored();
    const hashes = async (of: EventLog) =>
      (await wholeLog(of)).map((one) => `${one.position} ${one.leafHash.toString('hex')} ${JSON.stringify(one.body)}`);
    expect(await hashes(log)).toEqual(await hashes(server));
    await log.close();
  });

  it.each<[string, (record: SealedRecord) => SealedRecord, string]>([
    ['a changed leaf', (one) => ({ ...one, leaf: Buffer.from(one.leaf.toString().replace('official', 'delegate')) }), 'hash of the leaf'],
    ['changed data', (one) => ({ ...one, data: Buffer.from(one.data!.toString().replace('Öberg', 'Oberg')) }), 'commits to'],
    ['another link', (one) => ({ ...one, prev: Buffer.alloc(32, 7) }), 'prev'],
    ['another revision', (one) => ({ ...one, revision: one.revision + 1 }), 'revision'],
    ['a position that was before', (one) => ({ ...one, position: 2 }), 'came after position 4'],
  ])('stops before an event with %s, tells it, and goes on when it holds after all', async (_, tamper, why) => {
    const told: (string | null)[] = [];
    let broken = true;
    const stream = aStream();
    await begun(server, aStream(), 2);
    await begun(server, stream, 4);
    keep({ onAlarm: (said) => told.push(said) }, (one) => (broken && one.stream === stream && one.revision === 2 ? tamper(one) : one));
    await until(() => told.length > 0);
    await begun(server, aStream());
    const { position, alarm, kept } = await standing();
    expect({ position, kept }).toEqual({ position: 4, kept: true });
    expect(alarm).toMatchObject({ why: expect.stringContaining(why) as string });
    expect(told[0]).toBe(alarm!.why);

    broken = false;
    await reached(7);
    expect((await standing()).alarm).toBeNull();
    await until(() => told.length > 1); // the keeper hears last of all that it has gone on
    expect(told).toEqual([alarm!.why, null]);
  });

  it('stops when an event is missing, and never goes round it', async () => {
    const stream = aStream();
    await begun(server, stream, 3);
    await begun(server, aStream(), 3);
    const told: unknown[] = [];
    const missing: KeeperOptions['server'] = {
      origin: server.origin,
      subscribe: (options) => server.subscribe(options),
      readSealed: async (read) => (await server.readSealed(read)).filter(({ position }) => position !== 2),
    };
    keep({ server: missing, onAlarm: (said) => told.push(said) });
    await until(() => told.length > 0);
    expect(await standing()).toMatchObject({
      position: 1,
      alarm: { position: 3, why: expect.stringContaining('revision 1 was') as string },
    });
  });

  it('stops right before an event that the server’s own reader refuses', async () => {
    for (let n = 0; n < 2; n++) await begun(server, aStream(), 350);
    const told: unknown[] = [];
    const strict: KeeperOptions['server'] = {
      origin: server.origin,
      subscribe: (options) => server.subscribe(options),
      readSealed: async (read) => {
        const page = await server.readSealed(read);
        if (page.some(({ position }) => position === 433)) throw new WrongLink(433, 'changed');
        return page;
      },
    };
    keep({ server: strict, onAlarm: (said) => told.push(said) });
    await until(() => told.length > 0);
    expect(await standing()).toMatchObject({ position: 432, alarm: { position: 433, why: 'changed' } });
  });

  it('is one at a time: a second one waits, and takes over from one that shows no sign of life', async () => {
    const frozen = newId();
    await db.app.query(TAKE, [frozen, 300]);
    await begun(server, aStream(), 5);
    keep();
    await reached(5); // when the lease had run out
    const [event] = await server.readSealed({ after: 4, limit: 1 });
    const late = [frozen, 300, 4, [5], [event!.stream], [4], [event!.prev], [event!.id], ['T'], [event!.leaf], [event!.leafHash]];
    const answer = await db.app.query<{ kept: boolean }>(KEEP, [...late, [event!.nonce], [event!.data]]);
    expect(answer.rows).toEqual([{ kept: false }]);
    expect((await db.app.query(TAKE, [frozen, 300])).rows).toEqual([{ position: null }]);
  });

  it('gives the lease back when it stops, and another one goes on at once', async () => {
    await begun(server, aStream(), 3);
    const first = keep({ leaseMs: 60_000 });
    await reached(3);
    await first.stop();
    expect((await standing()).kept).toBe(false);
    await begun(server, aStream(), 2);
    keep({ leaseMs: 60_000 });
    await reached(5);
  });

  it('gives it back for good, also when it is being made longer just then', async () => {
    const { promise: late, resolve: go } = Promise.withResolvers<void>();
    let takes = 0;
    let renewal: Promise<unknown> | undefined;
    const query = (...asked: [string, unknown[]]): Promise<unknown> => {
      if (asked[0] !== TAKE || (takes += 1) !== 2) return db.app.query(...asked);
      return (renewal = late.then(() => db.app.query(...asked)));
    };
    const keeper = keep({ pool: Object.create(db.app, { query: { value: query } }) as Pool, leaseMs: 6000, patienceMs: 60_000 });
    await until(() => renewal !== undefined);
    setTimeout(go, 200); // a busy database
    await keeper.stop();
    await renewal;
    expect((await db.owner.query('select owner from evlog_mirror.keeper')).rows).toEqual([{ owner: null }]);
  });

  it('tries again when the server does not answer, and says so', async () => {
    let away = true;
    const errors: unknown[] = [];
    const flickering: KeeperOptions['server'] = {
      origin: server.origin,
      subscribe: (options) => server.subscribe(options),
      readSealed: (read) => (away ? Promise.reject(new Error('away')) : server.readSealed(read)),
    };
    await begun(server, aStream(), 2);
    keep({ server: flickering, onError: (error) => errors.push(error) });
    await until(() => errors.length > 1);
    expect(await standing()).toMatchObject({ position: 0, alarm: null });
    away = false;
    await reached(2);
  });

  it('is waited for once by those who wrote, and no longer when it stands still', async () => {
    const log = new MirroredEventLog({ server, pool: db.app, patienceMs: 1000 });
    await log.append(aRequest(aStream(), 'noStream', [anEvent()]));
    expect(await log.head()).toBe(0); // after its patience
    for (let n = 0; n < 400; n++) expect(await log.head()).toBe(0); // minutes, if each waited anew
    keep();
    await until(async () => (await log.head()) === 1);
    await log.append(aRequest(aStream(), 'noStream', [anEvent()]));
    const asked = performance.now();
    const head = await log.head();
    expect(head === 2 || performance.now() - asked >= 1000).toBe(true); // waited for again, as long as its patience lasts
    await until(async () => (await log.head()) === 2);
    await log.close();
  });
});
