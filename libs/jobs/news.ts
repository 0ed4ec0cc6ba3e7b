/** Hears that something has been wanted (NOTIFY jobs). While its connection is away, those who wait look for themselves. */
import type { Pool } from 'pg';
import { Listener, Signal } from '../event-log/postgres';

export class News {
  private readonly signal = new Signal();
  private readonly listener: Listener;

  constructor(pool: Pool) {
    this.listener = new Listener(pool.options, this.signal, 'jobs');
  }

  start(): void {
    this.listener.start();
  }

  /** Pass it to {@link after}: what is raised from now on counts as news. */
  get seen(): number {
    return this.signal.seen;
  }
  raise(): void {
    this.signal.raise();
  }
  /** Resolves at news later than `seen`, or when it is time to look anyhow: long while notifications come, short while they can't. */
  after(seen: number): Promise<void> {
    return this.signal.after(seen, this.listener.patience());
  }

  async close(): Promise<void> {
    await this.listener.close();
    this.signal.raise();
  }
}
