import type { LogByStream, ReadByStream } from '../by-stream';
import { decode, draft, seal, type Provenance, type SealedEvent } from '../envelope';
import { LARGEST_PAGE, pageSize } from '../page-size';
import type {
  AppendOutcome,
  AppendRequest,
  EventLog,
  Position,
  ReadAll,
  ReadStream,
  RecordedEvent,
  Revision,
  StreamHead,
  Subscribe,
  Subscription,
} from '../port';
import { DisposalRefused, KEPT_FOR_GOOD, type DisposingLog } from '../disposing';
import { DISPOSAL, disposedBy } from '../missing-content';
import { checkRun, sealedRecord, type ReadSealed, type SealedLog, type SealedRecord } from '../sealed';
import { Signal } from '../signal';
import { follow } from '../subscription';

interface Kept extends Omit<SealedEvent, 'nonce' | 'data'> {
  nonce: Buffer | null;
  data: string | null;
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
}

/** The log in memory: for tests, and for trying out a rule against a history. Gone when the process ends. */
export class MemoryEventLog implements EventLog, SealedLog, LogByStream, DisposingLog {
  readonly origin: string;
  private readonly events: Kept[] = [];
  private readonly streams = new Map<string, Kept[]>();
  private readonly byId = new Map<string, Kept>();
  private readonly news = new Signal();

  constructor(private readonly provenance: Provenance) {
    this.origin = provenance.origin;
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const drafted = draft(request, this.provenance);
    const stream = this.streams.get(request.stream) ?? [];
    const last = stream.at(-1);
    const head: StreamHead | undefined = last && { revision: last.revision, leafHash: last.leafHash };
    const known = drafted.parts.map(({ id }) => this.byId.get(id));
    if (known.some(Boolean)) return firstOutcome(request, known) ?? { kind: 'conflict', actual: head?.revision };
    if (!fits(request, head)) return { kind: 'conflict', actual: head?.revision };

    return this.keep(request.stream, seal(drafted, head));
  }

  private keep(name: string, events: readonly (Omit<SealedEvent, 'nonce' | 'data'> & Pick<Kept, 'nonce' | 'data'>)[]): AppendOutcome {
    const stream = this.streams.get(name) ?? [];
    for (const event of events) {
      const kept = { ...event, position: this.events.length + 1, stream: name, revision: stream.length };
      this.events.push(kept);
      stream.push(kept);
      this.byId.set(kept.id, kept);
    }
    this.streams.set(name, stream);
    this.news.raise();
    const end = stream.at(-1)!;
    return { kind: 'appended', position: end.position, head: { revision: end.revision, leafHash: end.leafHash } };
  }

  async readSealed({ after, limit, stream }: ReadSealed): Promise<readonly SealedRecord[]> {
    const later = stream === undefined ? this.events.slice(after) : this.streams.get(stream)?.filter(({ position }) => position > after);
    return (later ?? [])
      .slice(0, pageSize(limit))
      .map(({ nonce, data, ...event }) =>
        nonce === null || data === null
          ? { ...event, leaf: Buffer.from(event.leaf), nonce: null, data: null }
          : sealedRecord({ ...event, nonce, data }, event.stream, event.revision, event.position),
      );
  }

  async appendSealed(stream: string, expectedRevision: Revision, events: readonly SealedRecord[]): Promise<AppendOutcome> {
    const { before } = checkRun(stream, expectedRevision, events, this.origin);
    const last = this.streams.get(stream)?.at(-1);
    const known = events.map(({ id }) => this.byId.get(id));
    const expected = before ?? 'noStream';
    if (known.some(Boolean)) return firstOutcome({ stream, expected }, known) ?? { kind: 'conflict', actual: last?.revision };
    if (!fits({ expected }, last)) return { kind: 'conflict', actual: last?.revision };
    return this.keep(
      stream,
      events.map((event) => ({ ...event, leaf: event.leaf.toString(), data: event.data && event.data.toString() })),
    );
  }

  async readStream(stream: string, { from, direction = 'forwards', limit }: ReadStream = {}): Promise<readonly RecordedEvent[]> {
    const all = this.streams.get(stream) ?? [];
    const wanted = direction === 'forwards' ? all.slice(from ?? 0) : all.slice(0, (from ?? all.length) + 1).reverse();
    return wanted.slice(0, limit).map(recorded);
  }

  async readAll({ after, direction = 'forwards', limit }: ReadAll = {}): Promise<readonly RecordedEvent[]> {
    const size = pageSize(limit);
    if (direction === 'forwards') return this.events.slice(after ?? 0, (after ?? 0) + size).map(recorded);
    const before = Math.min(after === undefined ? Infinity : after - 1, this.events.length);
    return this.events
      .slice(Math.max(0, before - size), Math.max(0, before))
      .reverse()
      .map(recorded);
  }

  async readByStream({ after, upTo, types }: ReadByStream): Promise<readonly RecordedEvent[]> {
    const found: Kept[] = [];
    for (const name of [...this.streams.keys()].sort()) {
      if (after && name < after.stream) continue;
      for (const event of this.streams.get(name)!) {
        if (event.position > upTo || !types.includes(event.type) || (name === after?.stream && event.revision <= after.revision)) continue;
        found.push(event);
        if (found.length === LARGEST_PAGE) return found.map(recorded);
      }
    }
    return found.map(recorded);
  }

  async head(): Promise<Position> {
    return this.events.length;
  }

  subscribe(options: Subscribe): Subscription {
    return follow({ readAll: (read) => this.readAll(read), news: this.news, patience: () => 60_000 }, options);
  }

  async close(): Promise<void> {
    this.news.raise();
  }

  /** What lies there byte for byte, nonces and data included: to verify by. What was disposed of is left out. */
  stored(): readonly { readonly leaf: Buffer; readonly leafHash: Buffer; readonly nonce: Buffer; readonly data: Buffer }[] {
    return this.events.flatMap(({ leaf, leafHash, nonce, data }) =>
      nonce === null || data === null ? [] : [{ leaf: Buffer.from(leaf), leafHash, nonce, data: Buffer.from(data) }],
    );
  }

  async dispose(stream: string, disposal: string): Promise<number> {
    const event = this.byId.get(disposal);
    const ids = event?.type === DISPOSAL && event.stream === stream && event.data !== null ? disposedBy(event.data) : [];
    if (ids.length === 0) throw new DisposalRefused(`${disposal} names no events, or no decision`);
    const named = ids.map((id) => {
      const one = this.byId.get(id);
      if (one?.stream !== stream || one.revision >= event!.revision || KEPT_FOR_GOOD.has(one.type))
        throw new DisposalRefused(`${disposal} names what it may not dispose of`);
      return one;
    });
    const gone = named.filter(({ data }) => data !== null);
    for (const one of gone) one.data = one.nonce = null;
    return gone.length;
  }
}

function fits({ expected }: Pick<AppendRequest, 'expected'>, head: StreamHead | undefined): boolean {
  if (expected === 'any') return true;
  if (expected === 'noStream') return head === undefined;
  if (expected === 'exists') return head !== undefined;
  return head?.revision === expected.revision && (expected.leafHash === undefined || head.leafHash.equals(expected.leafHash));
}

/** The outcome of a request whose ids lie where it wants them, all of them and in its order. */
function firstOutcome(
  { stream, expected }: Pick<AppendRequest, 'stream' | 'expected'>,
  known: readonly (Kept | undefined)[],
): AppendOutcome | undefined {
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return undefined;
  const follows = known.every((event, i) => event?.stream === stream && event.revision === first.revision + i);
  const atItsPlace =
    expected === 'any' || (expected === 'exists' ? true : first.revision === (expected === 'noStream' ? 0 : expected.revision + 1));
  if (!follows || !atItsPlace) return undefined;
  return { kind: 'duplicate', position: last.position, head: { revision: last.revision, leafHash: last.leafHash } };
}

const recorded = ({ position, leaf, leafHash, data }: Kept): RecordedEvent => decode({ position, leaf, leafHash, data });
