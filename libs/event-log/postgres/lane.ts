import { LogOverloaded } from '../port';
import { Batch, type Other } from './batch';
import { BinaryArrays } from './binary-arrays';
import { isPassing, type DedicatedConnection } from './connection';
import { place, type Placed } from './placing';
import type { Waiting } from './queue';
import { APPEND } from './statements';

interface Ready {
  readonly placed: Placed;
  readonly waiting: Waiting;
}

const OVERTAKEN_LIMIT = 100;
export const RETRY_AFTER_SECONDS = 2;

/** One connection that writes batches, one at a time. */
export class Lane {
  private readonly arrays = new BinaryArrays();
  private again: Waiting[] = [];

  constructor(private readonly connection: DedicatedConnection) {}

  /** Writes a batch; each caller learns the fate of its own request. Never throws; gives those that have to be written once more. */
  async write(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    this.arrays.reset();
    this.again = [];
    try {
      const drafts = batch.map(({ draft }) => draft);
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
    return this.again;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async send(ready: readonly Ready[]): Promise<void> {
    const batch = new Batch(
      ready.map(({ placed }) => placed),
      this.arrays,
    );
    try {
      const [row] = await this.connection.query<[number, readonly Other[] | null]>(APPEND, batch.parameters);
      for (const [i, outcome] of batch.outcomes(...row!).entries()) {
        const { placed, waiting } = ready[i]!;
        if (outcome.kind === 'conflict' && placed.overtaken(outcome.actual)) this.repeat(waiting);
        else waiting.resolve(outcome);
      }
    } catch (error) {
      if (isPassing(error) || ready.length === 1) for (const { waiting } of ready) waiting.reject(error);
      else for (const one of ready) await this.send([one]); // nothing was written: find out whose fault it was, without its neighbours paying
    }
  }

  private repeat(waiting: Waiting): void {
    waiting.overtaken += 1;
    if (waiting.overtaken > OVERTAKEN_LIMIT) waiting.reject(new LogOverloaded(RETRY_AFTER_SECONDS));
    else this.again.push(waiting);
  }
}
