/**
 * The hashes of the tree and of what the leaves commit to, without an object of its own for each: a check of the whole log makes millions. They come as
 * text, because the library makes text three times as fast as buffers. Scratch memory serves everybody: all of it is synchronous.
 */
import { hash } from 'node:crypto';

export const HASH = 32;
const LABEL = Buffer.from('liggaren/data/v1\0', 'latin1');

let leaves = Buffer.alloc(64 * 1024); // 0x00 ‖ leaf
let contents = Buffer.alloc(64 * 1024); // label ‖ nonce ‖ data
LABEL.copy(contents);
const nodes = Buffer.alloc(1 + 2 * HASH, 1); // 0x01 ‖ left ‖ right

/** SHA-256(0x00 ‖ leaf), 32 characters of one byte each. */
export function leafHashText(leaf: Buffer): string {
  if (leaf.length >= leaves.length) leaves = Buffer.alloc(2 * leaf.length);
  leaf.copy(leaves, 1);
  return hash('sha256', leaves.subarray(0, 1 + leaf.length), 'latin1');
}

/** Puts SHA-256(0x01 ‖ left ‖ right) at `at` of `into`. */
export function hashNode(left: Buffer, leftAt: number, right: Buffer, rightAt: number, into: Buffer, at: number): void {
  left.copy(nodes, 1, leftAt, leftAt + HASH);
  right.copy(nodes, 1 + HASH, rightAt, rightAt + HASH);
  into.write(hash('sha256', nodes, 'latin1'), at, HASH, 'latin1');
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
