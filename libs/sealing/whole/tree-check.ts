/** The tree made anew, leaf by leaf, and held against its kept tiles: a tile at a time, which names the leaf when one is not as it was. */
import type { Pool } from 'pg';
import type { SealedRecord } from '#libs/event-log';
import type { Edge } from '../tree/stored-tree';
import { WIDTH } from '../tree/tiles';
import type { Faults, Place } from './fault';
import { GrowingTree } from './growing-tree';
import { HASH } from './hashing';
import { KeptTiles } from './kept-tiles';

const ANOTHER = 'bytesen är inte de som trädet gjordes av: händelsen är ändrad, eller en annan ligger i dess ställe';

/** What is to be held against the tree when it has so many leaves. */
export interface AtSize {
  readonly size: number;
  readonly compare: (tree: GrowingTree) => void;
}
/** Undefined: the event can't be read. */
type Leaf = Pick<SealedRecord, 'stream' | 'revision' | 'type'> | undefined;

export class TreeCheck {
  readonly tree: GrowingTree;
  private readonly kept: KeptTiles;
  /** Of the tile that is being filled. */
  private leaves: Leaf[] = [];

  constructor(
    pool: Pool,
    private readonly edge: Edge,
    private readonly faults: Faults,
    /** Still to come, the smallest first. */
    private readonly toCome: AtSize[],
  ) {
    this.kept = new KeptTiles(pool);
    this.tree = new GrowingTree((level, index, hashes) => this.whole(level, index, hashes));
  }

  get size(): number {
    return this.tree.size;
  }

  begin(): Promise<void> {
    return this.kept.begin();
  }

  /** To be called before as many leaves are added. */
  reach(leaves: number): Promise<void> {
    return this.kept.reach(this.tree.size, this.tree.size + leaves);
  }

  add(leaf: Leaf, hash: string): void {
    const { tree, edge, leaves, toCome } = this;
    leaves.push(leaf);
    tree.add(hash);
    if (tree.size === edge.size) this.parts();
    if (leaves.length === WIDTH) leaves.length = 0;
    while (toCome[0]?.size === tree.size) toCome.shift()!.compare(tree);
  }

  /** The tree's own hash stands in for an event that the store does not give, so that what comes after is held against the right place. */
  pass(): void {
    this.add(undefined, this.kept.leafHash(this.tree.size) ?? '\0'.repeat(HASH));
  }

  /** When there are no more. */
  end(): void {
    if (this.tree.size < this.edge.size) this.parts();
  }

  private parts(): void {
    for (const { level, index, hashes } of this.tree.parts()) this.compare(level, index, hashes);
  }

  private whole(level: number, index: number, hashes: readonly string[]): void {
    // one that was not whole when the tree ended has been compared as it was then
    if ((index + 1) * WIDTH ** (level + 1) <= this.edge.size) this.compare(level, index, hashes);
  }

  private compare(level: number, index: number, hashes: readonly string[]): void {
    const kept = this.kept.beginning(level, index, hashes.length);
    if (kept === hashes.join('')) return;
    for (const [i, hash] of hashes.entries()) {
      const said = kept.slice(i * HASH, (i + 1) * HASH);
      if (said === hash) continue;
      if (level > 0) this.nodeIsAnother(level, index * WIDTH + i);
      else this.leafIsAnother(index * WIDTH + i, said, hash, this.leaves[i]);
    }
  }

  private nodeIsAnother(level: number, index: number): void {
    const [first, last] = [index * WIDTH ** level, (index + 1) * WIDTH ** level - 1];
    if (!this.faults.isTold('TREE', first, last))
      this.faults.add('TILE', `hash ${index} på plattornas nivå ${level} är inte den som bladen ${first}–${last} ger`);
  }

  private leafIsAnother(index: number, said: string, hash: string, leaf: Leaf): void {
    const place: Place = { index, stream: leaf?.stream ?? null, revision: leaf?.revision ?? null, type: leaf?.type ?? null };
    if (said === '') this.faults.add('TILE', 'trädet saknar bladets hash', place);
    else if (this.faults.goesOn(index)) this.faults.add('TREE', ANOTHER, place);
    else {
      const elsewhere = this.kept.leafWith(hash);
      this.faults.add(
        'TREE',
        elsewhere === undefined
          ? ANOTHER
          : `händelsen hör hemma på index ${elsewhere} i trädet: en händelse före den är borttagen, tillagd eller flyttad`,
        place,
      );
    }
  }
}
