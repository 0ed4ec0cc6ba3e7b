import type { Client, ClientConfig } from 'pg';
import type { Signal } from '../signal';
import { connect } from './connection';
import type { LogSchema } from './statements';

const LISTENING_PATIENCE_MS = 5000;
const DEAF_PATIENCE_MS = 250;
const RECONNECT_MS = 1000;

/** Raises the signal at every notification of a channel. When its connection breaks, readers poll instead until it is there again. */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private opening: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly config: ClientConfig,
    private readonly news: Signal,
    private readonly channel: LogSchema | 'jobs' = 'evlog',
  ) {}

  /** Begins to listen, if it hasn't; returns at once. */
  start(): void {
    if (!this.closed) this.opening ??= this.open();
  }

  /** How long a reader may sleep: long while notifications come, short while they can't. */
  patience(): number {
    return this.client ? LISTENING_PATIENCE_MS : DEAF_PATIENCE_MS;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.opening;
    await this.client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    try {
      const client = await connect(this.config, `listen ${this.channel}`);
      client.on('notification', () => this.news.raise());
      client.once('end', () => this.lost(client));
      client.on('error', () => this.lost(client)); // it may say so more than once, and unheard it would end the process
      this.client = client;
      this.news.raise(); // something may have been written before we listened
    } catch {
      this.lost(this.client);
    }
  }

  private lost(client: Client | undefined): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    client?.end().catch(() => undefined);
    this.news.raise(); // whoever sleeps long shall sleep short from now on
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.opening = this.open();
    }, RECONNECT_MS);
  }
}
