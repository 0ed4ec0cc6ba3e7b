import fc from 'fast-check';
import { byStream, bytesOf, rootOfHeads, sha256, toHex, type Head } from '#libs/integrity';
import { HeadsTree } from './heads-tree';

describe('the tree over where all streams end', () => {
  it('has the root that the whole list of streams has, after any events in any streams', () => {
    const stream = fc.oneof(
      fc.integer({ min: 0, max: 30 }).map((n) => `case-${n}`),
      fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
    );
    const rounds = fc.array(fc.array(stream, { maxLength: 12 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rounds, fc.array(stream, { maxLength: 20 }), (given, before) => {
        const heads = new Map<string, Head>();
        const next = (name: string): Head => {
          const revision = (heads.get(name)?.revision ?? -1) + 1;
          const head = { stream: name, revision, leafHash: sha256(bytesOf(`${name}@${revision}`)) };
          heads.set(name, head);
          return head;
        };
        before.forEach(next);
        const tree = new HeadsTree([...heads.values()].toSorted(byStream));
        for (const round of given) {
          for (const name of round) tree.set(next(name));
          expect(toHex(tree.root())).toBe(toHex(rootOfHeads([...heads.values()])));
          expect(tree.streams).toBe(heads.size);
        }
      }),
      { numRuns: 100 },
    );
  });
});
