import * as fc from 'fast-check';
import { aRequest, anEvent } from '../conformance';
import { draft } from '../envelope';
import { Queue, type Waiting } from './queue';

const waiting = (stream: string, events = 1, bytes = 100): Waiting => ({
  draft: draft(
    aRequest(
      stream,
      'any',
      Array.from({ length: events }, () => anEvent()),
    ),
    { origin: 'test', application: 'test' },
  ),
  bytes,
  resolve: () => undefined,
  reject: () => undefined,
  overtaken: 0,
});
const streamsOf = (batch: readonly Waiting[]): string[] => batch.map(({ draft: { request } }) => request.stream);

describe('the queue of appends', () => {
  it('gives everything once, each stream’s requests in their order, and never one stream to two hands', () => {
    const run = fc.record({
      streams: fc.array(fc.nat(5), { maxLength: 60 }),
      most: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(run, ({ streams, most }) => {
        const queue = new Queue();
        const all = streams.map((n) => waiting(`stream-${n}`));
        for (const one of all) queue.add(one);
        const given: Waiting[] = [];
        const hands: (readonly Waiting[])[] = [];
        for (let n = 0; given.length < all.length; n++) {
          const batch = queue.take(most[n % most.length]!);
          if (batch.length === 0 || hands.length === 2) queue.release(hands.shift()!, []);
          if (batch.length > 0) hands.push(batch);
          given.push(...batch);
          const inHand = hands.flatMap(streamsOf);
          expect(new Set(inHand).size).toBe(inHand.length);
        }
        expect(queue.length).toBe(0);
        expect(given.toSorted((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all);
        for (const n of streams) {
          const own = (list: readonly Waiting[]): Waiting[] => list.filter((one) => one.draft.request.stream === `stream-${n}`);
          expect(own(given)).toEqual(own(all));
        }
      }),
    );
  });

  it('gives what has to be written once more before its stream’s next request', () => {
    const queue = new Queue();
    const [first, second, other] = [waiting('a'), waiting('a'), waiting('b')];
    for (const one of [first!, second!, other!]) queue.add(one);
    const batch = queue.take(Infinity);
    expect(batch).toEqual([first, other]);
    queue.release(batch, [first!]);
    expect(queue.take(Infinity)).toEqual([first]);
  });

  it('keeps a batch to 1,000 events and 8 MB, but lets nothing wait for ever because of its size', () => {
    const queue = new Queue();
    const many = [waiting('a', 500), waiting('b', 500), waiting('c', 1)];
    const large = [waiting('d', 1, 9_000_000), waiting('e', 1, 5_000_000), waiting('f', 1, 5_000_000)];
    for (const one of [...many, ...large]) queue.add(one);
    expect(streamsOf(queue.take(Infinity))).toEqual(['a', 'b']);
    expect(streamsOf(queue.take(Infinity))).toEqual(['c']);
    expect(streamsOf(queue.take(Infinity))).toEqual(['d']);
    expect(streamsOf(queue.take(Infinity))).toEqual(['e']);
    expect(streamsOf(queue.take(Infinity))).toEqual(['f']);
  });
});
