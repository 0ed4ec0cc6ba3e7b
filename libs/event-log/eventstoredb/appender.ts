import { setTimeout as pause } from 'node:timers/promises';
import { MaxAppendSizeExceededError, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type { ContentKeys } from '../disposing';
import { draft, seal, type Provenance } from '../envelope';
import { LogOverloaded, type AppendOutcome, type AppendRequest, type Expected, type Revision, type StreamHead } from '../port';
import { checkRun, type SealedRecord } from '../sealed';
import type { Connection } from './connection';
import { NotYetThere } from './failure';
import type { KnownStreams } from './known-streams';
import type { Reader } from './reader';
import { toServer, type Writable } from './stored';

/** Events that somebody wants in a stream, and how they are written down once it is known where it ends. */
interface Wish {
  readonly stream: string;
  readonly expected: Expected;
  readonly ids: readonly string[];
  seal(head: StreamHead | undefined): readonly Sealed[];
}
type Sealed = Writable;

export interface AppenderOptions extends Provenance {
  readonly streamPrefix: string;
  readonly keys: ContentKeys | undefined;
  /** Requests under way before more are refused. */
  readonly limit: number;
}

const OVERTAKEN_LIMIT = 100;
const RETRY_AFTER_SECONDS = 2;

/**
 * Appends at an exact revision, always: then the same ids at the same place are one write for the server, however often they are sent and
 * however old they are. `any` and `exists` are looked up and written at the revision that was found.
 */
export class Appender {
  private readonly lines = new Map<string, Promise<unknown>>();
  private underWay = 0;
  private closed = false;

  constructor(
    private readonly connection: Connection,
    private readonly reader: Reader,
    private readonly known: KnownStreams,
    private readonly options: AppenderOptions,
  ) {}

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const drafted = draft(request, this.options);
    const { stream, expected } = request;
    return this.inLine({ stream, expected, ids: drafted.parts.map(({ id }) => id), seal: (head) => seal(drafted, head) });
  }

  /** The same bytes lie there already: the first outcome. Others with the same ids: a conflict. */
  async appendSealed(stream: string, expectedRevision: Revision, events: readonly SealedRecord[]): Promise<AppendOutcome> {
    const { before, end } = checkRun(stream, expectedRevision, events, this.options.origin);
    const outcome = await this.inLine({ stream, expected: before ?? 'noStream', ids: events.map(({ id }) => id), seal: () => events });
    if (outcome.kind === 'conflict' || outcome.head.leafHash.equals(end.leafHash)) return outcome;
    return { kind: 'conflict', actual: this.known.head(stream)?.revision };
  }

  /** Takes nothing more, and finishes what is under way. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.lines.values());
  }

  /** One at a time per stream: two at once would only be in each other's way. */
  private async inLine(wish: Wish): Promise<AppendOutcome> {
    if (this.closed) throw new Error('the event log is closed');
    if (this.underWay >= this.options.limit) throw new LogOverloaded(RETRY_AFTER_SECONDS);
    this.underWay += 1;
    const before = this.lines.get(wish.stream) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.fulfil(wish));
    this.lines.set(wish.stream, work);
    try {
      return await work;
    } finally {
      this.underWay -= 1;
      if (this.lines.get(wish.stream) === work) this.lines.delete(wish.stream);
    }
  }

  private async fulfil(wish: Wish): Promise<AppendOutcome> {
    const { stream, expected } = wish;
    if (expected !== 'noStream' && !this.known.head(stream)) await this.known.catchUp(stream);
    for (let overtaken = 0; overtaken < OVERTAKEN_LIMIT; overtaken++) {
      // what is known may be behind: before anything but a write is answered, it is looked up
      if (judge(wish, this.known) !== 'write') await this.known.catchUp(stream);
      const verdict = judge(wish, this.known);
      const head = this.known.head(stream);
      if (verdict === 'conflict') return { kind: 'conflict', actual: head?.revision };
      if (verdict !== 'write') return this.firstOutcome(stream, verdict.last);
      const outcome = await this.write(stream, wish.seal(head), head?.revision ?? -1);
      if (outcome) return outcome;
      if (overtaken > 0) await pause(Math.min(10 * overtaken, 250));
      await this.known.catchUp(stream);
    }
    throw new LogOverloaded(RETRY_AFTER_SECONDS);
  }

  /** Undefined: the stream does not end at `revision` (−1: there is no such stream) any more, and nothing was written. */
  private async write(stream: string, events: readonly Sealed[], revision: Revision): Promise<AppendOutcome | undefined> {
    const keys = await this.options.keys?.openOrMake(events.flatMap(({ id, data }) => (data === null ? [] : [id])));
    // a content whose key is destroyed was written, and disposed of: it lies there
    if (keys && events.some(({ id }) => keys.get(id) === null)) return undefined;
    const data = events.map((event) => toServer(event, keys?.get(event.id) ?? undefined));
    const expectedRevision = revision < 0 ? NO_STREAM : BigInt(revision);
    const last = revision + events.length;
    try {
      const { nextExpectedRevision } = await this.connection.insist(({ client, options }) =>
        client.appendToStream(this.options.streamPrefix + stream, data, { ...options, expectedRevision }),
      );
      if (nextExpectedRevision !== BigInt(last)) throw new Error(misplaced(stream, last, nextExpectedRevision));
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return undefined;
      if (error instanceof MaxAppendSizeExceededError)
        throw new RangeError(`append to ${stream}: larger than the event store takes at a time (${error.maxAppendSize} bytes)`, {
          cause: error,
        });
      throw error;
    }
    return this.readBack(stream, events, last);
  }

  /**
   * To the server, ids that lie there are ids that were written: it says nothing of whether they were written now, nor of the bytes. So what
   * lies there is read, and with it the position, which it does not tell of an old write.
   */
  private async readBack(stream: string, events: readonly Sealed[], last: Revision): Promise<AppendOutcome> {
    const { id, position, leafHash } = await this.at(stream, last);
    const own = events.at(-1)!;
    if (id !== own.id) throw new Error(misplaced(stream, last, `${id}, not ${own.id}`));
    const head = { revision: last, leafHash };
    if (!leafHash.equals(own.leafHash)) return { kind: 'duplicate', position, head };
    this.known.learn(stream, events, last);
    return { kind: 'appended', position, head };
  }

  private async firstOutcome(stream: string, last: Revision): Promise<AppendOutcome> {
    const { position, leafHash } = await this.at(stream, last);
    return { kind: 'duplicate', position, head: { revision: last, leafHash } };
  }

  private at(stream: string, revision: Revision): Promise<SealedRecord> {
    return this.connection.insist(async () => {
      const [record] = await this.reader.stream(stream, { from: revision, limit: 1 });
      if (record?.revision !== revision) throw new NotYetThere(`${stream}@${revision} was written, but is not to be read`);
      return record;
    });
  }
}

const misplaced = (stream: string, wanted: Revision, found: bigint | string): string =>
  `append to ${stream}: revision ${wanted} was to be written, the event store has ${found}; was the stream deleted there?`;

/** What becomes of the wish if the streams are as known: a write, a conflict, or the revision that its last event has since it was first written. */
function judge({ stream, expected, ids }: Wish, known: KnownStreams): 'write' | 'conflict' | { readonly last: Revision } {
  const head = known.head(stream);
  const places = ids.map((id) => known.place(id));
  const first = places[0];
  if (places.some(Boolean)) {
    const follows = first && places.every((place, n) => place?.stream === stream && place.revision === first.revision + n);
    const wanted = expected === 'noStream' ? 0 : typeof expected === 'object' ? expected.revision + 1 : first?.revision;
    return follows && first.revision === wanted ? { last: first.revision + ids.length - 1 } : 'conflict';
  }
  if (expected === 'any') return 'write';
  if (expected === 'noStream') return head ? 'conflict' : 'write';
  if (expected === 'exists') return head ? 'write' : 'conflict';
  const there = head?.revision === expected.revision && (!expected.leafHash || head.leafHash.equals(expected.leafHash));
  return there ? 'write' : 'conflict';
}
