import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventLog, SealedReader, SealedRecord } from '#libs/event-log';
import { EventStoreDbEventLog } from '#libs/event-log/eventstoredb';
import { PostgresEventLog } from '#libs/event-log/postgres';
import { SetClock } from '#libs/kernel';
import { eventually } from '../../../test/eventually';
import { Double } from '../../../test/eventstoredb/server';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { Sealing, Signer, verifyLog, type Fault, type Signed } from '..';
import { ORIGIN, write } from '../testing/logs';
import { remembered } from './remembered';

type Log = EventLog & SealedReader;
const PROVENANCE = { origin: ORIGIN, application: 'liggaren@0.0.0+test' };
const ENGINES: readonly (readonly [string, (db: TestDatabase, double: Double) => Log])[] = [
  ['PostgreSQL', (db) => new PostgresEventLog({ ...PROVENANCE, pool: db.app })],
  ['EventStoreDB', (_, double) => new EventStoreDbEventLog({ ...PROVENANCE, url: `${double.url}?tls=false`, production: false })],
];

describe.each(ENGINES)('the check of a whole log in %s', (engine, open) => {
  const clock = new SetClock(Temporal.Instant.from('2026-11-02T09:15:03Z'));
  const [A, B, C] = ['case-a', 'case-b', 'case-c'];
  let [db, double, log, folder]: [TestDatabase, Double, Log, string] = [] as never;

  /** 600 events in three streams, sealed and signed. */
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-whole-'));
    db = await testDatabase();
    double = await new Double().start();
    log = open(db, double);
    await write(log, 200, A);
    await write(log, 200, B);
    await write(log, 100, A);
    await write(log, 100, C);
    const signer = await Signer.open(folder, ORIGIN);
    const sealing = new Sealing({ pool: db.app, log, signer, witnesses: null, clock, roundMs: 20, leaseMs: 900 });
    sealing.start();
    await eventually(async () => (await remembered(folder, ORIGIN))?.size === 601);
    await eventually(async () => (await db.app.query('select from audit.checkpoint where size = 601')).rowCount === 1);
    await sealing.stop();
    await signer.close();
  });
  afterEach(async () => {
    await log.close();
    await double.stop();
    await db.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const memory = (): Promise<Signed | null> => remembered(folder, ORIGIN);
  const verify = async (full = true, over: Log = log) => verifyLog({ pool: db.app, log: over, signed: await memory(), full });
  const faults = async (full = true, over: Log = log): Promise<readonly Fault[]> => (await verify(full, over)).faults.inOrder();
  const short = (found: readonly Fault[]): readonly string[] =>
    found.map(({ kind, index, stream, revision }) => [kind, index, stream, revision].join(' '));
  /** What somebody does who is above every rule of the database. */
  const tamper = async (...statements: readonly string[]): Promise<void> => {
    const client = await db.owner.connect();
    try {
      for (const table of ['evlog.event', 'evlog.event_data', 'audit.tile', 'audit.checkpoint'])
        await client.query(`alter table ${table} disable trigger user`);
      await client.query('alter table evlog.event drop constraint if exists event_check');
      for (const statement of statements) await client.query(statement);
    } finally {
      client.release();
    }
  };
  /** The same on any engine: what the store gives out instead. */
  const giving = (change: (records: readonly SealedRecord[]) => readonly SealedRecord[]): Log => {
    const changed = Object.create(log) as Log;
    const all = async (): Promise<readonly SealedRecord[]> => change(await log.readSealed({ after: 0, limit: 1000 }));
    changed.readSealed = async ({ after, limit }) => (await all()).filter(({ position }) => position > after).slice(0, limit);
    return changed;
  };

  it('finds nothing wrong with one that nobody has touched, and says what it looked at', async () => {
    const { faults: found, ...figures } = await verify();
    expect(found.inOrder()).toEqual([]);
    expect(figures).toMatchObject({ events: 601, inTree: 601, streams: 4, seals: 1, notes: 1, signerAsked: true });
    expect(await faults(false)).toEqual([]);
    await write(log, 20, C); // not in the tree yet
    expect((await verify()).faults.inOrder()).toEqual([]);
    expect(await verify(false)).toMatchObject({ events: 621, inTree: 601, streams: 0 });
  });

  it('names an event that is away, and the one that says so', async () => {
    const found = await faults(
      true,
      giving((records) => records.toSpliced(250, 1)),
    );
    expect(short(found)[0]).toBe('TREE 250 case-b 51');
    expect(found[0]).toMatchObject({ through: 600, what: expect.stringContaining('hör hemma på index 251') });
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'CHAIN', index: 250, stream: B, revision: 51, what: 'revision 50 saknas' }),
    );
    expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['CHECKPOINT', 'SIGNER']));
  });

  it('names two events that have changed places', async () => {
    const found = await faults(
      true,
      giving((records) => {
        const [one, other] = [records[10]!, records[11]!];
        return records.with(10, { ...other, position: one.position }).with(11, { ...one, position: other.position });
      }),
    );
    expect(short(found)[0]).toBe('TREE 10 case-a 11');
    expect(found[0]).toMatchObject({ through: 11 });
    expect(short(found)).toEqual(expect.arrayContaining(['CHAIN 10 case-a 11', 'CHAIN 11 case-a 10']));
  });

  it('names the second event with the same revision in a stream, and with the same id', async () => {
    const found = await faults(
      true,
      giving((records) => [...records.slice(0, 11), { ...records[10]!, position: records[10]!.position + 0.5 }, ...records.slice(11)]),
    );
    expect(found).toContainEqual(expect.objectContaining({ kind: 'CHAIN', index: 11, what: 'strömmen har två händelser med revision 10' }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'ID', index: 11 }));
  });

  it('names a log that has gone back to what it was, whatever else was put back with it', async () => {
    const size = 500;
    const cut = giving((records) => records.slice(0, size));
    expect((await faults(false, cut)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['TREE', 'CHECKPOINT', 'SIGNER']));
    await tamper('delete from audit.checkpoint', 'delete from audit.tile', `update audit.tree set size = 0, peaks = ''`);
    const found = await faults(false, cut);
    expect(found).toEqual([expect.objectContaining({ kind: 'SIGNER', what: expect.stringContaining('gått tillbaka') })]);
  });

  it('names a wrong hash in the tree, in the tile above, and at its edge', async () => {
    await tamper(`update audit.tile set hashes = overlay(hashes placing sha256('x') from 1 + 32 * 44) where level = 0 and index = 1`);
    expect(short(await faults(false))).toEqual(['TILE 300 case-b 100']);
    await tamper(
      `update audit.tile set hashes = overlay(hashes placing sha256('x') from 33) where level = 1`,
      `update audit.tree set peaks = overlay(peaks placing sha256('x') from 1)`,
    );
    const found = await faults(false);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'TILE', what: expect.stringContaining('högerkant') }));
  });

  it('names a checkpoint whose root, note or signature is another', async () => {
    await tamper(`update audit.checkpoint set root = sha256('x')`);
    const found = await faults(false);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'CHECKPOINT', what: expect.stringContaining('annan rot') }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'CHECKPOINT', what: expect.stringContaining('något annat än raden') }));
    await tamper(`update audit.checkpoint set root = ${rootNow}, note = overlay(note placing 'AAAA'::bytea from length(note) - 1000)`);
    expect((await faults(false)).map(({ what }) => what)).toEqual([expect.stringContaining('underskrift håller inte')]);
  });
  const rootNow = `decode(translate(split_part(convert_from(note, 'UTF8'), E'\\n', 3), '', ''), 'base64')`;

  it('names a signer that remembers another history', async () => {
    const signed = { size: 601, root: new Uint8Array(32) };
    const { faults: found } = await verifyLog({ pool: db.app, log, signed, full: false });
    expect(found.inOrder()).toEqual([expect.objectContaining({ kind: 'SIGNER', what: expect.stringContaining('annan rot') })]);
  });

  it('names a seal that is not what the streams give, and an end of a stream that the tree has wrong', async () => {
    const found = await faults(
      true,
      giving((records) => records.with(599, records[598]!).toSpliced(599, 1)),
    );
    expect(short(found)).toContain('SEAL 599 log-heads 0');
    await tamper(`update audit.head set leaf_hash = sha256('x') where stream = 'case-b'`);
    expect(await faults()).toEqual([expect.objectContaining({ kind: 'HEAD', stream: B })]);
  });

  if (engine === 'PostgreSQL') {
    it.each<[string, string, readonly string[]]>([
      [
        'whose bytes were altered',
        `update evlog.event set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"role":"system"', '"role":"sysadm"'), 'UTF8') where position = 301`,
        ['HASH', 'TREE', 'CHAIN'],
      ],
      [
        'that was altered with its hash',
        `update evlog.event set leaf = e.l, leaf_hash = sha256('\\x00'::bytea || e.l) from (select convert_to(replace(convert_from(leaf, 'UTF8'), '"role":"system"', '"role":"sysadm"'), 'UTF8') as l from evlog.event where position = 301) e where position = 301`,
        ['TREE', 'CHAIN'],
      ],
      ['whose hash was forged', `update evlog.event set leaf_hash = sha256('x') where position = 301`, ['HASH']],
      [
        'whose data was altered',
        `update evlog.event_data set data = convert_to(replace(convert_from(data, 'UTF8'), 'anteckning', 'anmärkning'), 'UTF8') where position = 301`,
        ['COMMITMENT'],
      ],
      [
        'whose data has two spellings',
        `update evlog.event_data set data = convert_to(replace(convert_from(data, 'UTF8'), '{"at"', '{ "at"'), 'UTF8') where position = 301`,
        ['COMMITMENT', 'DATA'],
      ],
      ['whose data is gone', `delete from evlog.event_data where position = 301`, ['DATA_MISSING']],
      ['that lies as another kind', `update evlog.event set type = 'NotWritten' where position = 301`, ['ENVELOPE']],
    ])('names an event %s', async (_, statement, kinds) => {
      await tamper(statement);
      const found = await faults();
      expect(found[0]).toMatchObject({ index: 300 });
      const kept = new Set(found.map(({ kind }) => kind));
      for (const kind of kinds) expect(kept).toContain(kind);
      if (kinds.length === 1) expect(found).toHaveLength(1);
    });

    it('names an event that somebody removed, and one with the place of another', async () => {
      await tamper('delete from evlog.event where position = 301');
      expect((await faults())[0]).toMatchObject({ kind: 'TREE', index: 300, stream: B, revision: 101 });
    });
  } else {
    it('names an event that is not as the log wrote it, and holds what follows against its right place', async () => {
      const { events } = { events: double.store.events(B)! };
      const wrong = events[100]! as { data: Uint8Array };
      wrong.data = Buffer.from('{}');
      expect(await faults()).toEqual([
        expect.objectContaining({ kind: 'UNREADABLE', index: 300 }),
        expect.objectContaining({ kind: 'CHAIN', index: 301, stream: B, revision: 101 }),
      ]);
      expect(short(await faults(false))).toEqual(['UNREADABLE 300  ']);
    });
  }
});
