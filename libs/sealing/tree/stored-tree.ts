import type { Pool } from 'pg';
import type { Position } from '#libs/event-log';
import { nodesOver, rootOfFrontier, same, wholeNodes, type Frontier, type Head, type NodeAt, type Placed } from '#libs/integrity';
import { AFTER, EXTEND, HEADS, TILES, TILES_OF_POSITIONS, TREE } from './statements';
import { HASH, HEIGHT, placeOf, WIDTH, type Growth } from './tiles';

/** Where the tree ends. */
export interface Edge extends Frontier {
  /** Of the event that is the last leaf; 0 in an empty tree. */
  readonly position: Position;
}

export interface Extension {
  readonly from: Edge;
  readonly to: Frontier;
  /** Positions of the leaves that are added, in their order. */
  readonly positions: readonly Position[];
  readonly tiles: readonly Growth[];
  /** The streams that grew, as they end now. */
  readonly heads: readonly Head[];
}

export const split = (hashes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: hashes.length / HASH }, (_, i) => hashes.subarray(i * HASH, (i + 1) * HASH));

/** A row of audit.tree as numbers and hashes. */
export const edgeOf = ({ size, position, peaks }: { size: number; position: number; peaks: Buffer }): Edge => ({
  size,
  position,
  peaks: split(peaks),
});

/** The tree over the log as it lies in the database: read by whoever makes proofs, written by the one that integrates. */
export class StoredTree {
  constructor(private readonly pool: Pool) {}

  async edge(): Promise<Edge> {
    const { rows } = await this.pool.query<Parameters<typeof edgeOf>[0]>(TREE);
    return edgeOf(rows[0]!);
  }

  /** One transaction. False = the tree does not end at `from` any more, and nothing was written. Throws when the tiles are not as they were left. */
  async extend({ from, to, positions, tiles, heads }: Extension): Promise<boolean> {
    const edge = [from.size, to.size, positions.at(-1), Buffer.concat(to.peaks)];
    const before = ({ level, index }: Growth): Position | null =>
      level > 0 ? null : index * WIDTH <= from.size ? from.position : positions[index * WIDTH - from.size - 1]!;
    const where = [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ count }) => count)];
    const added = [tiles.map(({ hashes }) => Buffer.concat(hashes)), tiles.map(before)];
    const streams = [heads.map(({ stream }) => stream), heads.map(({ revision }) => revision), heads.map(({ leafHash }) => leafHash)];
    const { rows } = await this.pool.query<{ extended: boolean }>(EXTEND, [...edge, ...where, ...added, ...streams]);
    return rows[0]!.extended;
  }

  /** Where these streams end in the tree, or all of them, in the order of the heads' tree. */
  async heads(streams: readonly string[] | null): Promise<readonly Head[]> {
    return (await this.pool.query<Head>(HEADS, [streams])).rows;
  }

  /** Hashes of whole subtrees, in the order asked for. Throws RangeError when the tree has not come so far. */
  async nodes(wanted: readonly NodeAt[]): Promise<readonly Uint8Array[]> {
    const places = wanted.map(placeOf);
    const { rows } = await this.pool.query<{ level: number; index: number; hashes: Buffer }>(TILES, [
      places.map(({ level }) => level),
      places.map(({ index }) => index),
    ]);
    const tiles = new Map(
      rows.map(({ level, index, hashes }) => [`${level}/${index}`, { count: hashes.length / HASH, hashAt: nodesOver(split(hashes)) }]),
    );
    return places.map(({ level, index, from, to }, n) => {
      const tile = tiles.get(`${level}/${index}`);
      if (!tile || tile.count < to) throw new RangeError(`the tree has no hashes ${from}–${to} in tile ${level}/${index}`);
      return tile.hashAt({ level: wanted[n]!.level % HEIGHT, index: from / (to - from) });
    });
  }

  /** Root of the first `size` leaves. Throws RangeError when the tree has not come so far. */
  async rootAt(size: number): Promise<Uint8Array> {
    const peaks = await this.nodes(wholeNodes(0, size));
    return rootOfFrontier({ size, peaks });
  }

  /** Which leaf each event is; undefined for one that the tree has not come to, or has no such leaf of where it lies. */
  async leafIndexes(events: readonly Placed[]): Promise<readonly (number | undefined)[]> {
    const { rows } = await this.pool.query<{ index: number; hashes: Buffer; after: Position }>(TILES_OF_POSITIONS, [
      events.map(({ position }) => position),
    ]);
    const tiles = rows.map(({ index, hashes, after }) => ({ first: index * WIDTH, hashes: split(hashes), after }));
    return events.map(({ position, leafHash }) => {
      const tile = tiles.find(({ after }) => after < position);
      const place = tile ? tile.hashes.findIndex((hash) => same(hash, leafHash)) : -1;
      return place < 0 ? undefined : tile!.first + place;
    });
  }
  async leafIndex(event: Placed): Promise<number | undefined> {
    return (await this.leafIndexes([event]))[0];
  }

  /** A position that the log has given, before that of leaf `index`, and how many leaves lie between them. */
  async before(index: number): Promise<{ readonly after: Position; readonly skip: number }> {
    const { rows } = await this.pool.query<{ after: number }>(AFTER, [Math.floor(index / WIDTH)]);
    // the first leaf of the next tile: nothing has been written of it yet
    if (!rows[0]) return { after: (await this.edge()).position, skip: 0 };
    return { after: rows[0].after, skip: index % WIDTH };
  }
}
