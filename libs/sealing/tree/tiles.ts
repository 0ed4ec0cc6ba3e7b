/** Tiles of a growing tree (C2SP tlog-tiles: height 8): which hash lies where, and what a batch of leaves adds. Pure. */
import { extend, type Frontier, type NodeAt } from '#libs/integrity';

/** Levels of the tree that one level of tiles spans. */
export const HEIGHT = 8;
/** Hashes of a whole tile. */
export const WIDTH = 2 ** HEIGHT;
export const HASH = 32;

export interface TileAt {
  readonly level: number;
  readonly index: number;
}
/** What is put at the end of a tile that has `count` hashes. */
export interface Growth extends TileAt {
  readonly count: number;
  readonly hashes: readonly Uint8Array[];
}

/** The frontier after these leaves, and how each tile grows. */
export function grow(
  from: Frontier,
  leafHashes: readonly Uint8Array[],
): { readonly frontier: Frontier; readonly tiles: readonly Growth[] } {
  const tiles = new Map<string, Growth & { readonly hashes: Uint8Array[] }>();
  const frontier = extend(from, leafHashes, ({ level, index, hash }) => {
    if (level % HEIGHT !== 0) return;
    const at = { level: level / HEIGHT, index: Math.floor(index / WIDTH) };
    const name = `${at.level}/${at.index}`;
    const tile = tiles.get(name);
    if (tile) tile.hashes.push(hash);
    else tiles.set(name, { ...at, count: index % WIDTH, hashes: [hash] });
  });
  return { frontier, tiles: [...tiles.values()] };
}

/** The tile that a node's hash is computed from, and which of its hashes, `from` up to but not including `to`: one of them is the node itself. */
export function placeOf({ level, index }: NodeAt): TileAt & { readonly from: number; readonly to: number } {
  const width = 2 ** (level % HEIGHT);
  const first = index * width;
  const from = first % WIDTH;
  return { level: Math.floor(level / HEIGHT), index: Math.floor(first / WIDTH), from, to: from + width };
}
