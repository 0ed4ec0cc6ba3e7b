import * as fc from 'fast-check';
import type { RecordedEvent } from '#libs/event-log';
import { foldBatch, FoldFault, keyId } from './fold';
import type { AnyProjection, Key, Row } from './projection';
import { journal, sharing, tally, type TestEvent } from './test-projections';

const PEOPLE = ['anna', 'bo', 'cia'];
const anyEvent: fc.Arbitrary<TestEvent> = fc.oneof(
  fc
    .record({ title: fc.string(), on: fc.constant('2026-01-02'), at: fc.constant('2026-01-02T03:04:05.000000Z') })
    .map((body) => ({ type: 'Opened', body }) as const),
  fc
    .record({
      amount: fc.nat(700),
      note: fc.option(fc.string()),
      tags: fc.array(fc.string(), { maxLength: 2 }),
      details: fc.constant({ a: [1] }),
    })
    .map((body) => ({ type: 'Added', body }) as const),
  fc.array(fc.constantFrom(...PEOPLE), { maxLength: 3 }).map((people) => ({ type: 'Shared', body: { people } }) as const),
  fc.constantFrom(...PEOPLE).map((person) => ({ type: 'Left', body: { person } }) as const),
  fc.constant({ type: 'Closed', body: {} } as const),
);
const history = fc.array(fc.tuple(fc.constantFrom('s-1', 's-2', 's-3'), anyEvent, fc.boolean()), { maxLength: 60 });

const recorded = (parts: readonly (readonly [string, TestEvent, boolean])[]): RecordedEvent[] =>
  parts.map(
    ([stream, { type, body }, disposed], i) =>
      ({ stream, type, body: disposed ? null : body, position: i + 1, revision: i }) as unknown as RecordedEvent,
  );

/** A table in memory that gives rows back the way a database does: as copies. */
class MemoryTable {
  readonly rows = new Map<string, Row>();
  constructor(private readonly projection: AnyProjection) {}
  async take(events: readonly RecordedEvent[]): Promise<void> {
    const handled = events.filter(({ type }) => this.projection.handles.includes(type));
    const { written, removed } = await foldBatch(this.projection, handled, async (keys) =>
      keys
        .map((key) => this.rows.get(keyId(key)))
        .filter((row) => row !== undefined)
        .map((row) => structuredClone(row)),
    );
    for (const row of written) this.rows.set(keyId(this.projection.key.map((column) => row[column] as string)), structuredClone(row));
    for (const key of removed) this.rows.delete(keyId(key));
  }
}

describe('folding a batch', () => {
  it.each([tally, journal, sharing] as AnyProjection[])(
    'gives $name the same table however the events are cut into batches',
    async (projection) => {
      await fc.assert(
        fc.asyncProperty(history, fc.array(fc.integer({ min: 1, max: 9 })), async (parts, sizes) => {
          const events = recorded(parts);
          const [whole, cut] = [new MemoryTable(projection), new MemoryTable(projection)];
          await whole.take(events);
          for (let at = 0, i = 0; at < events.length; i++) {
            const size = sizes[i % sizes.length] ?? 1;
            await cut.take(events.slice(at, at + size));
            at += size;
          }
          expect(Object.fromEntries(cut.rows)).toEqual(Object.fromEntries(whole.rows));
        }),
      );
    },
  );

  it('looks up each touched row once, and none where every event makes a row of its own', async () => {
    const asked: (readonly Key[])[] = [];
    const load = async (keys: readonly Key[]): Promise<Row[]> => {
      asked.push(keys);
      return [];
    };
    const events = recorded([
      ['s-1', { type: 'Closed', body: {} }, false],
      ['s-2', { type: 'Closed', body: {} }, false],
      ['s-1', { type: 'Closed', body: {} }, false],
    ]);
    await foldBatch(tally, events, load);
    await foldBatch(journal, events, load);
    expect(asked).toEqual([[['s-1'], ['s-2']]]);
  });

  it('removes only rows that were there', async () => {
    const events = recorded([['s-1', { type: 'Closed', body: {} }, false]]);
    expect(await foldBatch(tally, events, async () => [])).toEqual({ written: [], removed: [] });
  });

  it('names the event that a fold throws for', async () => {
    const events = recorded([['s-1', { type: 'Added', body: { amount: -1, note: null, tags: [], details: {} } }, false]]);
    const failed = await foldBatch(tally, events, async () => []).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(FoldFault);
    expect((failed as FoldFault).event.position).toBe(1);
    expect((failed as FoldFault).message).toBe('RangeError: an amount is never negative');
  });

  it('passes over events whose content has been disposed of, unless the projection says what is left of them', async () => {
    const events = recorded([['s-1', { type: 'Opened', body: { title: 'x', on: '2026-01-02', at: '2026-01-02T00:00:00Z' } }, true]]);
    expect(await foldBatch(tally, events, async () => [])).toEqual({ written: [], removed: [] });
    expect((await foldBatch(journal, events, async () => [])).written).toEqual([
      { stream: 's-1', revision: 0, type: 'Opened', told: 'gallrad' },
    ]);
  });

  it('refuses a row that says it is another row', async () => {
    const liar: AnyProjection = { ...tally, fold: () => ({ stream: 's-9' }) };
    await expect(foldBatch(liar, recorded([['s-1', { type: 'Closed', body: {} }, false]]), async () => [])).rejects.toThrow(
      'says that its key is "s-9"',
    );
  });
});
