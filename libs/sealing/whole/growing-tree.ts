import { EMPTY_ROOT } from '#libs/integrity';
import { HASH, hashNode } from './hashing';

/** A node that no further leaf can change; `hash` lies at `at` of `bytes`, for as long as the call. */
export type Whole = (level: number, index: number, bytes: Buffer, at: number) => void;

const LEVELS = 54;

/** The right edge of the tree as leaf after leaf comes, as `extend` of libs/integrity makes it, in one piece of memory. */
export class GrowingTree {
  size = 0;
  /** The root of a whole subtree of 2^level leaves lies at 32 × level, while the bit of `size` is set. */
  private readonly edge = Buffer.alloc(LEVELS * HASH);
  private readonly hash = Buffer.alloc(HASH);

  constructor(private readonly whole: Whole = () => undefined) {}

  /** `leafHash` as 32 characters of one byte each. */
  add(leafHash: string): void {
    const { edge, hash } = this;
    hash.write(leafHash, 0, HASH, 'latin1');
    let [level, index] = [0, this.size];
    this.whole(0, index, hash, 0);
    for (; index % 2 === 1; index = (index - 1) / 2) {
      hashNode(edge, level * HASH, hash, 0, hash, 0);
      level += 1;
      this.whole(level, (index - 1) / 2, hash, 0);
    }
    hash.copy(edge, level * HASH);
    this.size += 1;
  }

  /** Roots of the whole subtrees, the largest first. */
  peaks(): Buffer {
    const found: Buffer[] = [];
    for (let level = 0, left = this.size; left > 0; level += 1, left = Math.floor(left / 2))
      if (left % 2 === 1) found.unshift(this.edge.subarray(level * HASH, (level + 1) * HASH));
    return Buffer.concat(found);
  }

  root(): Buffer {
    if (this.size === 0) return Buffer.from(EMPTY_ROOT);
    const peaks = this.peaks();
    const root = Buffer.from(peaks.subarray(-HASH));
    for (let at = peaks.length - 2 * HASH; at >= 0; at -= HASH) hashNode(peaks, at, root, 0, root, 0);
    return root;
  }
}
