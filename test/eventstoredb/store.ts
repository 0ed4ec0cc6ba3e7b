/** What the double keeps: one log of records, and the server's rules for what may be added to it. */
import { randomUUID } from 'node:crypto';

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}
export interface Stored extends Proposed {
  readonly stream: string;
  readonly revision: number;
  /** Place of the record in the transaction file: commit and prepare position alike, as for everything written over gRPC. */
  readonly position: bigint;
  readonly createdMs: number;
}

/** As the protocol says it; a number is an exact revision. */
export type Expectation = 'any' | 'stream_exists' | 'no_stream' | number;
export type Verdict =
  /** `position` undefined: the server does not tell where the events of an old write lie. */
  | { readonly kind: 'success'; readonly revision: number; readonly position: bigint | undefined; readonly idempotent: boolean }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

interface Stream {
  readonly events: Stored[];
  /** Soft deleted: everything before this revision is gone from reads. */
  truncatedBefore: number;
  tombstoned: boolean;
}

const RECORD_OVERHEAD = 112;

export class Store {
  /** `$all`, by position. */
  readonly all: Stored[] = [];
  private readonly streams = new Map<string, Stream>();
  /** The server's bounded memory of ids, the only thing that it goes by for `any` and `stream_exists`. */
  private readonly recent = new Map<string, Stored>();
  private readonly listeners = new Set<() => void>();
  private end = 0n;
  /** Ids that the server remembers for idempotency without a revision. */
  remembered = 10_000;

  constructor() {
    // what lies first in every server's log
    this.write('$$$settings', [system('$metadata')]);
    this.write('$users', [system('$User'), system('$User')]);
    this.write('$stats-127.0.0.1:2113', [system('$statsCollected')]);
  }

  /** Called after every write. Gives the function that stops it. */
  onWrite(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Undefined: there is no such stream, or nothing left of it. */
  events(stream: string): readonly Stored[] | undefined {
    const found = this.streams.get(stream);
    const left = found?.events.filter(({ revision }) => revision >= found.truncatedBefore);
    return left?.length ? left : undefined;
  }
  isTombstoned(stream: string): boolean {
    return this.streams.get(stream)?.tombstoned ?? false;
  }

  /** Decides as the server's index writer does, and writes when it may. */
  append(stream: string, expected: Expectation, events: readonly Proposed[]): Verdict {
    const found = this.streams.get(stream);
    if (found?.tombstoned) return { kind: 'deleted' };
    const current = (found?.events.length ?? 0) - 1;
    const softDeleted = found !== undefined && current >= 0 && found.truncatedBefore > current;
    const known =
      typeof expected === 'number' || expected === 'no_stream' ? this.atPlace(stream, expected, events) : this.recently(stream, events);
    if (known === 'some') return { kind: 'wrong', current };
    if (known !== 'none') return { kind: 'success', revision: known.revision, position: known.position, idempotent: true };
    const fits =
      expected === 'any' ||
      (expected === 'stream_exists'
        ? current >= 0 && !softDeleted
        : expected === 'no_stream'
          ? current < 0 || softDeleted
          : expected === current);
    if (!fits) return { kind: 'wrong', current };
    const last = this.write(stream, events);
    return { kind: 'success', revision: last.revision, position: last.position, idempotent: false };
  }

  /** Whatever the rules say: how events come to lie there that nobody should have written. */
  write(stream: string, events: readonly Proposed[]): Stored {
    const { events: own } = this.open(stream);
    for (const event of events) {
      const record: Stored = { ...event, stream, revision: own.length, position: this.end, createdMs: Date.now() };
      this.end += BigInt(RECORD_OVERHEAD + stream.length + event.data.length + event.metadata.length);
      own.push(record);
      this.all.push(record);
      this.recent.set(event.id, record);
      if (this.recent.size > this.remembered) this.recent.delete(this.recent.keys().next().value!);
    }
    if (this.all.length % 50 === 0) this.write('$stats-127.0.0.1:2113', [system('$statsCollected')]);
    for (const listener of this.listeners) listener();
    return own.at(-1)!;
  }

  softDelete(stream: string): void {
    const found = this.open(stream);
    found.truncatedBefore = found.events.length;
    this.write(`$$${stream}`, [system('$metadata')]);
  }
  tombstone(stream: string): void {
    this.open(stream).tombstoned = true;
    this.write(stream, [system('$streamDeleted')]);
  }

  private open(stream: string): Stream {
    let found = this.streams.get(stream);
    if (!found) this.streams.set(stream, (found = { events: [], truncatedBefore: 0, tombstoned: false }));
    return found;
  }

  /** A write below the stream's end is compared with what lies there, however old. */
  private atPlace(stream: string, expected: number | 'no_stream', events: readonly Proposed[]): Stored | 'none' | 'some' {
    const own = this.streams.get(stream)?.events ?? [];
    const first = expected === 'no_stream' ? 0 : expected + 1;
    if (first >= own.length || events.length === 0) return 'none';
    const different = events.findIndex(({ id }, n) => own[first + n]?.id !== id);
    if (different === 0) return 'none';
    return different > 0 ? 'some' : own[first + events.length - 1]!;
  }

  private recently(stream: string, events: readonly Proposed[]): Stored | 'none' | 'some' {
    const known = events.map(({ id }) => this.recent.get(id)).map((one) => (one?.stream === stream ? one : undefined));
    if (!known[0]) return 'none';
    return known.every(Boolean) ? known.at(-1)! : 'some';
  }
}

export function system(type: string): Proposed {
  return { id: randomUUID(), type, contentType: 'application/json', data: Buffer.from('{}'), metadata: Buffer.alloc(0) };
}

/** Index of the first record at this position or after it. */
export function firstFrom(all: readonly Stored[], position: bigint): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
