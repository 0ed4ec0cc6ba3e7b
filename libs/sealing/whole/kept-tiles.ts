import type { Pool } from 'pg';
import { WIDTH } from '../tree/tiles';
import { HASH } from './hashing';

/** $1 first index, $2 last index (exclusive): tiles of leaves. */
const LEAVES =
  'select index::float8 as index, hashes from audit.tile where level = 0 and index >= $1 and index < $2 order by audit.tile.index';
const ABOVE = 'select level, index::float8 as index, hashes from audit.tile where level > 0';

interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}
/** Tiles of leaves that are fetched at a time: 16,384 leaves. */
const FETCHED = 64;

/** The kept hashes of the tree, leaf tiles a few at a time. */
export class KeptTiles {
  private readonly above = new Map<string, Buffer>();
  private readonly leaves = new Map<number, Buffer>();
  private from = 0;
  private to = 0;

  constructor(private readonly pool: Pool) {}

  async begin(): Promise<void> {
    const { rows } = await this.pool.query<Tile>(ABOVE);
    for (const { level, index, hashes } of rows) this.above.set(`${level}/${index}`, hashes);
  }

  /** Sees to it that the leaves up to `to` (exclusive) can be looked at; those long before `from` no more. */
  async reach(from: number, to: number): Promise<void> {
    const wanted = Math.ceil(to / WIDTH);
    while (this.to < wanted) {
      const { rows } = await this.pool.query<Omit<Tile, 'level'>>(LEAVES, [this.to, this.to + FETCHED]);
      for (const { index, hashes } of rows) this.leaves.set(index, hashes);
      this.to += FETCHED;
    }
    for (; this.from < Math.floor(from / WIDTH) - 1; this.from++) this.leaves.delete(this.from);
  }

  /** The first hashes of a tile, side by side as texts of 32 characters; fewer when it has no more. */
  beginning(level: number, index: number, count: number): string {
    const tile = level === 0 ? this.leaves.get(index) : this.above.get(`${level}/${index}`);
    return tile ? tile.toString('latin1', 0, Math.min(tile.length, count * HASH)) : '';
  }

  /** Which leaf has the hash, among those that can be looked at. */
  leafWith(hash: string): number | undefined {
    const bytes = Buffer.from(hash, 'latin1');
    for (const [index, tile] of this.leaves)
      for (let at = tile.indexOf(bytes); at >= 0; at = tile.indexOf(bytes, at + 1)) if (at % HASH === 0) return index * WIDTH + at / HASH;
    return undefined;
  }

  /** To stand in for a leaf that can't be read. */
  leafHash(index: number): string | undefined {
    const place = (index % WIDTH) * HASH;
    const tile = this.leaves.get(Math.floor(index / WIDTH));
    return tile && tile.length >= place + HASH ? tile.toString('latin1', place, place + HASH) : undefined;
  }
}
