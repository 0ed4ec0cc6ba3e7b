import fc from 'fast-check';
import { canonicalBytes } from '#libs/kernel';
import { toBase64Url } from './bytes';
import { isHead, membershipOf, rootOfHeads, type Head } from './heads';
import { hashOfLeaf, rootOf } from './tree';

const head: fc.Arbitrary<Head> = fc.record({
  stream: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((name) => name.isWellFormed() && !name.includes('\0')),
  revision: fc.nat(),
  leafHash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});
const heads = fc.uniqueArray(head, { minLength: 1, maxLength: 20, selector: ({ stream }) => stream });

describe('the heads of the streams', () => {
  it('have one root, whatever the order they are given in: that of their canonical lines in the order of their names’ bytes', () => {
    fc.assert(
      fc.property(heads, (all) => {
        const lines = all
          .toSorted((a, b) => Buffer.compare(Buffer.from(a.stream), Buffer.from(b.stream)))
          .map(({ leafHash, revision, stream }) => hashOfLeaf(canonicalBytes({ head: toBase64Url(leafHash), rev: revision, stream })));
        expect(rootOfHeads(all)).toEqual(rootOf(lines));
        expect(rootOfHeads(all.toReversed())).toEqual(rootOf(lines));
      }),
    );
  });

  it('prove of each stream where it ended, and of no stream that it ended earlier', () => {
    fc.assert(
      fc.property(heads, fc.nat(), (all, n) => {
        const one = all[n % all.length]!;
        const membership = membershipOf(all, one.stream)!;
        const root = rootOfHeads(all);
        expect(isHead(one, membership, root)).toBe(true);
        expect(isHead({ ...one, revision: one.revision + 1 }, membership, root)).toBe(false);
        expect(isHead({ ...one, stream: `${one.stream}x` }, membership, root)).toBe(false);
        expect(isHead({ ...one, leafHash: one.leafHash.with(0, one.leafHash[0]! ^ 1) }, membership, root)).toBe(false);
      }),
    );
  });

  it('have no proof of a stream that is not there', () => {
    expect(membershipOf([], 'case-1')).toBeUndefined();
  });
});
