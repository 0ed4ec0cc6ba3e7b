import { sha256 } from '#libs/kernel';
import { Double } from '../../../test/eventstoredb/server';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { aContext, aStream, anEvent, APPLICATION, ORIGIN, withContent, type StoredBytes } from '../conformance';
import { MemoryEventLog } from '../memory';
import { PostgresEventLog } from '../postgres';
import { storedBytes } from '../postgres/testing';
import type { AppendRequest } from '../port';
import type { SealedRecord } from '../sealed';
import type { EventStoreDbEventLog } from '.';
import { logOn } from './testing';

describe('the engines write the same bytes:', () => {
  const provenance = { origin: ORIGIN, application: APPLICATION };
  let database: TestDatabase;
  let double: Double;
  let memory: MemoryEventLog;
  let postgres: PostgresEventLog;
  let eventstoredb: EventStoreDbEventLog;
  beforeAll(async () => {
    [database, double] = await Promise.all([testDatabase(), new Double().start()]);
    memory = new MemoryEventLog(provenance);
    postgres = new PostgresEventLog({ pool: database.app, ...provenance });
    eventstoredb = logOn(double);
  });
  afterAll(async () => {
    await Promise.all([postgres.close(), eventstoredb.close()]);
    await Promise.all([database.drop(), double.stop()]);
  });

  const [stream, other] = [aStream(), aStream()];
  const body = { 'nyckel "å"\n': '\u0001\u2028\u{1F5F3}', tal: [0, -1.5, 1e-7, 2 ** 53 - 1], tomt: {}, inget: null };
  const requests: readonly AppendRequest[] = [
    { stream, expected: 'noStream', events: [anEvent(), anEvent(body, { type: 'GrantPaid', schemaVersion: 3 })], context: aContext() },
    { stream: other, expected: 'any', events: [anEvent()], context: aContext({ traceparent: '00-1-2-01' }) },
    {
      stream,
      expected: { revision: 1 },
      events: [anEvent({}, { effectiveAt: Temporal.Instant.from('2026-02-27T23:00:00.5Z') })],
      context: aContext(),
    },
    { stream, expected: 'exists', events: [anEvent(), anEvent()], context: aContext() },
  ];

  /** The leaf with the commitment made anew from nonce and data, and with the hash before it made from leaves so made: by rule, not by chance. */
  const sha = (...parts: readonly Buffer[]): string => sha256(Buffer.concat(parts)).toString('base64url');
  function byRule(stored: readonly StoredBytes[]): readonly string[] {
    const ends = new Map<string, string>();
    return stored.map(({ leaf, nonce, data }) => {
      const said = JSON.parse(leaf.toString()) as { data: string; prev: string; stream: string };
      expect(said.data).toBe(sha(Buffer.from('liggaren/data/v1\0'), nonce, data));
      expect(said.prev).toBe(ends.get(said.stream) ?? Buffer.alloc(32).toString('base64url'));
      ends.set(said.stream, sha(Buffer.of(0), leaf));
      return leaf.toString().replace(`"data":"${said.data}"`, '"data":"by nonce"').replace(`"prev":"${said.prev}"`, '"prev":"by leaf"');
    });
  }

  it('leaf, commitment, prev and data of a request do not tell where it was written', async () => {
    for (const request of requests)
      for (const log of [memory, postgres, eventstoredb]) expect((await log.append(request)).kind).toBe('appended');
    const all = [
      memory.stored(),
      await storedBytes(database.app),
      withContent(await eventstoredb.readSealed({ after: 0, limit: 1000 })),
    ] as const;
    const [one, ...others] = all.map(byRule);
    expect(one).toHaveLength(6);
    for (const leaves of others) expect(leaves).toEqual(one);
    const data = all.map((stored) => stored.map((event) => event.data.toString()));
    expect(data[1]).toEqual(data[0]);
    expect(data[2]).toEqual(data[0]);
  });

  const bytes = ({ stream: named, revision, id, type, leaf, leafHash, prev, nonce, data }: SealedRecord) =>
    [named, revision, id, type, ...[leaf, leafHash, prev, nonce, data].map((part) => part!.toString('hex'))] as const;

  it('sealed records go from one to the other byte for byte, and once', async () => {
    const target = new Double();
    await target.start();
    const copy = logOn(target);
    const sealed = await postgres.readSealed({ after: 0, limit: 1000 });
    for (const record of [...sealed, ...sealed]) {
      const outcome = await copy.appendSealed(record.stream, record.revision - 1, [record]);
      expect(outcome).toMatchObject({ head: { revision: record.revision, leafHash: record.leafHash } });
    }
    expect((await copy.readSealed({ after: 0, limit: 1000 })).map(bytes)).toEqual(sealed.map(bytes));

    const last = sealed.filter((record) => record.stream === stream).at(-1)!;
    const wrong = { ...last, data: Buffer.from('{}') };
    await expect(copy.appendSealed(stream, last.revision - 1, [wrong])).rejects.toThrow('commits to');
    // where there is no such stream, the client tells of no number; where it is another history, nothing is added
    const empty = new Double();
    await empty.start();
    const nowhere = logOn(empty);
    expect(await nowhere.appendSealed(stream, last.revision - 1, [last])).toEqual({ kind: 'conflict', actual: undefined });
    const [theirs] = (await eventstoredb.readSealed({ after: 0, limit: 1000 })).filter((record) => record.stream === stream);
    expect(await copy.appendSealed(stream, -1, [theirs!])).toEqual({ kind: 'conflict', actual: last.revision });
    await Promise.all([copy.close(), nowhere.close()]);
    await Promise.all([target.stop(), empty.stop()]);
  });
});
