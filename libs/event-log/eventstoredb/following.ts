import type { Position as ServerPosition } from '@eventstore/db-client';
import type { ContentKeys } from '../disposing';
import type { RecordedEvent, Subscribe, Subscription } from '../port';
import { decodeSealed } from '../sealed';
import { Signal } from '../signal';
import type { Connection } from './connection';
import { breaksClient } from './failure';
import { Feed } from './feed';
import { placeOf } from './reader';
import { fromServer, isOurs, opened, type Lying, type Ours } from './stored';

const LARGEST_BATCH = 1000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** How long a batch that is not full waits for more while the past is read, on a server that does not say that it caught up. */
const LINGER_MS = 1000;
const END_OF_POSITIONS = 1n << 63n;

/** Follows the log by subscriptions on the server, opening a new one from where it is however the old one was lost. */
export class Following implements Subscription {
  position: number;
  private readonly limit: number;
  private readonly stirred = new Signal();
  private readonly done: Promise<void>;
  private feed: Feed | undefined;
  private closing = false;
  /** Where a new subscription goes on from: the last event handled, or a checkpoint beyond it. */
  private resume: ServerPosition | undefined;
  private failures = 0;
  /** Whether the feed in hand has come to what is written now. */
  private live = false;

  constructor(
    private readonly connection: Connection,
    private readonly ours: Ours,
    private readonly options: Subscribe,
    beginsAfter: number,
    private readonly keys: ContentKeys | undefined,
  ) {
    this.position = options.after;
    this.limit = Math.max(1, Math.min(options.batch ?? LARGEST_BATCH, LARGEST_BATCH));
    const start = Math.max(options.after, beginsAfter);
    this.resume = start > 0 ? placeOf(start) : undefined;
    this.done = this.run();
  }

  async close(): Promise<void> {
    this.closing = true;
    this.stirred.raise();
    this.feed?.news.raise();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.closing) {
      try {
        await this.followOne();
      } catch (error) {
        if (this.closing) return;
        this.failures += 1;
        this.options.onError?.(error, this.failures);
        await this.pause(this.failures);
      }
    }
  }

  /** Returns when the subscription fell silent, throws why it was lost. */
  private async followOne(): Promise<void> {
    const session = this.connection.session();
    const feed = new Feed(session, this.resume, this.ours.streamPrefix);
    this.feed = feed;
    this.live = false;
    try {
      for (let spoke = true; spoke && !this.closing;) {
        const { events, checkpoint, silent } = await this.gather(feed);
        spoke = !silent;
        if (events.length > 0 && !(await this.hand(events))) return;
        if (checkpoint) this.resume = checkpoint;
        if (events.length > 0 || checkpoint) this.failures = 0;
        if (feed.lost && events.length === 0) throw feed.lost;
      }
    } catch (error) {
      if (breaksClient(error)) this.connection.retire(session);
      throw error;
    } finally {
      feed.close();
    }
  }

  /** The next batch: full, or all there is. The checkpoint is the last one that holds once the batch is handled. */
  private async gather(feed: Feed): Promise<{ events: readonly RecordedEvent[]; checkpoint?: ServerPosition; silent: boolean }> {
    const events: Lying[] = [];
    let checkpoint: ServerPosition | undefined;
    let last = this.position;
    // opened as late as can be: a content whose key is destroyed meanwhile is gone
    const gathered = async (silent = false) => {
      const { records, wrong } = await opened(events, this.ours, this.keys);
      if (wrong) feed.stop(wrong);
      return { events: records.map(decodeSealed), ...(checkpoint && !wrong ? { checkpoint } : {}), silent };
    };
    const patience = this.connection.patience.silence;
    for (let until = 0; !this.closing;) {
      const seen = feed.news.seen;
      const item = feed.next();
      if (!item) {
        if (feed.lost || (this.live && events.length > 0)) return gathered();
        if (events.length > 0) until ||= performance.now() + LINGER_MS;
        const wait = until ? until - performance.now() : patience;
        if (wait > 0) await feed.news.after(seen, wait);
        if (feed.news.seen === seen) return gathered(until === 0);
      } else if ('event' in item) {
        const { event } = item.event;
        if (!isOurs(event, this.ours)) continue;
        try {
          const lying = fromServer(event, this.ours);
          if (lying.record.position <= last) continue; // sent once more
          events.push(lying);
          last = lying.record.position;
          checkpoint = undefined; // one that is behind an event is beyond need, one that was before its time was wrong
        } catch (error) {
          feed.stop(error as Error);
        }
        if (events.length === this.limit || feed.lost) return gathered();
      } else if ('checkpoint' in item) {
        if (this.isOnwards(item.checkpoint, last)) checkpoint = item.checkpoint;
      } else {
        this.live = true;
        if (events.length > 0) return gathered();
      }
    }
    return gathered();
  }

  /** Servers have sent checkpoints twice, with all bits set, and from before where they were. */
  private isOnwards({ commit }: ServerPosition, last: number): boolean {
    return commit > BigInt(last) && commit > (this.resume?.commit ?? -1n) && commit < END_OF_POSITIONS;
  }

  /** Hands the events over until that succeeds. False when the subscription was closed before. */
  private async hand(events: readonly RecordedEvent[]): Promise<boolean> {
    for (let attempt = 1; !this.closing; attempt++) {
      try {
        await this.options.handle(events);
        this.position = events.at(-1)!.position;
        this.resume = placeOf(this.position);
        return true;
      } catch (error) {
        this.options.onError?.(error, attempt);
        await this.pause(attempt);
      }
    }
    return false;
  }

  private pause(attempt: number): Promise<void> {
    return this.stirred.rest(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), () => this.closing);
  }
}
