import * as fc from 'fast-check';
import type { RecordedEvent } from '#libs/event-log';
import { foldBatch } from './fold';
import type { AnyProjection, Row } from './projection';
import { RowsOfStream } from './rows-of-stream';
import { added, journal, opened, sharing, tally, type TestEvent } from './test-projections';

const anyEvent: fc.Arbitrary<TestEvent> = fc.oneof(
  fc.string().map((title) => opened(title)),
  fc.nat(500).map((amount) => added(amount)),
  fc.array(fc.constantFrom('anna', 'bo'), { maxLength: 2 }).map((people): TestEvent => ({ type: 'Shared', body: { people } })),
  fc.constantFrom('anna', 'bo').map((person): TestEvent => ({ type: 'Left', body: { person } })),
  fc.constant<TestEvent>({ type: 'Closed', body: {} }),
);
const streams = fc.array(fc.array(anyEvent, { maxLength: 8 }), { maxLength: 6 });

const recorded = (stream: number, { type, body }: TestEvent, revision: number): RecordedEvent =>
  ({ stream: `s-${stream}`, type, body, position: stream * 100 + revision, revision }) as unknown as RecordedEvent;

const inOrder = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

describe('rows that are folded stream by stream', () => {
  it.each([tally, journal, sharing] as AnyProjection[])(
    'are in $name the rows that one fold makes, each written once',
    async (projection) => {
      await fc.assert(
        fc.asyncProperty(streams, async (histories) => {
          const events = histories
            .flatMap((history, n) => history.map((event, revision) => recorded(n, event, revision)))
            .filter(({ type }) => projection.handles.includes(type));
          const written: Row[] = [];
          const rows = new RowsOfStream(projection, (row) => written.push(structuredClone(row)));
          for (const event of events) rows.take(event);
          rows.writeOut();
          rows.writeOut(); // nothing is left
          expect(inOrder(written)).toEqual(inOrder((await foldBatch(projection, events, async () => [])).written));
        }),
      );
    },
  );

  it('are written as soon as the next stream begins, so that memory holds those of one', () => {
    const written: Row[] = [];
    const rows = new RowsOfStream(tally as AnyProjection, (row) => written.push(row));
    rows.take(recorded(1, opened(), 0));
    rows.take(recorded(1, added(5), 1));
    expect(written).toEqual([]);
    rows.take(recorded(2, opened(), 0));
    expect(written).toMatchObject([{ stream: 's-1', amount: 5 }]);
  });
});
