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
  it('gives everything once, each stream’s requests in their order, and never two of a stream in a batch', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 60 }), (numbers) => {
        const queue = new Queue();
        const all = numbers.map((n) => waiting(`stream-${n}`));
        for (const one of all) queue.add(one);
        const given: Waiting[] = [];
        while (queue.length > 0) {
          const batch = queue.take();
          expect(new Set(streamsOf(batch)).size).toBe(batch.length);
          expect(batch.length).toBeGreaterThan(0);
          given.push(...batch);
        }
        expect(given.toSorted((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all);
        for (const n of numbers) {
          const own = (list: readonly Waiting[]): Waiting[] => list.filter((one) => one.draft.request.stream === `stream-${n}`);
          expect(own(given)).toEqual(own(all));
        }
      }),
    );
  });

  it('gives what has to be written once more before its stream’s next request', () => {
    const queue = new Queue();
    const [first, second, other] = ['a', 'a', 'b'].map((stream) => waiting(stream));
    for (const one of [first!, second!, other!]) queue.add(one);
    expect(queue.take()).toEqual([first, other]);
    queue.addFirst(first!);
    expect(queue.take()).toEqual([first]);
    expect(queue.take()).toEqual([second]);
  });

  it('keeps a batch to 1,000 events and 8 MB, but lets nothing wait for ever because of its size', () => {
    const queue = new Queue();
    const many = [waiting('a', 500), waiting('b', 500), waiting('c', 1)];
    const large = [waiting('d', 1, 9_000_000), waiting('e', 1, 5_000_000), waiting('f', 1, 5_000_000)];
    for (const one of [...many, ...large]) queue.add(one);
    expect(streamsOf(queue.take())).toEqual(['a', 'b']);
    expect(streamsOf(queue.take())).toEqual(['c']);
    expect(streamsOf(queue.take())).toEqual(['d']);
    expect(streamsOf(queue.take())).toEqual(['e']);
    expect(streamsOf(queue.take())).toEqual(['f']);
  });
});
