import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { areDigests, covers, digestOfSitting, isDigest, MOST_IN_SITTING, nonceOf, sittingOf } from '.';

const [A, B, C] = ['aa', 'bb', 'cc'].map((two) => two.repeat(32)) as [string, string, string];
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const list = fc.uniqueArray(digest, { minLength: 1, maxLength: 6 });

describe('The nonce of a sign-in', () => {
  test('is, of one statement, the very bytes of its digest', () => {
    expect(Buffer.from(nonceOf([A]), 'base64url').toString('hex')).toBe(A);
    expect(sittingOf([A])).toBeNull();
  });

  test('is, of several, the SHA-256 of the label, a zero byte and the bytes of their digests in order', () => {
    const bytes = Buffer.concat([Buffer.from('liggaren/sitting/v1'), Buffer.alloc(1), Buffer.from(A + B, 'hex')]);
    expect(nonceOf([A, B])).toBe(createHash('sha256').update(bytes).digest('base64url'));
    expect(digestOfSitting([A, B])).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(sittingOf([A, B])).toEqual({ digests: [A, B], nonce: nonceOf([A, B]) });
  });

  test('is another for every other list: one more, one less, one swapped, another order', () => {
    const nonces = [[A], [B], [A, B], [B, A], [A, B, C], [A, C], [A, C, B]].map((one) => nonceOf(one));
    expect(new Set(nonces).size).toBe(nonces.length);
    fc.assert(fc.property(list, list, (one, other) => (nonceOf(one) === nonceOf(other)) === (one.join() === other.join())));
  });

  test('stands for no statements at all never', () => {
    expect(() => nonceOf([])).toThrow(RangeError);
  });
});

describe('A sitting', () => {
  test('covers each of its statements and no other, by its own nonce and by no other', () => {
    const sitting = sittingOf([A, B])!;
    expect([A, B, C].map((one) => covers(sitting, one))).toEqual([true, true, false]);
    expect(covers({ ...sitting, nonce: nonceOf([B, A]) }, A)).toBe(false);
    expect(covers({ ...sitting, digests: [B, A] }, A)).toBe(false);
    expect(covers({ ...sitting, digests: [A, B, C] }, C)).toBe(false);
    expect(covers({ digests: [A], nonce: nonceOf([A]) }, A)).toBe(false);
  });

  test('that lies damaged in a log covers nothing, and nothing is thrown', () => {
    for (const damaged of [{}, [], { digests: 'x', nonce: 1 }, { digests: [null, A], nonce: nonceOf([A, B]) }, { digests: [A, B] }])
      expect(covers(damaged as never, A)).toBe(false);
  });

  test('is of statements that are different, and of no more than anybody reads', () => {
    expect([[A], [A, B]].map(areDigests)).toEqual([true, true]);
    const many = Array.from({ length: MOST_IN_SITTING + 1 }, (_, n) => n.toString(16).padStart(64, '0'));
    expect(areDigests(many.slice(1))).toBe(true);
    for (const wrong of [many, [], [A, A], [A, 'x'], [A.toUpperCase()], A, undefined, [[A]]]) expect(areDigests(wrong)).toBe(false);
  });

  test('knows a digest when it sees one', () => {
    expect(isDigest(A)).toBe(true);
    for (const text of [A.toUpperCase(), A.slice(1), `${A}\n`, '', undefined, 7]) expect(isDigest(text)).toBe(false);
  });
});
