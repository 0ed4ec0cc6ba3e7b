import { draft, type Provenance } from '../envelope';
import { LogOverloaded, type AppendOutcome, type AppendRequest } from '../port';
import { RETRY_AFTER_SECONDS, type Lane } from './lane';
import { Queue } from './queue';

export interface AppenderOptions extends Provenance {
  /** Requests that may wait; more are refused with LogOverloaded. */
  readonly queueLimit: number;
}

/** So many waiting requests are worth two batches: smaller ones cost more in commits than they save. */
const WORTH_SPLITTING = 16;

/**
 * Group commit: while a batch is being written the next one gathers, with no timer. A lone writer never waits for company, and under load
 * the batches grow. There are two lanes, so that one batch is made ready while the database writes the other; the log's head row still
 * lets only one of them write at a time.
 */
export class Appender {
  private readonly queue = new Queue();
  private readonly idle: Lane[];
  private scheduled = false;
  private closed = false;
  private drained: () => void = () => undefined;

  constructor(
    private readonly lanes: readonly Lane[],
    private readonly options: AppenderOptions,
  ) {
    this.idle = [...lanes];
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    if (this.closed) throw new Error('the event log is closed');
    if (this.queue.length >= this.options.queueLimit) throw new LogOverloaded(RETRY_AFTER_SECONDS);
    const drafted = draft(request, this.options);
    const bytes = drafted.parts.reduce((sum, { data }) => sum + data.length, 0);
    return new Promise((resolve, reject) => {
      this.queue.add({ draft: drafted, bytes, resolve, reject, overtaken: 0 });
      this.schedule();
    });
  }

  /** Takes nothing more, and writes what waits. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.queue.length > 0 || this.idle.length < this.lanes.length) await new Promise<void>((resolve) => (this.drained = resolve));
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  /** Once this turn of the event loop is over: everybody who got an answer in it gets to say the next thing first. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.idle.length > 0) {
      const split = this.idle.length > 1 && this.queue.length >= WORTH_SPLITTING;
      const batch = this.queue.take(split ? Math.ceil(this.queue.length / 2) : Infinity);
      if (batch.length === 0) break;
      const lane = this.idle.pop()!;
      void lane.write(batch).then((again) => {
        this.queue.release(batch, again);
        this.idle.push(lane);
        this.schedule();
      });
    }
    if (this.queue.length === 0 && this.idle.length === this.lanes.length) this.drained();
  }
}
