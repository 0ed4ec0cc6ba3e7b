/**
 * 60–63 and 74–82 against the monitor: events that somebody wrote who may write anything, before anybody had signed them. No tree and no note says
 * otherwise, each event is chained and hashed as it should be, and one thing is wrong.
 */
import { commitment, leafHash, spell, WrongLink, type SealedRecord } from '../../../libs/event-log';
import type { JsonObject } from '../../../libs/kernel';
import { remembered, verifyLog } from '../../../libs/sealing';
import type { Case, Ground } from '../case';
import { database, first, ORIGIN, sharedBed } from './bed';

type Envelope = JsonObject & { readonly id: string; readonly rev: number };
/** In the tail, which no seal covers: whatever is changed there is chained anew. */
const AT = 303;
const SEAL = 300;
const OTHER_ID = '00000000-0000-4000-8000-00000000beef';

async function records(ground: Ground): Promise<readonly SealedRecord[]> {
  const { log } = await sharedBed(ground);
  return log.readSealed({ after: 0, limit: 1000 });
}
const nothingKept = (ground: Ground) =>
  ground.shared(
    'empty',
    () => database({ ...ground, closing: () => undefined }),
    (db) => db.drop(),
  );

/** The whole check over what a store gives out, where neither tree nor notes nor a signer says otherwise. */
async function looked(ground: Ground, given: readonly SealedRecord[]) {
  const log = {
    origin: ORIGIN,
    head: async () => given.at(-1)!.position,
    readSealed: async ({ after, limit }: { after: number; limit: number }) =>
      given.filter(({ position }) => position > after).slice(0, limit),
  };
  const { app } = await nothingKept(ground);
  return verifyLog({ pool: app, log, signed: null, full: true });
}

const said = ({ leaf }: SealedRecord): Envelope => JSON.parse(leaf.toString()) as Envelope;
const withLeaf = (record: SealedRecord, leaf: string): SealedRecord => {
  const bytes = Buffer.from(leaf);
  return { ...record, leaf: bytes, leafHash: leafHash(bytes) };
};
const withEnvelope = (record: SealedRecord, change: JsonObject): SealedRecord => withLeaf(record, spell({ ...said(record), ...change }));
const withData = (record: SealedRecord, nonce: Buffer, data: string): SealedRecord => {
  const bytes = Buffer.from(data);
  const committed = withEnvelope(record, { data: commitment(nonce, bytes).toString('base64url') });
  return { ...committed, nonce, data: bytes };
};

/** What follows in the stream is chained to it. */
function chained(all: readonly SealedRecord[], from: number): readonly SealedRecord[] {
  let before = all[from]!;
  return all.map((record, n) => {
    if (n <= from || record.stream !== before.stream) return record;
    const changed = withEnvelope(record, { prev: before.leafHash.toString('base64url') });
    return (before = { ...changed, prev: before.leafHash });
  });
}
const changedAt = (all: readonly SealedRecord[], n: number, change: (record: SealedRecord) => SealedRecord): readonly SealedRecord[] =>
  chained(all.with(n, change(all[n]!)), n);

type Change = (all: readonly SealedRecord[]) => readonly SealedRecord[];
const made = (nr: string, name: string, expected: string, change: Change): Case => ({
  nr,
  name: `insider: ${name}`,
  expected,
  run: async (ground) => first((await looked(ground, change(await records(ground)))).faults.inOrder()),
});
const one = (nr: string, name: string, kind: string, change: (record: SealedRecord) => SealedRecord): Case =>
  made(nr, name, `${kind} ${AT}`, (all) => changedAt(all, AT, change));
const envelope = (nr: string, name: string, change: JsonObject): Case =>
  one(nr, name, 'ENVELOPE', (record) => withEnvelope(record, change));
const seal = (nr: string, name: string, change: (body: JsonObject) => JsonObject): Case =>
  made(nr, name, `SEAL ${SEAL}`, (all) =>
    changedAt(all, SEAL, (record) => {
      const data = JSON.parse(record.data!.toString()) as { body: JsonObject };
      return withData(record, record.nonce!, spell({ ...data, body: change(data.body) }));
    }),
  );
const dataOf = (record: SealedRecord): JsonObject => JSON.parse(record.data!.toString()) as JsonObject;

/** At the end of the log an event that disposes of the content at AT, and one that says that it is carried out, if asked for. */
function disposing(all: readonly SealedRecord[], body: JsonObject, stream?: string, completed = false): readonly SealedRecord[] {
  const last = all.at(-1)!;
  const place =
    stream === undefined
      ? { stream: last.stream, revision: last.revision + 1, prev: last.leafHash }
      : { stream, revision: 0, prev: Buffer.alloc(32) };
  const event = (before: SealedRecord, at: typeof place, id: string, type: string, said: JsonObject): SealedRecord =>
    withData(
      withEnvelope(
        { ...before, ...at, position: before.position + 1, id, type },
        { stream: at.stream, rev: at.revision, prev: at.prev.toString('base64url'), id, type: `${type}/1` },
      ),
      Buffer.alloc(32, 7),
      spell({ ...dataOf(last), body: { disposalId: OTHER_ID, ...said } }),
    );
  const disposal = event(last, place, OTHER_ID, 'HandlingDisposed', { events: [all[AT]!.id], decision: 'KN 2026 § 12', ...body });
  if (!completed) return [...all, disposal];
  const next = { stream: disposal.stream, revision: disposal.revision + 1, prev: disposal.leafHash };
  return [...all, disposal, event(disposal, next, `${OTHER_ID.slice(0, -1)}0`, 'ErasureCompleted', {})];
}
/** Content that is not there, and what says that it was disposed of. */
const disposed = (nr: string, name: string, expected: string, body: JsonObject, stream?: string): Case =>
  made(nr, name, expected, (all) => disposing(all.with(AT, { ...all[AT]!, nonce: null, data: null }), body, stream));

export const onTheMonitor: readonly Case[] = [
  made('60m', 'control: nothing', 'nothing found', (all) => all),
  made('60n', 'an event taken out of its stream', 'CHAIN 303', (all) => all.toSpliced(AT, 1)),
  seal('61m', 'a seal with another root', (body) => ({ ...body, root: Buffer.alloc(32, 1).toString('base64url') })),
  seal('61n', 'a seal that says fewer streams', (body) => ({ ...body, streams: Number(body['streams']) - 1 })),
  seal('61o', 'a seal over more events than lie before it', (body) => ({ ...body, size: 900 })),
  made('61p', 'a seal that says what an earlier one said', `SEAL ${SEAL}`, (all) =>
    changedAt(all, SEAL, (record) => {
      const earlier = JSON.parse(all[180]!.data!.toString()) as { body: JsonObject };
      return withData(record, record.nonce!, spell({ ...dataOf(record), body: { ...earlier.body, size: 20 } }));
    }),
  ),
  {
    nr: '62m',
    name: 'insider: two events with one revision in a stream, told as such',
    expected: 'CHAIN 304: strömmen har två händelser med revision 62',
    run: async (ground) => {
      const all = await records(ground);
      const twin = withEnvelope({ ...all[AT]!, id: OTHER_ID }, { id: OTHER_ID });
      const given = [...all.slice(0, AT + 1), { ...twin, position: all[AT]!.position + 0.5 }, ...all.slice(AT + 1)];
      const [fault] = (await looked(ground, given)).faults.inOrder();
      return `${first(fault ? [fault] : [])}: ${fault?.what}`;
    },
  },
  made('62n', 'an event with a revision that has been, written later', 'CHAIN 304', (all) => {
    const early = withEnvelope({ ...all[AT]!, id: OTHER_ID, revision: 3 }, { id: OTHER_ID, rev: 3 });
    return [...all.slice(0, AT + 1), { ...early, position: all[AT]!.position + 0.5 }, ...all.slice(AT + 1)];
  }),
  one('74m', 'a leaf with a space in it', 'ENVELOPE', (record) => withLeaf(record, record.leaf.toString().replace(',"app"', ', "app"'))),
  one('74n', 'a leaf whose keys stand in another order', 'ENVELOPE', (record) => {
    const { v, ...rest } = said(record);
    return withLeaf(record, JSON.stringify({ v, ...rest }));
  }),
  one('74o', 'a leaf that spells a letter by its number', 'ENVELOPE', (record) =>
    withLeaf(record, record.leaf.toString().replace('"system"', '"\\u0073ystem"')),
  ),
  envelope('75m', 'a leaf with one key more', { zone: 'x' }),
  envelope('75n', 'a leaf of another version', { v: 2 }),
  one('75o', 'an actor with one key more', 'ENVELOPE', (record) =>
    withEnvelope(record, { actor: { ...(said(record)['actor'] as JsonObject), x: 1 } }),
  ),
  one('75p', 'content whose keys stand in another order further in', 'DATA', (record) =>
    withData(record, record.nonce!, record.data!.toString().replace('"body":{', '"body":{"zz":1,')),
  ),
  envelope('75q', 'a leaf whose command is no text', { cmd: 7 }),
  envelope('76m', 'a leaf of another stream', { stream: 'case-x' }),
  envelope('76n', 'a leaf that says another revision', { rev: 900 }),
  envelope('76o', 'a leaf that says another id', { id: OTHER_ID }),
  envelope('49m', 'a leaf of another log', { log: 'test.example/another' }),
  envelope('3m', 'a leaf that says another kind than it lies as', { type: 'NoteForged/1' }),
  envelope('3n', 'a kind of no version', { type: 'NoteWritten/0' }),
  envelope('4t', 'a time that is not written in six decimals', { time: '2026-11-02T09:15:03Z' }),
  one('76p', 'an id that is none', 'ENVELOPE', (record) => ({ ...withEnvelope(record, { id: 'x' }), id: 'x' })),
  one('77m', 'a short nonce', 'COMMITMENT', (record) => withData(record, record.nonce!.subarray(0, 16), record.data!.toString())),
  one('2m', 'another content than the leaf commits to', 'COMMITMENT', (record) => ({
    ...record,
    data: Buffer.from(spell({ ...dataOf(record), who: 'Någon annan' })),
  })),
  one('18m', 'content with two spellings', 'DATA', (record) =>
    withData(record, record.nonce!, record.data!.toString().replace('{"at"', '{ "at"')),
  ),
  one('24m', 'content with one key more', 'DATA', (record) => withData(record, record.nonce!, spell({ ...dataOf(record), x: 1 }))),
  one('18n', 'content that is no text', 'DATA', (record) => {
    const bytes = Buffer.from(record.data!);
    bytes[bytes.indexOf('anteckning')] = 0xff;
    return { ...withEnvelope(record, { data: commitment(record.nonce!, bytes).toString('base64url') }), data: bytes };
  }),
  one('18o', 'content with half a letter, spelled by its number', 'DATA', (record) =>
    withData(record, record.nonce!, record.data!.toString().replace('anteckning', '\\ud800')),
  ),
  one('18p', 'content with something after it', 'DATA', (record) => withData(record, record.nonce!, `${record.data!.toString()}x`)),
  one('77n', 'a nonce with a byte too many', 'COMMITMENT', (record) => ({
    ...record,
    nonce: Buffer.concat([record.nonce!, Buffer.alloc(1)]),
  })),
  one('78m', 'a revision jumped over', 'CHAIN', (record) => ({
    ...withEnvelope(record, { rev: record.revision + 2 }),
    revision: record.revision + 2,
  })),
  made('79m', 'an event before the one that it follows', 'CHAIN 303', (all) => {
    const [early, late] = [all[AT]!, all[AT + 1]!];
    return all.with(AT, { ...late, position: early.position }).with(AT + 1, { ...early, position: late.position });
  }),
  one('12m', 'a leaf that builds on another event than the one before it', 'CHAIN', (record) => {
    const prev = Buffer.alloc(32, 1);
    return { ...withEnvelope(record, { prev: prev.toString('base64url') }), prev };
  }),
  one('12n', 'the same beside the leaf alone', 'CHAIN', (record) => ({ ...record, prev: Buffer.alloc(32, 1) })),
  one('12o', 'the same in the leaf alone', 'CHAIN', (record) => withEnvelope(record, { prev: Buffer.alloc(32, 1).toString('base64url') })),
  one('19m', 'a hash beside it that is not its own', 'HASH', (record) => ({ ...record, leafHash: Buffer.alloc(32, 1) })),
  made('80m', 'an id for the second time', `ID ${AT}`, (all) =>
    changedAt(all, AT, (record) => ({ ...withEnvelope(record, { id: all[5]!.id }), id: all[5]!.id })),
  ),
  disposed('53m', 'control: content gone by a decision in its stream', 'nothing found', {}),
  disposed('53n', 'content gone by a disposal that says no decision', `DATA_MISSING ${AT}`, { decision: '' }),
  disposed('53o', 'content gone by a disposal that names another event', `DATA_MISSING ${AT}`, { events: [OTHER_ID] }),
  disposed('53p', 'content gone by a disposal in another stream', `DATA_MISSING ${AT}`, {}, 'case-x'),
  made('53q', 'content left by a disposal that says that it was carried out', 'DATA_LEFT 306', (all) =>
    disposing(all, {}, undefined, true),
  ),
  {
    nr: '81m',
    name: 'insider: a clock that went back an hour (13): the order is the log’s, and it is told of',
    expected: 'nothing found, told of 1',
    run: async (ground) => {
      const all = changedAt(await records(ground), AT, (record) => withEnvelope(record, { time: '2026-11-02T08:15:03.000000Z' }));
      const { faults, clockBack } = await looked(ground, all);
      return `${first(faults.inOrder())}, told of ${clockBack}`;
    },
  },
  {
    nr: '82m',
    name: 'a store that gives no event at a place: told of, and what follows is held against its right place',
    expected: 'UNREADABLE 56; 1 in all',
    run: async (ground) => {
      const { db, log, signer } = await sharedBed(ground);
      const all = await records(ground);
      const given = {
        origin: ORIGIN,
        head: () => log.head(),
        readSealed: async ({ after, limit }: { after: number; limit: number }) => {
          const page = all.filter(({ position }) => position > after).slice(0, limit);
          if (page.some(({ position }) => position === 57)) throw new WrongLink(57, 'not as the log wrote it');
          return page;
        },
      };
      const { faults } = await verifyLog({ pool: db.app, log: given, signed: await remembered(signer, ORIGIN), full: false });
      return `${first(faults.inOrder())}; ${faults.count} in all`;
    },
  },
];
