/** Something happened, perhaps: wakes everyone who waits, and remembers for those who only begin to wait. */
export class Signal {
  private count = 0;
  private readonly waiting = new Set<() => void>();

  /** Pass it to {@link after}: what is raised from now on counts as news. */
  get seen(): number {
    return this.count;
  }

  raise(): void {
    this.count += 1;
    for (const wake of this.waiting) wake();
  }

  /** Rests for so long; ends early when something is raised once it is `over`. */
  async rest(milliseconds: number, over: () => boolean): Promise<void> {
    const until = performance.now() + milliseconds;
    for (let left = milliseconds; left > 0 && !over(); left = until - performance.now()) await this.after(this.seen, left);
  }

  /** Resolves when something was raised after `seen`, or when `milliseconds` have gone. */
  async after(seen: number, milliseconds: number): Promise<void> {
    if (this.count !== seen) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.waiting.add(wake);
    });
  }
}
