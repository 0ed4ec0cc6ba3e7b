import fc from 'fast-check';
import { bytesOf, EMPTY, hashOfLeaf, rootOf, rootOfFrontier, toHex, wholeNodes, type NodeAt } from '#libs/integrity';
import { grow, HASH, placeOf, WIDTH } from './tiles';

const leaf = (n: number): Uint8Array => hashOfLeaf(bytesOf(`leaf ${n}`));
const leaves = (count: number, from = 0): readonly Uint8Array[] => Array.from({ length: count }, (_, i) => leaf(from + i));

/** Tiles as they lie after batches of these sizes. */
function laid(batches: readonly number[]) {
  const tiles = new Map<string, Uint8Array[]>();
  let frontier = EMPTY;
  for (const size of batches) {
    const grown = grow(frontier, leaves(size, frontier.size));
    frontier = grown.frontier;
    for (const { level, index, count, hashes } of grown.tiles) {
      const lying = tiles.get(`${level}/${index}`) ?? [];
      expect(lying.length).toBe(count);
      tiles.set(`${level}/${index}`, [...lying, ...hashes]);
    }
  }
  const nodeHash = (node: NodeAt): Uint8Array => {
    const { level, index, from, to } = placeOf(node);
    return rootOf(tiles.get(`${level}/${index}`)!.slice(from, to));
  };
  return { tiles, frontier, nodeHash };
}

const spelled = (tiles: ReadonlyMap<string, readonly Uint8Array[]>): string =>
  [...tiles]
    .map(([name, hashes]) => `${name} ${hashes.map(toHex).join()}`)
    .toSorted()
    .join('\n');

describe('tiles', () => {
  it('hold the same hashes however the leaves came, and every root of the tree', () => {
    const batches = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 200, max: 600 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(batches, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, part) => {
        const size = sizes.reduce((sum, n) => sum + n, 0);
        const { tiles, frontier, nodeHash } = laid(sizes);
        const hashes = leaves(size);
        expect(toHex(rootOfFrontier(frontier))).toBe(toHex(rootOf(hashes)));
        const earlier = Math.max(1, Math.floor(size * part));
        const peaks = wholeNodes(0, earlier).map(nodeHash);
        expect(toHex(rootOfFrontier({ size: earlier, peaks }))).toBe(toHex(rootOf(hashes.slice(0, earlier))));
        expect(spelled(tiles)).toBe(spelled(laid([size]).tiles));
      }),
      { numRuns: 15 },
    );
  });

  it('are 256 hashes wide, and the hash of a whole one lies in the tile above', () => {
    const { tiles } = laid([3 * WIDTH + 5]);
    expect([...tiles.keys()]).toEqual(['0/0', '1/0', '0/1', '0/2', '0/3']);
    expect(tiles.get('1/0')!.map(toHex)).toEqual([0, 1, 2].map((n) => toHex(rootOf(leaves(WIDTH, n * WIDTH)))));
    expect(tiles.get('0/3')).toEqual(leaves(5, 3 * WIDTH));
    expect(tiles.get('0/0')![0]!.length).toBe(HASH);
    // the leaf that makes 256 tiles whole
    const edge = { size: WIDTH * WIDTH - 1, peaks: leaves(16) };
    expect(grow(edge, leaves(1)).tiles.map(({ level, index, count }) => `${level}/${index}+${count}`)).toEqual([
      '0/255+255',
      '1/0+255',
      '2/0+0',
    ]);
  });

  it('give every node of the tree a place', () => {
    expect(placeOf({ level: 0, index: 300 })).toEqual({ level: 0, index: 1, from: 44, to: 45 });
    expect(placeOf({ level: 3, index: 33 })).toEqual({ level: 0, index: 1, from: 8, to: 16 });
    expect(placeOf({ level: 8, index: 1 })).toEqual({ level: 1, index: 0, from: 1, to: 2 });
    expect(placeOf({ level: 17, index: 130 })).toEqual({ level: 2, index: 1, from: 4, to: 6 });
  });
});
