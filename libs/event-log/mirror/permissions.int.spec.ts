import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { APPLICATION, aStream, begun, ORIGIN } from '../conformance';
import { MemoryEventLog } from '../memory';
import type { SealedRecord } from '../sealed';
import { KEEP, TAKE } from './statements';

const TABLES = ['event', 'event_data', 'stream', 'head', 'keeper'] as const;

describe('what the database itself refuses of the mirror', () => {
  let db: TestDatabase;
  let events: readonly SealedRecord[];
  const owner = newId();
  beforeAll(async () => {
    db = await testDatabase();
    const server = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
    await begun(server, aStream(), 2);
    await begun(server, aStream(), 2);
    events = await server.readSealed({ after: 0, limit: 10 });
    await db.app.query(TAKE, [owner, 60_000]);
    await keep(0, events.slice(0, 2));
  });
  afterAll(() => db.drop());

  async function keep(from: number, given: readonly SealedRecord[], by = owner): Promise<boolean> {
    const column = <K extends keyof SealedRecord>(key: K): SealedRecord[K][] => given.map((event) => event[key]);
    const where = [column('position'), column('stream'), column('revision'), column('prev'), column('id'), column('type')];
    const values = [by, 1000, from, ...where, column('leaf'), column('leafHash'), column('nonce'), column('data')];
    return (await db.app.query<{ kept: boolean }>(KEEP, values)).rows[0]!.kept;
  }

  it.each(TABLES)('to the processes: writing to %s in any way but by the keeper’s functions', async (table) => {
    const refused = (statement: string) => expect(db.app.query(statement)).rejects.toMatchObject({ code: '42501' });
    await refused(`insert into evlog_mirror.${table} select * from evlog_mirror.${table}`);
    await refused(`update evlog_mirror.${table} set ${table === 'keeper' ? 'owner' : table === 'stream' ? 'revision' : 'position'} = null`);
    await refused(`delete from evlog_mirror.${table}`);
    await refused(`truncate evlog_mirror.${table}`);
    await refused('select evlog_mirror.begin_anew()');
  });

  it.each(['event', 'event_data'])('to the owner: changing or deleting what lies in %s', async (table) => {
    for (const statement of [
      `update evlog_mirror.${table} set position = position`,
      `delete from evlog_mirror.${table}`,
      `truncate evlog_mirror.${table}`,
    ])
      await expect(db.owner.query(statement)).rejects.toThrow('the event log is only added to');
  });

  it('an event that does not follow: its revision, its link, its hash or its position', async () => {
    const [third, fourth] = events.slice(2) as [SealedRecord, SealedRecord];
    const wrong: readonly (readonly SealedRecord[])[] = [
      [fourth],
      [{ ...third, prev: Buffer.alloc(32, 7) }],
      [{ ...third, leafHash: Buffer.alloc(32, 7) }],
      [{ ...third, position: 2 }],
      [third, { ...fourth, position: 3 }],
      [third, { ...fourth, prev: third.prev }],
      [third, { ...fourth, revision: 2 }],
    ];
    for (const given of wrong) await expect(keep(2, given)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) as string });
    expect(await keep(1, [third])).toBe(false); // it stands elsewhere
    expect(await keep(2, [third], newId())).toBe(false); // it is another's to keep
    expect(await keep(2, [third, fourth])).toBe(true);
  });

  it('tells those who listen once for each batch', async () => {
    const log = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
    for (let n = 0; n < 3; n++) await begun(log, aStream(), 2);
    const told: (string | undefined)[] = [];
    const listener = await db.app.connect();
    listener.on('notification', ({ payload }) => told.push(payload));
    await listener.query('listen evlog_mirror');
    expect(
      await keep(
        4,
        (await log.readSealed({ after: 0, limit: 10 })).map((one) => ({ ...one, position: one.position + 10 })),
      ),
    ).toBe(true);
    await listener.query('select 1');
    listener.release(true);
    expect(told).toEqual(['16']);
  });

  it('can be made anew by the owner alone, and is guarded again afterwards', async () => {
    await db.owner.query('select evlog_mirror.begin_anew()');
    await db.app.query(TAKE, [owner, 60_000]);
    expect(await keep(0, events)).toBe(true);
    await expect(db.owner.query('truncate evlog_mirror.event')).rejects.toThrow('the event log is only added to');
  });
});
