/**
 * The Merkle tree of RFC 6962 (2.1) and RFC 9162: how leaves become a root, and how a proof is held against it. Pure; sizes and indexes are whole
 * numbers below 2^53, hashes 32 bytes.
 */
import { same } from './bytes';
import { sha256 } from './sha256';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** SHA-256(0x00 ‖ leaf). */
export const hashOfLeaf = (leaf: Uint8Array): Uint8Array => sha256(LEAF, leaf);
/** SHA-256(0x01 ‖ left ‖ right). */
export const hashOfNode = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);
/** Root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256();

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === 32);

/** The greatest power of two that is less than `n`; n ≥ 2. */
export function splitOf(n: number): number {
  let power = 1; // a logarithm would round near the large powers
  while (power * 2 < n) power *= 2;
  return power;
}

/** Root of whole leaf hashes: the definition itself, word for word, to hold the quicker ways against. */
export function rootOf(leafHashes: readonly Uint8Array[]): Uint8Array {
  if (leafHashes.length === 0) return EMPTY_ROOT;
  if (leafHashes.length === 1) return leafHashes[0]!;
  const k = splitOf(leafHashes.length);
  return hashOfNode(rootOf(leafHashes.slice(0, k)), rootOf(leafHashes.slice(k)));
}

/** Whether the leaf lies at `index` of the tree with that size and root (RFC 9162, 2.1.3.2). A tree of no leaves has none. */
export function isIncluded(leafHash: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false;
  let [place, last, hash] = [index, size - 1, leafHash];
  for (const other of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = hashOfNode(other, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = hashOfNode(hash, other);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && same(hash, root);
}
const half = (n: number): number => Math.floor(n / 2);

/**
 * Whether the tree with `size` leaves begins with the tree with `oldSize` (RFC 9162, 2.1.4.2). From a tree of no leaves nothing can be proved:
 * whoever has seen nothing accepts without a proof, and that is theirs to say.
 */
export function isConsistent(oldSize: number, size: number, oldRoot: Uint8Array, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!isSize(oldSize) || !isSize(size) || oldSize === 0 || oldSize > size || !areHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === size) return proof.length === 0 && same(oldRoot, root);
  // a tree whose size is a power of two is a node of the later one, and its root need not be sent
  const whole = splitOf(oldSize + 1) === oldSize;
  const [first, ...rest] = whole ? [oldRoot, ...proof] : proof;
  if (!first || (whole && proof.length === 0)) return false;
  let [place, last] = [oldSize - 1, size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [before, after] = [first, first];
  for (const other of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [before, after] = [hashOfNode(other, before), hashOfNode(other, after)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else after = hashOfNode(after, other);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && same(before, oldRoot) && same(after, root);
}
