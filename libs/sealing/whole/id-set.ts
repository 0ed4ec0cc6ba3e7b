/** UUIDs, 16 bytes each: a set of texts would take ten times the memory, and a log has millions. Open addressing, at most half full. */
export class IdSet {
  private slots = new Uint32Array(4 * 1024);
  private count = 0;

  /** False when it was there. `id` is a UUID in lower case; the one of only zeros is not kept. */
  add(id: string): boolean {
    if (2 * this.count >= this.slots.length / 4) this.grow();
    const [a, b, c, d] = [word(id, 0, 8), word(id, 9, 13, 14, 18), word(id, 19, 23, 24, 28), word(id, 28, 36)];
    if (!this.put(a, b, c, d)) return false;
    this.count += 1;
    return true;
  }

  private put(a: number, b: number, c: number, d: number): boolean {
    const { slots } = this;
    const mask = slots.length / 4 - 1;
    for (let at = (d ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) & mask; ; at = (at + 1) & mask) {
      const i = 4 * at;
      if (slots[i] === a && slots[i + 1] === b && slots[i + 2] === c && slots[i + 3] === d) return false;
      if (slots[i] === 0 && slots[i + 1] === 0 && slots[i + 2] === 0 && slots[i + 3] === 0) {
        slots[i] = a;
        slots[i + 1] = b;
        slots[i + 2] = c;
        slots[i + 3] = d;
        return true;
      }
    }
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Uint32Array(2 * before.length);
    for (let i = 0; i < before.length; i += 4) {
      const [a, b, c, d] = [before[i]!, before[i + 1]!, before[i + 2]!, before[i + 3]!];
      if (a !== 0 || b !== 0 || c !== 0 || d !== 0) this.put(a, b, c, d);
    }
  }
}

const DIGIT = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? 0 : digit;
});

/** The hex digits of one or two ranges as a number of 32 bits. */
function word(id: string, from: number, to: number, from2 = 0, to2 = 0): number {
  let bits = 0;
  for (let i = from; i < to; i++) bits = (bits << 4) | DIGIT[id.charCodeAt(i) & 127]!;
  for (let i = from2; i < to2; i++) bits = (bits << 4) | DIGIT[id.charCodeAt(i) & 127]!;
  return bits >>> 0;
}
