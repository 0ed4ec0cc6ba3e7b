/**
 * Whether an ML-DSA-44 signature holds (FIPS 204, algorithm 8, with an empty context): so that a bundle can be checked where neither the browser
 * nor an older Node knows the algorithm. Verification handles nothing secret.
 */
import { concat, same } from './bytes';
import { shake128, shake256, take } from './keccak';

export const PUBLIC_KEY_BYTES = 1312;
export const SIGNATURE_BYTES = 2420;

const Q = 8_380_417;
const N = 256;
/** Rows and columns of the matrix. */
const K = 4;
const L = 4;
const DROPPED = 13;
const ONES = 39;
const GAMMA1 = 2 ** 17;
const GAMMA2 = (Q - 1) / 88;
const BETA = 78;
const OMEGA = 80;

type Polynomial = Int32Array;

const mod = (x: number): number => ((x % Q) + Q) % Q;
/** Products stay below 2^46. */
const times = (a: number, b: number): number => (a * b) % Q;

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = times(result, base);
  return result;
}
const reversed = (m: number): number => Number.parseInt(m.toString(2).padStart(8, '0').split('').reverse().join(''), 2);
/** ζ^BitRev8(m) with ζ = 1753 (FIPS 204, appendix B). */
const ZETAS = Int32Array.from({ length: N }, (_, m) => power(1753, reversed(m)));

/** FIPS 204, algorithm 41. */
function ntt(w: Polynomial): Polynomial {
  let m = 0;
  for (let length = 128; length >= 1; length /= 2)
    for (let start = 0; start < N; start += 2 * length) {
      const zeta = ZETAS[++m]!;
      for (let j = start; j < start + length; j++) {
        const t = times(zeta, w[j + length]!);
        w[j + length] = mod(w[j]! - t);
        w[j] = mod(w[j]! + t);
      }
    }
  return w;
}
/** FIPS 204, algorithm 42. */
function inverseNtt(w: Polynomial): Polynomial {
  let m = N;
  for (let length = 1; length < N; length *= 2)
    for (let start = 0; start < N; start += 2 * length) {
      const zeta = Q - ZETAS[--m]!;
      for (let j = start; j < start + length; j++) {
        const t = w[j]!;
        w[j] = mod(t + w[j + length]!);
        w[j + length] = times(zeta, mod(t - w[j + length]!));
      }
    }
  return w.map((x) => times(8_347_681, x));
}

/** Whole numbers of `width` bits, the lowest bit first (FIPS 204, 7.1). */
function unpacked(bytes: Uint8Array, width: number): Polynomial {
  const values = new Int32Array((bytes.length * 8) / width);
  let [held, bits, at] = [0, 0, 0];
  for (const byte of bytes) {
    held += byte * 2 ** bits;
    bits += 8;
    for (; bits >= width; bits -= width) {
      values[at++] = held % 2 ** width;
      held = Math.floor(held / 2 ** width);
    }
  }
  return values;
}

/** Where each polynomial has a hint; undefined for an encoding that nobody honest makes (FIPS 204, algorithm 21). */
function hints(bytes: Uint8Array): readonly ReadonlySet<number>[] | undefined {
  const found: Set<number>[] = [];
  let at = 0;
  for (let i = 0; i < K; i++) {
    const end = bytes[OMEGA + i]!;
    if (end < at || end > OMEGA) return undefined;
    const places = bytes.subarray(at, end);
    if (places.some((place, n) => n > 0 && places[n - 1]! >= place)) return undefined;
    found.push(new Set(places));
    at = end;
  }
  return bytes.subarray(at, OMEGA).every((byte) => byte === 0) ? found : undefined;
}

/** An entry of the matrix, as its transform (FIPS 204, algorithms 30 and 32). */
function entry(rho: Uint8Array, row: number, column: number): Polynomial {
  const stream = shake128(concat(rho, Uint8Array.of(column, row)));
  const polynomial = new Int32Array(N);
  for (let j = 0; j < N;) {
    const [a, b, c] = take(stream, 3) as unknown as [number, number, number];
    const value = a + 256 * b + 65_536 * (c & 0x7f);
    if (value < Q) polynomial[j++] = value;
  }
  return polynomial;
}

/** The challenge: 39 coefficients of ±1 (FIPS 204, algorithm 29). */
function challenge(seed: Uint8Array): Polynomial {
  const stream = shake256(seed);
  const signs = take(stream, 8);
  const c = new Int32Array(N);
  for (let i = N - ONES; i < N; i++) {
    let j: number;
    do j = stream.next().value;
    while (j > i);
    c[i] = c[j]!;
    const n = i + ONES - N;
    c[j] = (signs[n >> 3]! >> (n & 7)) & 1 ? Q - 1 : 1;
  }
  return c;
}

/** The high part of `r`, moved by one if there is a hint (FIPS 204, algorithms 36 and 40). */
function highPart(r: number, hint: boolean): number {
  let low = r % (2 * GAMMA2);
  if (low > GAMMA2) low -= 2 * GAMMA2;
  const wraps = r - low === Q - 1;
  const high = wraps ? 0 : (r - low) / (2 * GAMMA2);
  if (!hint) return high;
  // the greatest value counts as just below zero
  return (high + ((wraps ? low - 1 : low) > 0 ? 1 : 43)) % 44;
}

/** Six bits a coefficient. */
function packed(w: readonly number[]): Uint8Array {
  const bytes = new Uint8Array((w.length * 6) / 8);
  w.forEach((value, i) => {
    const [at, shift] = [(i * 6) >> 3, (i * 6) & 7];
    bytes[at] = bytes[at]! | (value << shift);
    if (shift > 2) bytes[at + 1] = bytes[at + 1]! | (value >> (8 - shift));
  });
  return bytes;
}

export function isMlDsa44(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const rho = publicKey.subarray(0, 32);
  const seed = signature.subarray(0, 32);
  const marked = hints(signature.subarray(32 + 576 * L));
  if (!marked) return false;
  const z = Array.from({ length: L }, (_, i) => unpacked(signature.subarray(32 + 576 * i, 608 + 576 * i), 18).map((x) => GAMMA1 - x));
  if (z.some((one) => one.some((x) => Math.abs(x) >= GAMMA1 - BETA))) return false;

  const transformed = z.map((one) => ntt(one.map(mod)));
  const c = ntt(challenge(seed));
  const rows = Array.from({ length: K }, (_, row) => {
    const t = ntt(unpacked(publicKey.subarray(32 + 320 * row, 352 + 320 * row), 10).map((x) => x * 2 ** DROPPED));
    const matrix = transformed.map((_, column) => entry(rho, row, column));
    const sum = t.map((x, j) =>
      mod(transformed.reduce((all, one, column) => all + times(matrix[column]![j]!, one[j]!), 0) - times(c[j]!, x)),
    );
    return packed(Array.from(inverseNtt(sum), (x, j) => highPart(x, marked[row]!.has(j))));
  });

  const key = take(shake256(publicKey), 64);
  const digest = take(shake256(concat(key, Uint8Array.of(0, 0), message)), 64);
  return same(take(shake256(concat(digest, ...rows)), 32), seed);
}
