import { EMPTY_ROOT } from '#libs/integrity';
import { HEIGHT, WIDTH } from '../tree/tiles';
import { nodeHashText } from './hashing';

/** A whole tile of the tree, its 256 hashes as texts; kept for as long as the call. */
export type WholeTile = (level: number, index: number, hashes: readonly string[]) => void;

/** The tree as leaf after leaf comes: its right edge, and the tile of each level that is being filled. Every hash is 32 characters of one byte each. */
export class GrowingTree {
  size = 0;
  /** The root of a whole subtree of 2^level leaves, while the bit of `size` is set. */
  private readonly edge: string[] = [];
  private readonly tiles: string[][] = [[]];

  constructor(private readonly whole: WholeTile = () => undefined) {}

  add(leafHash: string): void {
    const { edge } = this;
    let [hash, level, index] = [leafHash, 0, this.size];
    this.put(0, hash);
    for (; index % 2 === 1; index = (index - 1) / 2) {
      hash = nodeHashText(edge[level]!, hash);
      level += 1;
      if (level % HEIGHT === 0) this.put(level / HEIGHT, hash);
    }
    edge[level] = hash;
    this.size += 1;
  }

  private put(level: number, hash: string): void {
    const tile = (this.tiles[level] ??= []);
    tile.push(hash);
    if (tile.length < WIDTH) return;
    // the leaf that makes it whole is not counted yet
    this.whole(level, Math.floor(this.size / WIDTH ** (level + 1)), tile);
    tile.length = 0;
  }

  /** The tiles that are not whole, by level: which of the level's it is, and the hashes that it has so far. */
  parts(): readonly { readonly level: number; readonly index: number; readonly hashes: readonly string[] }[] {
    return this.tiles.map((hashes, level) => ({ level, index: Math.floor(this.size / WIDTH ** (level + 1)), hashes }));
  }

  /** Roots of the whole subtrees, the largest first. */
  peaks(): Buffer {
    return Buffer.from(this.subtrees().join(''), 'latin1');
  }

  root(): Buffer {
    return this.size === 0
      ? Buffer.from(EMPTY_ROOT)
      : Buffer.from(
          this.subtrees().reduceRight((right, left) => nodeHashText(left, right)),
          'latin1',
        );
  }

  private subtrees(): readonly string[] {
    const found: string[] = [];
    for (let level = 0, left = this.size; left > 0; level += 1, left = Math.floor(left / 2))
      if (left % 2 === 1) found.unshift(this.edge[level]!);
    return found;
  }
}
