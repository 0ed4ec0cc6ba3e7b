/**
 * A random sample that anybody can draw again: out of the same ids and the same seed the same sample comes, in the same order (docs/evidence.md, "A random
 * sample"). Runs in browsers too.
 */
import { bytesOf, concat, toHex } from './bytes';
import { sha256 } from './sha256';

/** Names the rule; another rule gets another name. */
export const DRAW = 'liggaren/sample/v1';
/** 32 bytes in hex. */
export const DRAW_SEED = /^[0-9a-f]{64}$/;

const seedBytes = (seed: string): Uint8Array => Uint8Array.from(seed.match(/../g)!, (byte) => Number.parseInt(byte, 16));

/** Each once, sorted by their bytes: what is drawn from. Ids are UUIDs in small letters. */
export const sortedIds = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** The list of everything that could be drawn, as a file: one id on each line, each ended by LF. */
export const populationFile = (ids: Iterable<string>): Uint8Array<ArrayBuffer> =>
  bytesOf(
    sortedIds(ids)
      .map((id) => `${id}\n`)
      .join(''),
  );
export const populationSha256 = (ids: Iterable<string>): string => toHex(sha256(populationFile(ids)));

/**
 * The `count` ids whose SHA-256("liggaren/sample/v1" ‖ 0x00 ‖ seed ‖ id) come first, sorted by it: every sample of that size is as likely as any other, and
 * a larger sample by the same seed begins with the smaller one. All of them when there are no more. Throws TypeError for a seed that is not 32 bytes in hex.
 */
export function draw(ids: Iterable<string>, seed: string, count: number): readonly string[] {
  if (!DRAW_SEED.test(seed)) throw new TypeError('a seed is 32 bytes in hex');
  const before = concat(bytesOf(`${DRAW}\0`), seedBytes(seed));
  return sortedIds(ids)
    .map((id) => ({ id, rank: toHex(sha256(concat(before, bytesOf(id)))) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
