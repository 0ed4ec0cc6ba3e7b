import { Pool } from 'pg';
import fc from 'fast-check';
import type { EventLog, ReadAll, RecordedEvent } from '#libs/event-log';
import { byStream, hashOfLeaf, isIncluded, planInclusion, rootOf, rootOfFrontier, toHex } from '#libs/integrity';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { everything, LOGS, write } from '../testing/logs';
import { Integrator, WrongLeaf } from './integrator';
import { inPlace } from './renumber';
import { StoredTree } from './stored-tree';

describe.each(LOGS)('the tree over a log in %s', (_, open) => {
  let db: TestDatabase;
  let log: EventLog;
  let tree: StoredTree;
  beforeEach(async () => {
    db = await testDatabase();
    [log, tree] = [open(db), new StoredTree(db.app)];
  });
  afterEach(async () => {
    await log.close();
    await db.drop();
  });
  const integrator = (over: Pick<EventLog, 'origin' | 'readAll'> = log, stored = tree) => new Integrator(over, stored);
  const catchUp = async (over?: Pick<EventLog, 'origin' | 'readAll'>) => integrator(over).catchUp(await tree.edge());
  const hashes = async (): Promise<readonly Uint8Array[]> => (await everything(log)).map(({ leaf }) => hashOfLeaf(leaf));
  const tampered = (change: (event: RecordedEvent) => RecordedEvent): Pick<EventLog, 'origin' | 'readAll'> => ({
    origin: log.origin,
    readAll: async (read) => (await log.readAll(read)).map(change),
  });

  it('has the root of all leaves, now and at every earlier size, and knows where each stream ends', async () => {
    await write(log, 700, 'case-a');
    await catchUp();
    await write(log, 3, 'case-b');
    await write(log, 612, 'case-a');
    const edge = (await catchUp())!;
    const all = await hashes();
    expect(edge).toMatchObject({ size: 1315, position: await log.head() });
    expect(await tree.edge()).toEqual(edge);
    expect(toHex(rootOfFrontier(edge))).toBe(toHex(rootOf(all)));
    for (const size of [1, 255, 256, 257, 700, 1024, 1314]) expect(toHex(await tree.rootAt(size))).toBe(toHex(rootOf(all.slice(0, size))));
    await expect(tree.rootAt(1316)).rejects.toThrow(RangeError);
    expect((await tree.heads(null)).map(({ stream, revision }) => `${stream}@${revision}`)).toEqual(['case-a@1311', 'case-b@2']);
    for (const stream of ['case-Å', 'case-\u{1F600}', 'case-\uFF5E', 'Case', 'case-a-']) await write(log, 1, stream);
    await catchUp();
    const heads = await tree.heads(null);
    expect(heads).toEqual(heads.toSorted(byStream));
    expect((await tree.heads(['case-b']))[0]!.leafHash).toEqual(all[702]);
  });

  it('proves any leaf, which it finds by its place in the log', async () => {
    await write(log, 600);
    const edge = (await catchUp())!;
    const event = (await log.readAll({ after: 0, limit: 1000 }))[417]!;
    const index = (await tree.leafIndex(event))!;
    expect(index).toBe(417);
    const plan = planInclusion(index, edge.size);
    const proof = plan.assemble(await tree.nodes(plan.nodes));
    expect(isIncluded(event.leafHash, index, edge.size, proof, rootOfFrontier(edge))).toBe(true);
    expect(await tree.leafIndex({ ...event, leafHash: new Uint8Array(32) })).toBeUndefined();
    const { after, skip } = await tree.before(417);
    expect((await log.readAll({ after, limit: skip + 1 })).at(-1)!.id).toBe(event.id);
  });

  it('is the same whatever pages it came in, and whoever was killed in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 3 }), async (batches) => {
        for (const count of batches) {
          await write(log, count);
          await integrator().step(await tree.edge()); // a new one each time: what it knew is gone with it
        }
        const edge = (await catchUp())!;
        expect(toHex(rootOfFrontier(edge))).toBe(toHex(rootOf(await hashes())));
      }),
      { numRuns: 4 },
    );
  });

  it('is written by one of two integrators: the other finds that it stands elsewhere, and never makes another root', async () => {
    await write(log, 20);
    const edge = await tree.edge();
    const both = await Promise.all([integrator().step(edge), integrator().step(edge)]);
    expect(both.filter((to) => to !== undefined)).toHaveLength(1);
    expect((await tree.edge()).size).toBe(20);
    expect(toHex(await tree.rootAt(20))).toBe(toHex(rootOf(await hashes())));
    expect(await integrator().step(edge)).toBeUndefined(); // one that slept
  });

  it('has a whole page or nothing of it when the database goes away in the middle', async () => {
    await write(log, 300);
    const dying = new Pool({ ...db.appConnection, max: 1 });
    const query = dying.query.bind(dying);
    let written = false;
    dying.query = (async (text: string, values: unknown[]) => {
      if (!text.includes('audit.extend')) return query(text, values);
      await query('begin');
      await query(text, values);
      written = true;
      await query('rollback'); // what the server does when the connection is gone before the commit
      throw new Error('Connection terminated unexpectedly');
    }) as never;
    await expect(integrator(log, new StoredTree(dying)).step(await tree.edge())).rejects.toThrow('terminated');
    expect(written).toBe(true);
    await dying.end();
    expect(await tree.edge()).toMatchObject({ size: 0 });
    expect(await catchUp()).toMatchObject({ size: 300 });
  });

  const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.toString().replace('"role":"system"', '"role":"sysadm"'));
  it.each<[string, (event: RecordedEvent) => RecordedEvent, string]>([
    ['whose bytes are not those that were hashed', (one) => ({ ...one, leaf: flip(one.leaf) }), 'kontrollsumma'],
    ['that was written anew with a hash of its own', (one) => anew(one, flip(one.leaf)), 'bygger inte på'],
    ['of another log', (one) => anew(one, Buffer.from(one.leaf.toString().replace(log.origin, 'elsewhere'))), 'en annan logg'],
    ['that stands at another revision', (one) => ({ ...one, revision: 7 }), 'revision'],
  ])('stops before an event %s, names it, and keeps what came before', async (_name, change, why) => {
    await write(log, 10, 'case-a');
    const stopped = catchUp(tampered((event) => (event.revision === 4 ? change(event) : event)));
    // an event that was written anew is found by the next one of its stream
    const index = why === 'bygger inte på' ? 5 : 4;
    await expect(stopped).rejects.toThrow(`med index ${index} `);
    await expect(stopped).rejects.toThrow(why);
    await expect(stopped).rejects.toMatchObject({ index } satisfies Partial<WrongLeaf>);
    expect((await tree.edge()).size).toBe(index);
  });
  const anew = (event: RecordedEvent, leaf: Buffer): RecordedEvent => ({ ...event, leaf, leafHash: Buffer.from(hashOfLeaf(leaf)) });

  it('stays as it is when the log is copied to another engine, which counts other positions, and goes on there', async () => {
    await write(log, 600);
    const edge = (await catchUp())!;
    const moved = (event: RecordedEvent): RecordedEvent => ({ ...event, position: event.position * 1000 + 7 });
    const other = {
      origin: log.origin,
      readAll: async (read?: ReadAll) => (await log.readAll({ ...read, after: Math.floor((read?.after ?? 0) / 1000) })).map(moved),
    };
    const placed = await inPlace(db.app, other, tree, edge);
    expect(placed).toEqual({ ...edge, position: 600_007 });
    await write(log, 5);
    await integrator(other).catchUp(placed);
    expect(toHex(await tree.rootAt(605))).toBe(toHex(rootOf(await hashes())));
    const event = moved((await log.readAll({ after: 0, limit: 1000 }))[417]!);
    expect(await tree.leafIndex(event)).toBe(417);
    expect(await inPlace(db.app, other, tree, await tree.edge())).toEqual(await tree.edge());
    // back again; and a log that is another one
    await inPlace(db.app, log, tree, await tree.edge());
    expect(await tree.edge()).toMatchObject({ size: 605, position: await log.head() });
    const changed = {
      readAll: async (read?: ReadAll) =>
        (await other.readAll(read)).map((one) => (one.position === 300_007 ? { ...one, leaf: Buffer.from('{}') } : one)),
    };
    await expect(inPlace(db.app, changed, tree, await tree.edge())).rejects.toMatchObject({ index: 299 });
    const shorter = { readAll: async (read?: ReadAll) => (await other.readAll(read)).filter(({ position }) => position < 300_000) };
    expect(await inPlace(db.app, shorter, tree, await tree.edge())).toMatchObject({ size: 299 });
  });

  it('lets the processes add to it and nothing else, and its owner change nothing in passing', async () => {
    await write(log, 300);
    await catchUp();
    for (const statement of [
      'delete from audit.tile',
      'update audit.tree set size = 0',
      "update audit.tile set hashes = hashes || sha256('')",
      'truncate audit.tile',
      "insert into audit.checkpoint values (1, sha256(''), 'SEALED', '', '{}', now())",
    ])
      await expect(db.app.query(statement)).rejects.toMatchObject({ code: '42501' });
    for (const statement of [
      'delete from audit.tile',
      'truncate audit.tile',
      'update audit.tile set hashes = substring(hashes for 32)',
      "update audit.tile set hashes = sha256('') || substring(hashes from 33)",
      'set session_replication_role = replica; update audit.tile set hashes = substring(hashes for 32)',
    ])
      await expect(db.owner.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
