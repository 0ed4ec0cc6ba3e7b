/** Questions under way at the same time: whoever comes while one is away need not wait for it. */
const LANES = 3;

/** Gathers what is asked for one by one while answers are awaited, and asks for all of it at once. */
export class Grouped<K, V> {
  private readonly waiting: { readonly key: K; readonly resolve: (value: V) => void; readonly reject: (error: unknown) => void }[] = [];
  private underWay = 0;

  /** `ask` gives one answer per key, in the same order. At most `limit` keys at a time. */
  constructor(
    private readonly ask: (keys: readonly K[]) => Promise<readonly V[]>,
    private readonly limit = 500,
  ) {}

  one(key: K): Promise<V> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      if (this.underWay < LANES) {
        this.underWay++;
        setImmediate(() => void this.work());
      }
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, this.limit);
      try {
        const values = await this.ask(group.map(({ key }) => key));
        group.forEach(({ resolve }, n) => resolve(values[n]!));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.underWay--;
  }
}
