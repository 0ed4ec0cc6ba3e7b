import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { aRequest, aStream, anEvent, headOf } from '../conformance';
import { draft } from '../envelope';
import type { StreamHead } from '../port';
import { Batch, type Other } from './batch';
import { BinaryArrays } from './binary-arrays';
import type { Placed } from './placing';
import { APPEND } from './statements';

describe('evlog.append', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const placed = (stream: string, head: StreamHead | undefined, ids = [newId()]): Placed => {
    const events = ids.map((id) => anEvent({}, { id }));
    return { draft: draft(aRequest(stream, 'any', events), { origin: 'test', application: 'test' }), head, overtaken: () => false };
  };
  /** What became of each request of a call. */
  async function call(batch: Batch): Promise<ReturnType<Batch['outcomes']>> {
    const { rows } = await database.app.query<[number, readonly Other[] | null]>({
      ...APPEND,
      values: [...batch.parameters],
      rowMode: 'array',
    });
    return batch.outcomes(...rows[0]!);
  }
  const batchOf = (...requests: Placed[]): Batch => new Batch(requests, new BinaryArrays());
  const count = async (): Promise<number> =>
    (await database.app.query<{ n: number }>('select count(*)::int as n from evlog.event')).rows[0]!.n;

  it('the very same call made again writes nothing and tells the first outcomes, while its events are the last of their streams and after', async () => {
    const [one, two] = [aStream(), aStream()];
    const batch = batchOf(placed(one, undefined, [newId(), newId()]), placed(two, undefined));
    const first = await call(batch);
    const before = await count();
    const again = first.map((outcome) => ({ ...outcome, kind: 'duplicate' }));
    expect(first.map(({ kind }) => kind)).toEqual(['appended', 'appended']);
    expect(await call(batch)).toEqual(again);
    expect(await count()).toBe(before);
    await call(batchOf(placed(one, headOf(first[0]!))));
    expect(await call(batch)).toEqual(again);
    expect(await count()).toBe(before + 1);
  });

  it('what fits is written in order, among duplicates and conflicts of every kind', async () => {
    const [old, taken] = [placed(aStream(), undefined, [newId(), newId(), newId()]), placed(aStream(), undefined)];
    const [first, other] = await call(batchOf(old, taken));
    if (first?.kind !== 'appended' || other?.kind !== 'appended') throw new Error('not appended');
    const outcomes = await call(
      batchOf(
        placed(aStream(), undefined, [newId(), newId()]),
        old,
        placed(taken.draft.request.stream, undefined),
        placed(old.draft.request.stream, first.head),
        placed(aStream(), { revision: 0, leafHash: first.head.leafHash }),
        placed(taken.draft.request.stream, { revision: 0, leafHash: first.head.leafHash }),
        placed(aStream(), undefined),
      ),
    );
    const base = other.position;
    expect(outcomes).toMatchObject([
      { kind: 'appended', position: base + 2, head: { revision: 1 } },
      { ...first, kind: 'duplicate' },
      { kind: 'conflict', actual: 0 },
      { kind: 'appended', position: base + 3, head: { revision: 3 } },
      { kind: 'conflict', actual: undefined },
      { kind: 'conflict', actual: 0 },
      { kind: 'appended', position: base + 4, head: { revision: 0 } },
    ]);
    const { rows } = await database.app.query<{ position: string }>('select position from evlog.head');
    expect(rows).toEqual([{ position: String(base + 4) }]);
    expect(await count()).toBe(base + 4);
  });

  it('tells those who listen once per call, and only of what was written', async () => {
    const told: (string | undefined)[] = [];
    const listener = await database.app.connect();
    listener.on('notification', ({ payload }) => told.push(payload));
    await listener.query('listen evlog');
    const before = await count();
    const batch = batchOf(...Array.from({ length: 5 }, () => placed(aStream(), undefined)));
    await call(batch);
    await call(batch);
    await call(batchOf(placed(aStream(), undefined)));
    await listener.query('select 1'); // notifications come before the answer
    listener.release(true);
    expect(told).toEqual([String(before + 5), String(before + 6)]);
  });
});
