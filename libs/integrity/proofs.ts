/** Which nodes a proof is made of, and the proof when somebody has fetched them. Pure: where the nodes lie is the caller's to know. */
import { hashOfNode, splitOf } from './tree';

/** A whole subtree of 2^level leaves that begins at leaf `index` · 2^level. */
export interface NodeAt {
  readonly level: number;
  readonly index: number;
}

/** Hashes of the whole subtrees over these leaf hashes: for many at the price of one. */
export function nodesOver(leaves: readonly Uint8Array[]): (node: NodeAt) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return function hashAt({ level, index }: NodeAt): Uint8Array {
    if (level === 0) return leaves[index]!;
    const name = `${level}/${index}`;
    const found =
      known.get(name) ?? hashOfNode(hashAt({ level: level - 1, index: 2 * index }), hashAt({ level: level - 1, index: 2 * index + 1 }));
    known.set(name, found);
    return found;
  };
}

/** Leaves `from` up to but not including `to`, whose hash is a step of a proof: hashed together out of whole nodes, the last first. */
type Step = readonly NodeAt[];

/** A range that begins where a subtree of the tree begins, as the whole subtrees that it consists of, from the left. */
export function wholeNodes(from: number, to: number): readonly NodeAt[] {
  const nodes: NodeAt[] = [];
  for (let begin = from; begin < to;) {
    let level = 0;
    while (begin % 2 ** (level + 1) === 0 && begin + 2 ** (level + 1) <= to) level += 1;
    nodes.push({ level, index: begin / 2 ** level });
    begin += 2 ** level;
  }
  return nodes;
}

/** PATH(m, D[n]) of RFC 6962, 2.1.1, for the leaves from `from` up to `to`. */
function path(index: number, from: number, to: number): readonly Step[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle ? [...path(index, from, middle), wholeNodes(middle, to)] : [...path(index, middle, to), wholeNodes(from, middle)];
}

/** SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2. */
function subproof(old: number, from: number, to: number, known: boolean): readonly Step[] {
  if (old === to) return known ? [] : [wholeNodes(from, to)];
  const middle = from + splitOf(to - from);
  return old <= middle
    ? [...subproof(old, from, middle, known), wholeNodes(middle, to)]
    : [...subproof(old, middle, to, false), wholeNodes(from, middle)];
}

/** What a proof needs, and how it is put together. */
export interface ProofPlan {
  readonly nodes: readonly NodeAt[];
  /** `hashes` in the order of `nodes`. */
  readonly assemble: (hashes: readonly Uint8Array[]) => readonly Uint8Array[];
}

const planOf = (steps: readonly Step[]): ProofPlan => ({
  nodes: steps.flat(),
  assemble(hashes) {
    let at = 0;
    return steps.map((step) => hashes.slice(at, (at += step.length)).reduceRight((right, left) => hashOfNode(left, right)));
  },
});

/** Proof that leaf `index` (from 0) lies in the tree of `size` leaves. Throws RangeError when there is no such leaf. */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!(index >= 0 && index < size)) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  return planOf(path(index, 0, size));
}

/** Proof that the tree of `size` leaves begins with that of `oldSize`. Nothing to send when they are the same. Throws RangeError. */
export function planConsistency(oldSize: number, size: number): ProofPlan {
  if (!(oldSize >= 1 && oldSize <= size)) throw new RangeError(`no proof leads from ${oldSize} leaves to ${size}`);
  return planOf(subproof(oldSize, 0, size, true));
}
