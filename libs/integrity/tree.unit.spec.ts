import fc from 'fast-check';
import { EMPTY, extend, rootOfFrontier, type WholeNode } from './frontier';
import { planConsistency, planInclusion, wholeNodes, type NodeAt } from './proofs';
import { hashOfLeaf, isConsistent, isIncluded, rootOf } from './tree';

const leaves = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => hashOfLeaf(Uint8Array.of(i & 255, i >> 8)));
const nodeIn =
  (hashes: readonly Uint8Array[]) =>
  ({ level, index }: NodeAt): Uint8Array =>
    rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
const inclusion = (hashes: readonly Uint8Array[], index: number): readonly Uint8Array[] => {
  const { nodes, assemble } = planInclusion(index, hashes.length);
  return assemble(nodes.map(nodeIn(hashes)));
};
const consistency = (hashes: readonly Uint8Array[], old: number): readonly Uint8Array[] => {
  const { nodes, assemble } = planConsistency(old, hashes.length);
  return assemble(nodes.map(nodeIn(hashes)));
};
const size = fc.integer({ min: 1, max: 140 });
const altered = (hash: Uint8Array): Uint8Array => hash.with(7, hash[7]! ^ 1);

describe('a Merkle tree', () => {
  it('has the same root whether it is folded whole or grows, in whatever portions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), (portions) => {
        const all = leaves(portions.reduce((a, b) => a + b, 0));
        let [frontier, from] = [EMPTY, 0];
        for (const portion of portions) frontier = extend(frontier, all.slice(from, (from += portion)));
        expect(frontier.size).toBe(all.length);
        expect(rootOfFrontier(frontier)).toEqual(rootOf(all));
      }),
    );
  });

  it('tells of every node as it becomes whole, once, with the hash that it keeps', () => {
    fc.assert(
      fc.property(size, (count) => {
        const told: WholeNode[] = [];
        const all = leaves(count);
        extend(EMPTY, all, (node) => told.push(node));
        for (const node of told) expect(node.hash).toEqual(nodeIn(all)(node));
        const expected = Array.from({ length: 8 }, (_, level) => Math.floor(count / 2 ** level)).reduce((a, b) => a + b, 0);
        expect(new Set(told.map(({ level, index }) => `${level}/${index}`)).size).toBe(expected);
        expect(told).toHaveLength(expected);
      }),
    );
  });

  it('proves of each leaf that it lies there, and of no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(size, fc.nat(), (count, n) => {
        const all = leaves(count);
        const [index, root] = [n % count, rootOf(all)];
        const proof = inclusion(all, index);
        expect(isIncluded(all[index]!, index, count, proof, root)).toBe(true);
        expect(isIncluded(altered(all[index]!), index, count, proof, root)).toBe(false);
        expect(isIncluded(all[index]!, index, count, proof, altered(root))).toBe(false);
        expect(isIncluded(all[index]!, index, count, [...proof, root], root)).toBe(false);
        expect(isIncluded(all[index]!, index, count, proof.slice(1), root)).toBe(count === 1);
        proof.forEach((hash, i) => expect(isIncluded(all[index]!, index, count, proof.with(i, altered(hash)), root)).toBe(false));
        for (let other = 0; other < count; other++)
          if (other !== index) expect(isIncluded(all[index]!, other, count, proof, root)).toBe(false);
        expect(isIncluded(all[index]!, count, count, proof, root)).toBe(false);
      }),
    );
  });

  it('proves that it begins with each smaller one, and with nothing else', () => {
    fc.assert(
      fc.property(size, fc.nat(), (count, n) => {
        const all = leaves(count);
        const old = 1 + (n % count);
        const [before, after] = [rootOf(all.slice(0, old)), rootOf(all)];
        const proof = consistency(all, old);
        expect(isConsistent(old, count, before, after, proof)).toBe(true);
        expect(isConsistent(old, count, altered(before), after, proof)).toBe(false);
        expect(isConsistent(old, count, before, altered(after), proof)).toBe(false);
        expect(isConsistent(old, count, before, after, [...proof, after])).toBe(false);
        proof.forEach((hash, i) => expect(isConsistent(old, count, before, after, proof.with(i, altered(hash)))).toBe(false));
        if (proof.length > 0) expect(isConsistent(old, count, before, after, proof.slice(0, -1))).toBe(false);
        expect(isConsistent(0, count, before, after, [])).toBe(false);
        expect(isConsistent(count + 1, count, before, after, proof)).toBe(false);
      }),
    );
  });

  it('is parted into whole subtrees that cover each leaf once', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const covered = wholeNodes(from, to).flatMap(({ level, index }) =>
          Array.from({ length: 2 ** level }, (_, i) => index * 2 ** level + i),
        );
        expect(covered).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
      }),
    );
  });

  it('has no proof of a leaf or a size that it has not come to', () => {
    expect(() => planInclusion(3, 3)).toThrow(RangeError);
    expect(() => planConsistency(0, 3)).toThrow(RangeError);
    expect(() => planConsistency(4, 3)).toThrow(RangeError);
  });
});
