import { setImmediate as nextTurn } from 'node:timers/promises';
import { draft, type Provenance } from '../envelope';
import { LogOverloaded, type AppendOutcome, type AppendRequest } from '../port';
import { Batch, type Other } from './batch';
import { BinaryArrays } from './binary-arrays';
import { isForeignId, isPassing, type DedicatedConnection } from './connection';
import { place, type Placed } from './placing';
import { Queue, type Waiting } from './queue';
import { APPEND } from './statements';

interface Ready {
  readonly placed: Placed;
  readonly waiting: Waiting;
}

export interface AppenderOptions extends Provenance {
  /** Requests that may wait; more are refused with LogOverloaded. */
  readonly queueLimit: number;
}

const OVERTAKEN_LIMIT = 100;
const RETRY_AFTER_SECONDS = 2;

/**
 * Group commit: one batch is written while the next one gathers, with no timer. A lone writer never waits for company, and under load the
 * batches grow.
 */
export class Appender {
  private readonly queue = new Queue();
  private readonly arrays = new BinaryArrays();
  private flushing: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly connection: DedicatedConnection,
    private readonly options: AppenderOptions,
  ) {}

  async append(request: AppendRequest): Promise<AppendOutcome> {
    if (this.closed) throw new Error('the event log is closed');
    if (this.queue.length >= this.options.queueLimit) throw new LogOverloaded(RETRY_AFTER_SECONDS);
    const drafted = draft(request, this.options);
    const bytes = drafted.parts.reduce((sum, { data }) => sum + data.length, 0);
    return new Promise((resolve, reject) => {
      this.queue.add({ draft: drafted, bytes, resolve, reject, overtaken: 0 });
      this.flushing ??= this.flush();
    });
  }

  /** Takes nothing more, and writes what waits. */
  async close(): Promise<void> {
    this.closed = true;
    await this.flushing;
    await this.connection.close();
  }

  private async flush(): Promise<void> {
    // everybody who got an answer, or came in, in the same turn of the event loop gets to say the next thing before a batch is taken
    for (await nextTurn(); this.queue.length > 0; await nextTurn()) await this.write(this.queue.take());
    this.flushing = undefined;
  }

  /** Never throws: each request learns its own fate. */
  private async write(batch: readonly Waiting[]): Promise<void> {
    this.arrays.reset();
    try {
      const drafts = batch.map(({ draft: drafted }) => drafted);
      const placed = await place(this.connection, this.arrays, drafts);
      const ready: Ready[] = [];
      for (const [i, one] of placed.entries()) {
        if ('kind' in one) batch[i]!.resolve(one);
        else ready.push({ placed: one, waiting: batch[i]! });
      }
      if (ready.length > 0) await this.send(ready);
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }

  private async send(ready: readonly Ready[]): Promise<void> {
    const batch = new Batch(
      ready.map(({ placed }) => placed),
      this.arrays,
    );
    try {
      const [row] = await this.connection.query<[number, readonly Other[] | null]>(APPEND, batch.parameters);
      for (const [i, outcome] of batch.outcomes(...row!).entries()) this.settle(ready[i]!, outcome);
    } catch (error) {
      await this.failed(ready, error);
    }
  }

  /** Nothing of these was written. The guilty one is found by halves, so that its neighbours don't pay. */
  private async failed(ready: readonly Ready[], error: unknown): Promise<void> {
    const half = Math.ceil(ready.length / 2);
    if (isPassing(error)) for (const { waiting } of ready) waiting.reject(error);
    else if (ready.length > 1) for (const part of [ready.slice(0, half), ready.slice(half)]) await this.send(part);
    else if (isForeignId(error)) ready[0]!.waiting.resolve({ kind: 'conflict', actual: ready[0]!.placed.head?.revision });
    else ready[0]!.waiting.reject(error);
  }

  private settle({ placed, waiting }: Ready, outcome: AppendOutcome): void {
    if (outcome.kind !== 'conflict' || !placed.overtaken(outcome.actual)) return waiting.resolve(outcome);
    waiting.overtaken += 1;
    if (waiting.overtaken > OVERTAKEN_LIMIT) waiting.reject(new LogOverloaded(RETRY_AFTER_SECONDS));
    else this.queue.addFirst(waiting);
  }
}
