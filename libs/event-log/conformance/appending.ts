import type { AppendOutcome, EventLog, Expected } from '../port';
import { aRequest, aStream, anEvent, begun, headOf } from './log-under-test';

const ofKind = (outcomes: readonly AppendOutcome[], kind: AppendOutcome['kind']): AppendOutcome[] =>
  outcomes.filter((one) => one.kind === kind);

export function describeAppending(log: () => EventLog): void {
  describe('expected state of the stream', () => {
    it('noStream holds for a stream that is not there, and its first event has revision 0', async () => {
      expect(await log().append(aRequest(aStream(), 'noStream'))).toMatchObject({ kind: 'appended', head: { revision: 0 } });
    });

    it('noStream is a conflict for a stream that is there, and the conflict tells where it ends', async () => {
      const stream = aStream();
      await begun(log(), stream, 3);
      expect(await log().append(aRequest(stream, 'noStream'))).toEqual({ kind: 'conflict', actual: 2 });
    });

    it.each([true, false])('a revision holds when the stream ends there (leaf hash given: %s)', async (given) => {
      const stream = aStream();
      const { revision, leafHash } = await begun(log(), stream, 2);
      const expected = given ? { revision, leafHash } : { revision };
      expect(await log().append(aRequest(stream, expected))).toMatchObject({ kind: 'appended', head: { revision: 2 } });
    });

    it.each([0, 2])(
      'a revision is a conflict when the stream ends elsewhere, and the conflict tells where (expected %i)',
      async (revision) => {
        const stream = aStream();
        const { leafHash } = await begun(log(), stream, 2);
        expect(await log().append(aRequest(stream, { revision }))).toEqual({ kind: 'conflict', actual: 1 });
        expect(await log().append(aRequest(stream, { revision, leafHash }))).toEqual({ kind: 'conflict', actual: 1 });
      },
    );

    it('a revision is a conflict when there is no such stream', async () => {
      expect(await log().append(aRequest(aStream(), { revision: 0 }))).toEqual({ kind: 'conflict', actual: undefined });
      expect(await log().append(aRequest(aStream(), { revision: 0, leafHash: Buffer.alloc(32) }))).toEqual({
        kind: 'conflict',
        actual: undefined,
      });
    });

    it('a right revision with a wrong leaf hash is a conflict: it was another history', async () => {
      const stream = aStream();
      await begun(log(), stream, 2);
      const expected = { revision: 1, leafHash: Buffer.alloc(32, 7) };
      expect(await log().append(aRequest(stream, expected))).toEqual({ kind: 'conflict', actual: 1 });
    });

    it('any holds both for a new stream and for one that is there', async () => {
      const stream = aStream();
      expect(await log().append(aRequest(stream, 'any'))).toMatchObject({ kind: 'appended', head: { revision: 0 } });
      expect(await log().append(aRequest(stream, 'any'))).toMatchObject({ kind: 'appended', head: { revision: 1 } });
    });

    it('exists holds for a stream that is there and is a conflict for one that is not', async () => {
      const stream = aStream();
      expect(await log().append(aRequest(stream, 'exists'))).toEqual({ kind: 'conflict', actual: undefined });
      await begun(log(), stream);
      expect(await log().append(aRequest(stream, 'exists'))).toMatchObject({ kind: 'appended', head: { revision: 1 } });
    });
  });

  describe('the same request again', () => {
    it.each<[string, (revision: number) => Expected]>([
      ['noStream', () => 'noStream'],
      ['any', () => 'any'],
    ])('gives the first outcome of a stream that began with it, also when the stream has grown (%s)', async (_, expected) => {
      const stream = aStream();
      const request = aRequest(stream, expected(-1), [anEvent(), anEvent()]);
      const first = await log().append(request);
      expect(first).toMatchObject({ kind: 'appended', head: { revision: 1 } });
      expect(await log().append(request)).toEqual({ ...first, kind: 'duplicate' });
      await log().append(aRequest(stream, 'exists'));
      expect(await log().append(request)).toEqual({ ...first, kind: 'duplicate' });
      expect(await log().readStream(stream)).toHaveLength(3);
    });

    it.each<[string, (revision: number, leafHash: Buffer) => Expected]>([
      ['revision with leaf hash', (revision, leafHash) => ({ revision, leafHash })],
      ['revision alone', (revision) => ({ revision })],
      ['any', () => 'any'],
      ['exists', () => 'exists'],
    ])('gives the first outcome in the middle of a stream too (%s)', async (_, expected) => {
      const stream = aStream();
      const { revision, leafHash } = await begun(log(), stream, 2);
      const request = aRequest(stream, expected(revision, leafHash), [anEvent(), anEvent(), anEvent()]);
      const first = await log().append(request);
      await log().append(aRequest(stream, 'exists'));
      expect(await log().append(request)).toEqual({ ...first, kind: 'duplicate' });
      expect(await log().readStream(stream)).toHaveLength(6);
    });

    it('sent three times at once is written once', async () => {
      const request = aRequest(aStream(), 'noStream', [anEvent(), anEvent()]);
      const outcomes = await Promise.all([request, request, request].map((one) => log().append(one)));
      expect(ofKind(outcomes, 'appended')).toHaveLength(1);
      expect(ofKind(outcomes, 'duplicate')).toHaveLength(2);
      expect(new Set(outcomes.map((outcome) => headOf(outcome).leafHash.toString('hex'))).size).toBe(1);
      expect(await log().readStream(request.stream)).toHaveLength(2);
    });

    it('is a conflict when only some of its events lie there', async () => {
      const stream = aStream();
      const [old, fresh] = [anEvent(), anEvent()];
      await log().append(aRequest(stream, 'noStream', [old]));
      for (const expected of ['noStream', 'any', 'exists', { revision: 0 }] as const) {
        expect(await log().append(aRequest(stream, expected, [old, fresh]))).toEqual({ kind: 'conflict', actual: 0 });
        expect(await log().append(aRequest(stream, expected, [fresh, old]))).toEqual({ kind: 'conflict', actual: 0 });
      }
      expect(await log().readStream(stream)).toHaveLength(1);
    });

    it('is a conflict when its events lie in another order, at another revision or in another stream', async () => {
      const [stream, other] = [aStream(), aStream()];
      const [one, two] = [anEvent(), anEvent()];
      const { leafHash } = headOf(await log().append(aRequest(stream, 'noStream', [one, two])));
      expect(await log().append(aRequest(stream, 'noStream', [two, one]))).toEqual({ kind: 'conflict', actual: 1 });
      expect(await log().append(aRequest(stream, { revision: 1, leafHash }, [one, two]))).toEqual({ kind: 'conflict', actual: 1 });
      expect(await log().append(aRequest(stream, { revision: 0 }, [one, two]))).toEqual({ kind: 'conflict', actual: 1 });
      expect(await log().append(aRequest(other, 'noStream', [one, two]))).toEqual({ kind: 'conflict', actual: undefined });
      expect(await log().append(aRequest(other, 'any', [one, two]))).toEqual({ kind: 'conflict', actual: undefined });
    });
  });

  describe('many at once', () => {
    it('of twenty writers that build on the same revision exactly one wins, and the others are told where the stream ends', async () => {
      const stream = aStream();
      const head = await begun(log(), stream);
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => log().append(aRequest(stream, head))));
      expect(ofKind(outcomes, 'appended')).toHaveLength(1);
      expect(ofKind(outcomes, 'conflict')).toEqual(Array.from({ length: 19 }, () => ({ kind: 'conflict', actual: 1 })));
      expect(await log().readStream(stream)).toHaveLength(2);
    });

    it('fifty appends that take the stream as it is all find room', async () => {
      const stream = aStream();
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => log().append(aRequest(stream, 'any'))));
      expect(outcomes.map((outcome) => headOf(outcome).revision).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, n) => n),
      );
    });

    it('a request that does not fit, or can not be written down, leaves its neighbours alone', async () => {
      const taken = aStream();
      await begun(log(), taken);
      const streams = Array.from({ length: 10 }, aStream);
      const good = streams.map((stream) => log().append(aRequest(stream, 'noStream', [anEvent(), anEvent()])));
      const conflicting = log().append(aRequest(taken, 'noStream'));
      const unwritable = log().append(aRequest(aStream(), 'noStream', [anEvent({ amount: Number.NaN })]));
      const more = streams.map((stream) => log().append(aRequest(stream, 'any')));
      await expect(unwritable).rejects.toThrow('not canonical JSON');
      expect(await conflicting).toEqual({ kind: 'conflict', actual: 0 });
      expect(ofKind(await Promise.all([...good, ...more]), 'appended')).toHaveLength(20);
    });
  });

  describe('what a request may hold', () => {
    it('is 500 events, all or none', async () => {
      const stream = aStream();
      const events = Array.from({ length: 501 }, (_, n) => anEvent({ n }));
      await expect(log().append(aRequest(stream, 'noStream', events))).rejects.toThrow(RangeError);
      await expect(log().append(aRequest(stream, 'noStream', []))).rejects.toThrow(RangeError);
      expect(await log().readStream(stream)).toEqual([]);
      expect(await log().append(aRequest(stream, 'noStream', events.slice(0, 500)))).toMatchObject({
        kind: 'appended',
        head: { revision: 499 },
      });
      expect((await log().readStream(stream)).map(({ body }) => body!['n'])).toEqual(Array.from({ length: 500 }, (_, n) => n));
    });

    it('is not an id that is no UUID, or that stands twice', async () => {
      const one = anEvent();
      await expect(log().append(aRequest(aStream(), 'noStream', [one, { ...one, id: one.id.toUpperCase() }]))).rejects.toThrow(TypeError);
      await expect(log().append(aRequest(aStream(), 'noStream', [{ ...one, id: 'not-a-uuid' }]))).rejects.toThrow(TypeError);
    });

    it('is any text that Unicode has, in names as in content', async () => {
      const stream = `register-åäö "\\" – 𝔘nicode 🗳️`;
      const body = {
        'nyckel "å"\n': '\u0001\u001f\\"\u2028\u{1F5F3}',
        tal: [0, -1.5, 0.1, 1e-7, 5e-324, 2 ** 53 - 1],
        tomt: {},
        inget: null,
      };
      await log().append(aRequest(stream, 'noStream', [anEvent(body)]));
      const [event] = await log().readStream(stream);
      expect(event).toMatchObject({ stream, body });
    });

    it('is a megabyte of text, many at a time', async () => {
      const streams = Array.from({ length: 12 }, aStream);
      const text = 'räksmörgås '.repeat(74_000);
      await Promise.all(streams.map((stream, n) => log().append(aRequest(stream, 'noStream', [anEvent({ n, text })]))));
      const [event] = await log().readStream(streams[7]!);
      expect(event!.body).toEqual({ n: 7, text });
    });
  });
}
