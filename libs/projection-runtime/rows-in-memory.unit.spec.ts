import * as fc from 'fast-check';
import type { RecordedEvent } from '#libs/event-log';
import { foldBatch, keyId } from './fold';
import type { AnyProjection, Row } from './projection';
import { RowsInMemory } from './rows-in-memory';
import { added, journal, opened, sharing, tally, type TestEvent } from './test-projections';

const anyEvent: fc.Arbitrary<TestEvent> = fc.oneof(
  fc.string().map((title) => opened(title)),
  fc.nat(500).map((amount) => added(amount)),
  fc.array(fc.constantFrom('anna', 'bo'), { maxLength: 2 }).map((people): TestEvent => ({ type: 'Shared', body: { people } })),
  fc.constantFrom('anna', 'bo').map((person): TestEvent => ({ type: 'Left', body: { person } })),
  fc.constant<TestEvent>({ type: 'Closed', body: {} }),
);
/** Pages of a log, many of them without anything about a certain stream. */
const log = fc.array(fc.array(fc.tuple(fc.constantFrom('s-1', 's-2', 's-3', 's-4'), anyEvent), { maxLength: 3 }), { maxLength: 40 });

const recorded = (stream: string, { type, body }: TestEvent, position: number): RecordedEvent =>
  ({ stream, type, body, position, revision: position }) as unknown as RecordedEvent;

const idOf = ({ key }: AnyProjection, row: Row): string => keyId(key.map((column) => row[column] as string | number));

describe('rows that are folded in memory and written out early', () => {
  it.each([tally, journal, sharing] as AnyProjection[])(
    'end up in $name as one fold would have them, whenever they were written and touched again',
    async (projection) => {
      await fc.assert(
        fc.asyncProperty(log, async (pages) => {
          const table = new Map<unknown, Row>();
          const rows = new RowsInMemory(projection, (row) => {
            expect(table.has(idOf(projection, row))).toBe(false); // COPY never meets the same key twice
            table.set(idOf(projection, row), structuredClone(row));
          });
          const events = pages.flat().map(([stream, event], i) => recorded(stream, event, i + 1));
          let next = 0;
          const wants = ({ type }: RecordedEvent): boolean => projection.handles.includes(type);
          const flush = (): void => {
            const { written, removed } = rows.changes();
            for (const row of written) table.set(idOf(projection, row), structuredClone(row));
            for (const key of removed) table.delete(keyId(key));
          };
          for (const [n, page] of pages.entries()) {
            const some = events.slice(next, (next += page.length));
            const away = rows.awayAmong(some, wants);
            flush();
            rows.takeBack(away.flatMap((key) => (table.has(keyId(key)) ? [structuredClone(table.get(keyId(key))!)] : [])));
            for (const event of some) if (wants(event)) rows.take(event);
            if (n % 7 === 6) rows.writeOutHalf();
            rows.turnPage();
          }
          expect([...rows.writeRest()]).toBeDefined();
          flush();

          const expected = await foldBatch(projection, events.filter(wants), async () => []);
          expect(Object.fromEntries(table)).toEqual(Object.fromEntries(expected.written.map((row) => [idOf(projection, row), row])));
        }),
      );
    },
  );

  it('are written out when nothing has touched them for some pages, not before', () => {
    const written: Row[] = [];
    const rows = new RowsInMemory(tally as AnyProjection, (row) => written.push(row));
    rows.take(recorded('s-1', opened(), 1));
    for (let page = 0; page < 20; page++) {
      rows.take(recorded('s-2', page === 0 ? opened() : added(1), page + 2));
      rows.turnPage();
    }
    expect(written.map((row) => row['stream'])).toEqual(['s-1']);
    expect(rows.size).toBe(1);
  });

  it('are held longer when too many of them have to be fetched back', () => {
    const table = new Map<unknown, Row>();
    let fetched = 0;
    const rows = new RowsInMemory(tally as AnyProjection, (row) => table.set(row['stream'], row));
    for (let page = 0; page < 400; page++) {
      // every stream is touched each tenth page
      const events = Array.from({ length: 20 }, (_, i) =>
        recorded(`s-${(page % 10) * 20 + i}`, page < 10 ? opened() : added(1), page * 20 + i + 1),
      );
      const away = rows.awayAmong(events, () => true);
      for (const row of rows.changes().written) table.set(row['stream'], row);
      if (page > 100) fetched += away.length;
      rows.takeBack(away.map(([stream]) => table.get(stream)!));
      for (const event of events) rows.take(event);
      rows.turnPage();
    }
    expect(fetched).toBe(0);
    expect(rows.size).toBe(200);
  });
});
