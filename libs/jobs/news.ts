/** Hears that something has been wanted (NOTIFY jobs). While its connection is away, those who wait look for themselves. */
import type { Pool, PoolClient } from 'pg';
import { Signal } from '../event-log/signal';

const LISTENING_PATIENCE_MS = 5000;
const DEAF_PATIENCE_MS = 500;
const RECONNECT_MS = 1000;

export class News {
  private readonly signal = new Signal();
  private client: PoolClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private opening: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly pool: Pool) {}

  start(): void {
    this.opening = this.open();
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
    return this.signal.after(seen, this.client ? LISTENING_PATIENCE_MS : DEAF_PATIENCE_MS);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.opening;
    this.client?.release(true); // it listens: nobody else shall have it
    this.client = undefined;
    this.signal.raise();
  }

  private async open(): Promise<void> {
    let client: PoolClient | undefined;
    try {
      client = await this.pool.connect();
      const connected = client;
      connected.on('notification', () => this.signal.raise());
      connected.once('error', () => this.lost(connected));
      await connected.query('listen jobs');
      this.client = connected;
      this.signal.raise(); // something may have been wanted before we listened
    } catch {
      client?.release(true);
      this.again();
    }
  }

  private lost(client: PoolClient): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    client.release(true);
    this.signal.raise(); // whoever sleeps long shall sleep short from now on
    this.again();
  }

  private again(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => this.start(), RECONNECT_MS);
  }
}
