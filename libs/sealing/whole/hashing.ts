/**
 * The hashes of the tree and of what the leaves commit to, without an object of its own for each: a check of the whole log makes millions. They come as
 * text, because the library makes text three times as fast as buffers. Scratch memory serves everybody: all of it is synchronous.
 */
import { hash } from 'node:crypto';

export const HASH = 32;
const LABEL = Buffer.from('liggaren/data/v1\0', 'latin1');

const LONGEST = 16 * 1024;
const ZERO = Buffer.alloc(1);
const leaves = Buffer.alloc(1 + LONGEST); // 0x00 ‖ leaf
/** Of that memory, by the length of the leaf: to make one for each leaf costs a third of its hash. */
const beginnings: Buffer[] = [];
let contents = Buffer.alloc(64 * 1024); // label ‖ nonce ‖ data
LABEL.copy(contents);
const pair = Buffer.alloc(1 + 2 * HASH, 1); // 0x01 ‖ left ‖ right

/** SHA-256(0x00 ‖ leaf), 32 characters of one byte each. */
export function leafHashText(leaf: Buffer): string {
  if (leaf.length > LONGEST) return hash('sha256', Buffer.concat([ZERO, leaf]), 'latin1');
  leaves.set(leaf, 1);
  return hash('sha256', (beginnings[leaf.length] ??= leaves.subarray(0, 1 + leaf.length)), 'latin1');
}

/** SHA-256(0x01 ‖ left ‖ right), all of them as 32 characters of one byte each. */
export function nodeHashText(left: string, right: string): string {
  pair.write(left, 1, HASH, 'latin1');
  pair.write(right, 1 + HASH, HASH, 'latin1');
  return hash('sha256', pair, 'latin1');
}

/** SHA-256(label ‖ nonce ‖ data) in base64url, as the leaf says it. The nonce has 32 bytes. */
export function commitmentText(nonce: Buffer, data: Buffer): string {
  const size = LABEL.length + HASH + data.length;
  if (size > contents.length) {
    contents = Buffer.alloc(2 * size);
    LABEL.copy(contents);
  }
  nonce.copy(contents, LABEL.length);
  data.copy(contents, LABEL.length + HASH);
  return hash('sha256', contents.subarray(0, size), 'base64url');
}
