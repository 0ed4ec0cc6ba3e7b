/** The right edge of a growing tree: all that is needed to go on and to say its root. 53 hashes at the most. */
import { EMPTY_ROOT, hashOfNode } from './tree';

/** Roots of the whole subtrees that the tree consists of, the largest first: one for each bit of `size` that is set. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

export const EMPTY: Frontier = { size: 0, peaks: [] };

/** A node that became whole: `level` 0 = a leaf; `index` counts the nodes of its level from the left. */
export interface WholeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** The frontier after these leaves. `whole` is told of every node that no further leaf can change, in the order of their making. */
export function extend({ size, peaks }: Frontier, leafHashes: Iterable<Uint8Array>, whole?: (node: WholeNode) => void): Frontier {
  const edge = [...peaks];
  let count = size;
  for (const leafHash of leafHashes) {
    let [hash, level, index] = [leafHash, 0, count];
    whole?.({ level, index, hash });
    while (index % 2 === 1) {
      hash = hashOfNode(edge.pop()!, hash);
      level += 1;
      index = (index - 1) / 2;
      whole?.({ level, index, hash });
    }
    edge.push(hash);
    count += 1;
  }
  return { size: count, peaks: edge };
}

export const rootOfFrontier = ({ peaks }: Frontier): Uint8Array =>
  peaks.length === 0 ? EMPTY_ROOT : peaks.toReversed().reduce((right, left) => hashOfNode(left, right));
