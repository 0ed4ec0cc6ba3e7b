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

/** What waits to be written, in order. */
export class Queue {
  private waiting: Waiting[] = [];

  get length(): number {
    return this.waiting.length;
  }

  add(one: Waiting): void {
    this.waiting.push(one);
  }

  /** Before everything else: it had its turn already. */
  addFirst(one: Waiting): void {
    this.waiting.unshift(one);
  }

  /** The next batch: at most one request per stream, so that each is built on what the stream's former one wrote. */
  take(): readonly Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    const streams = new Set<string>();
    let events = 0;
    let bytes = 0;
    for (const [i, one] of this.waiting.entries()) {
      const { stream, events: own } = one.draft.request;
      const full = taken.length === BATCH.requests || events + own.length > BATCH.events || bytes + one.bytes > BATCH.bytes;
      if (full && taken.length > 0) {
        left.push(...this.waiting.slice(i));
        break;
      }
      if (streams.has(stream)) {
        left.push(one);
        continue;
      }
      streams.add(stream);
      taken.push(one);
      events += own.length;
      bytes += one.bytes;
    }
    this.waiting = left;
    return taken;
  }
}
