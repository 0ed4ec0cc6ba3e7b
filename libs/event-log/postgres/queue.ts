import type { Draft } from '../envelope';
import type { AppendOutcome } from '../port';

/** A request whose caller waits. */
export interface Waiting {
  readonly draft: Draft;
  /** Size of its content. */
  readonly bytes: number;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
  /** How many times another process was there between our look at the stream and our append. */
  overtaken: number;
}

const BATCH = { requests: 512, events: 1000, bytes: 8_000_000 };

/** What waits to be written, in order. A stream is in one hand at a time: its next request is built on what the one before it wrote. */
export class Queue {
  private waiting: Waiting[] = [];
  private readonly inHand = new Set<string>();

  get length(): number {
    return this.waiting.length;
  }

  add(one: Waiting): void {
    this.waiting.push(one);
  }

  /** The next batch of `most` requests or fewer, none when there is nothing that may be written now. To be {@link release}d. */
  take(most: number): readonly Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    let events = 0;
    let bytes = 0;
    for (const [i, one] of this.waiting.entries()) {
      const { stream, events: own } = one.draft.request;
      const full = taken.length >= Math.min(most, BATCH.requests) || events + own.length > BATCH.events || bytes + one.bytes > BATCH.bytes;
      if (full && taken.length > 0) {
        left.push(...this.waiting.slice(i));
        break;
      }
      if (this.inHand.has(stream)) {
        left.push(one);
        continue;
      }
      this.inHand.add(stream);
      taken.push(one);
      events += own.length;
      bytes += one.bytes;
    }
    this.waiting = left;
    return taken;
  }

  /** The batch is written, but for `again`: those come first the next time. */
  release(batch: readonly Waiting[], again: readonly Waiting[]): void {
    for (const { draft } of batch) this.inHand.delete(draft.request.stream);
    if (again.length > 0) this.waiting = [...again, ...this.waiting];
  }
}
