/** SHAKE128 and SHAKE256 (FIPS 202): what ML-DSA is made of. In whole words, slow and plain: a note has a handful of signatures. */

const MASK = (1n << 64n) - 1n;
const turned = (x: bigint, by: number): bigint => ((x << BigInt(by)) | (x >> BigInt(64 - by))) & MASK;

/** By the shift register of FIPS 202, 3.2.5. */
const ROUNDS: readonly bigint[] = (() => {
  let register = 1;
  const bit = (): number => {
    const out = register & 1;
    register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    return out;
  };
  return Array.from({ length: 24 }, () => {
    let constant = 0n;
    for (let j = 0; j < 7; j++) if (bit()) constant |= 1n << BigInt(2 ** j - 1);
    return constant;
  });
})();

/** One permutation of the 25 lanes, lane (x, y) at x + 5y (FIPS 202, 3.3). */
function permute(a: bigint[]): void {
  for (const constant of ROUNDS) {
    const column = [0, 1, 2, 3, 4].map((x) => a[x]! ^ a[x + 5]! ^ a[x + 10]! ^ a[x + 15]! ^ a[x + 20]!);
    for (let i = 0; i < 25; i++) a[i] = a[i]! ^ column[(i + 4) % 5]! ^ turned(column[(i + 1) % 5]!, 1);
    let [x, y, lane] = [1, 0, a[1]!];
    for (let t = 0; t < 24; t++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const next = a[x + 5 * y]!;
      a[x + 5 * y] = turned(lane, (((t + 1) * (t + 2)) / 2) % 64);
      lane = next;
    }
    for (let row = 0; row < 25; row += 5) {
      const [p, q, r, s, t] = a.slice(row, row + 5) as [bigint, bigint, bigint, bigint, bigint];
      [a[row], a[row + 1], a[row + 2], a[row + 3], a[row + 4]] = [
        p ^ (~q & MASK & r),
        q ^ (~r & MASK & s),
        r ^ (~s & MASK & t),
        s ^ (~t & MASK & p),
        t ^ (~p & MASK & q),
      ];
    }
    a[0] = a[0]! ^ constant;
  }
}

/** Bytes without end out of a message. `rate` in bytes: 168 for SHAKE128, 136 for SHAKE256. */
function* shake(rate: number, message: Uint8Array): Generator<number, never> {
  const lanes = Array.from({ length: 25 }, () => 0n);
  const padded = new Uint8Array(Math.ceil((message.length + 1) / rate) * rate);
  padded.set(message);
  padded[message.length] = 0x1f;
  padded[padded.length - 1] = padded.at(-1)! | 0x80;
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += rate) {
    for (let lane = 0; lane < rate / 8; lane++) lanes[lane] = lanes[lane]! ^ view.getBigUint64(block + 8 * lane, true);
    permute(lanes);
  }
  for (;;) {
    for (let i = 0; i < rate; i++) yield Number((lanes[i >> 3]! >> BigInt(8 * (i & 7))) & 0xffn);
    permute(lanes);
  }
}

export const shake128 = (message: Uint8Array): Generator<number, never> => shake(168, message);
export const shake256 = (message: Uint8Array): Generator<number, never> => shake(136, message);

/** The next `count` bytes. */
export const take = (from: Generator<number, never>, count: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: count }, () => from.next().value);
