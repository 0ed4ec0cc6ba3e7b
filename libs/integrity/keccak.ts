/** SHAKE128 and SHAKE256 (FIPS 202): what ML-DSA is made of. A lane of 64 bits is two words of 32, the low one first. */

/** How far each lane is turned, in the order in which the lanes change place (FIPS 202, 3.2.2), and where they go (3.2.3). */
const TURNS = Array.from({ length: 24 }, (_, t) => (((t + 1) * (t + 2)) / 2) % 64);
const PLACES = (() => {
  let [x, y] = [1, 0];
  return TURNS.map(() => {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    return x + 5 * y;
  });
})();

/** Constants of the rounds, by the shift register of FIPS 202, 3.2.5. */
const ROUNDS: readonly (readonly [low: number, high: number])[] = (() => {
  let register = 1;
  const bit = (): number => {
    const out = register & 1;
    register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    return out;
  };
  return Array.from({ length: 24 }, () => {
    const words: [number, number] = [0, 0];
    for (let j = 0; j < 7; j++) {
      const place = 2 ** j - 1;
      words[place >> 5]! |= bit() << (place & 31);
    }
    return words;
  });
})();

const column = new Int32Array(10);

/** One permutation of the 25 lanes, lane (x, y) at x + 5y (FIPS 202, 3.3). */
function permute(a: Int32Array): void {
  for (const [low, high] of ROUNDS) {
    for (let i = 0; i < 10; i++) column[i] = a[i]! ^ a[i + 10]! ^ a[i + 20]! ^ a[i + 30]! ^ a[i + 40]!;
    for (let x = 0; x < 5; x++) {
      const [before, after] = [2 * ((x + 4) % 5), 2 * ((x + 1) % 5)];
      const [l, h] = [column[after]!, column[after + 1]!];
      const lowMix = column[before]! ^ ((l << 1) | (h >>> 31));
      const highMix = column[before + 1]! ^ ((h << 1) | (l >>> 31));
      for (let i = 2 * x; i < 50; i += 10) {
        a[i] = a[i]! ^ lowMix;
        a[i + 1] = a[i + 1]! ^ highMix;
      }
    }
    let [l, h] = [a[2]!, a[3]!];
    for (let t = 0; t < 24; t++) {
      const [place, by] = [2 * PLACES[t]!, TURNS[t]!];
      if (by >= 32) [l, h] = [h, l];
      const turn = by & 31;
      const [turnedLow, turnedHigh] = turn === 0 ? [l, h] : [(l << turn) | (h >>> (32 - turn)), (h << turn) | (l >>> (32 - turn))];
      [l, h] = [a[place]!, a[place + 1]!];
      a[place] = turnedLow;
      a[place + 1] = turnedHigh;
    }
    for (let row = 0; row < 50; row += 10)
      for (let half = row; half < row + 2; half++) {
        const [p, q, r, s, t] = [a[half]!, a[half + 2]!, a[half + 4]!, a[half + 6]!, a[half + 8]!];
        a[half] = p ^ (~q & r);
        a[half + 2] = q ^ (~r & s);
        a[half + 4] = r ^ (~s & t);
        a[half + 6] = s ^ (~t & p);
        a[half + 8] = t ^ (~p & q);
      }
    a[0] = a[0]! ^ low;
    a[1] = a[1]! ^ high;
  }
}

/** Bytes without end out of a message. `rate` in bytes: 168 for SHAKE128, 136 for SHAKE256. */
function* shake(rate: number, message: Uint8Array): Generator<number, never> {
  const words = new Int32Array(50);
  const padded = new Uint8Array(Math.ceil((message.length + 1) / rate) * rate);
  padded.set(message);
  padded[message.length] = 0x1f;
  padded[padded.length - 1] = padded.at(-1)! | 0x80;
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += rate) {
    for (let word = 0; word < rate / 4; word++) words[word] = words[word]! ^ view.getInt32(block + 4 * word, true);
    permute(words);
  }
  for (;;) {
    for (let i = 0; i < rate; i++) yield (words[i >> 2]! >>> (8 * (i & 3))) & 0xff;
    permute(words);
  }
}

export const shake128 = (message: Uint8Array): Generator<number, never> => shake(168, message);
export const shake256 = (message: Uint8Array): Generator<number, never> => shake(136, message);

/** The next `count` bytes. */
export const take = (from: Generator<number, never>, count: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: count }, () => from.next().value);
