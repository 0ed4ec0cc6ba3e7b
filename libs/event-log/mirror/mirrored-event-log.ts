import type { Pool } from 'pg';
import type { LogByStream, ReadByStream } from '../by-stream';
import { DisposalRefused, isDisposing, type DisposingLog } from '../disposing';
import type {
  AppendOutcome,
  AppendRequest,
  EventLog,
  Position,
  ReadAll,
  ReadStream,
  RecordedEvent,
  Subscribe,
  Subscription,
} from '../port';
import { PostgresReader } from '../postgres/reader';
import type { ReadSealed, SealedReader, SealedRecord } from '../sealed';

export interface MirroredEventLogOptions {
  /** The log that is written to; closed together with this one. */
  readonly server: EventLog;
  /** As liggaren_app; the mirror is read through it. */
  readonly pool: Pool;
  /** How long a reader of the whole log waits for this process's own writes to be mirrored, in ms. Default 1,500. */
  readonly patienceMs?: number;
}

/**
 * A log on a server that is read in its whole from the mirror in PostgreSQL: appends and single streams go to the server, which alone says what is
 * so; everything that goes through the log in order is answered by the mirror, wherever a {@link MirrorKeeper} keeps it.
 */
export class MirroredEventLog implements EventLog, SealedReader, LogByStream, DisposingLog {
  readonly origin: string;
  private readonly server: EventLog;
  private readonly mirror: PostgresReader;
  private readonly patienceMs: number;
  /** The last position that was written here, and the last one that was waited for in vain. */
  private written: Position = 0;
  private givenUp: Position = 0;
  /** The mirror was here at the least. */
  private mirrored: Position = 0;

  constructor({ server, pool, patienceMs = 1500 }: MirroredEventLogOptions) {
    this.origin = server.origin;
    this.server = server;
    this.mirror = new PostgresReader(pool, 'evlog_mirror');
    this.patienceMs = patienceMs;
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const outcome = await this.server.append(request);
    if (outcome.kind !== 'conflict') this.written = Math.max(this.written, outcome.position);
    return outcome;
  }

  readStream(stream: string, options?: ReadStream): Promise<readonly RecordedEvent[]> {
    return this.server.readStream(stream, options);
  }

  async readAll(options?: ReadAll): Promise<readonly RecordedEvent[]> {
    await this.ownWrites();
    return this.mirror.readAll(options);
  }

  readSealed(read: ReadSealed): Promise<readonly SealedRecord[]> {
    return this.mirror.readSealed(read);
  }

  readByStream(read: ReadByStream): Promise<readonly RecordedEvent[]> {
    return this.mirror.readByStream(read);
  }

  /** The server first: a mirror that is made anew has what the server has. */
  async dispose(stream: string, disposal: string): Promise<number> {
    if (!isDisposing(this.server)) throw new DisposalRefused('what lies on the server of the log can not be removed from it');
    await this.server.dispose(stream, disposal);
    await this.ownWrites();
    return this.mirror.dispose(disposal);
  }

  /** Position of the last event in the mirror: what `readAll` reaches. */
  async head(): Promise<Position> {
    await this.ownWrites();
    return this.mirror.head();
  }

  subscribe(options: Subscribe): Subscription {
    return this.mirror.subscribe(options);
  }

  async close(): Promise<void> {
    await Promise.all([this.server.close(), this.mirror.close()]);
  }

  /** Waits for them, but once in vain is enough: a mirror that stands still must not make everybody wait. */
  private async ownWrites(): Promise<void> {
    if (this.mirrored >= this.written) return;
    this.mirror.listen();
    const wanted = this.written;
    const until = performance.now() + this.patienceMs;
    for (;;) {
      const { seen } = this.mirror.news;
      this.mirrored = await this.mirror.head();
      if (this.mirrored >= wanted || this.mirrored < this.givenUp) return;
      const left = until - performance.now();
      if (left <= 0) break;
      await this.mirror.news.after(seen, Math.min(left, DEAF_MS));
    }
    this.givenUp = wanted;
  }
}

/** Looks this often even though nothing was said: the connection that hears of it may be on its way. */
const DEAF_MS = 250;
