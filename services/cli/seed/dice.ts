import { createHash } from 'node:crypto';

/** Chance that falls the same way every time: the n-th throw with a seed is a hash of both. */
export class Dice {
  private thrown = 0;
  private bytes = Buffer.alloc(0);
  constructor(private readonly seed: string) {}

  /** A whole number from 0 up to, not including, `limit` (at most 2³²). */
  below(limit: number): number {
    const at = (this.thrown % 8) * 4;
    if (at === 0) this.bytes = createHash('sha256').update(`${this.seed}/${this.thrown}`).digest();
    this.thrown++;
    return this.bytes.readUInt32LE(at) % limit;
  }
  /** True so many times in a hundred. */
  percent(chance: number): boolean {
    return this.below(100) < chance;
  }
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
