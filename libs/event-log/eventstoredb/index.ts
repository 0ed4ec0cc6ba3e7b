import { DisposalRefused, KEPT_FOR_GOOD, type ContentKeys, type DisposingLog } from '../disposing';
import type { Provenance } from '../envelope';
import { DISPOSAL, disposedBy } from '../missing-content';
import type {
  AppendOutcome,
  AppendRequest,
  EventLog,
  Position,
  ReadAll,
  ReadStream,
  RecordedEvent,
  Revision,
  Subscribe,
  Subscription,
} from '../port';
import { decodeSealed, type ReadSealed, type SealedLog, type SealedRecord } from '../sealed';
import { addressOf, type AddressOptions } from './address';
import { Appender } from './appender';
import { Connection, PATIENCE, type Patience } from './connection';
import { Following } from './following';
import { KnownStreams } from './known-streams';
import { Reader } from './reader';
import type { Ours } from './stored';

export { UnusableAddress, wrongWithAddress } from './address';
export type { Patience } from './connection';

export interface EventStoreDbOptions extends Provenance, AddressOptions {
  /** Before the name of every stream, on a server that others use too. */
  readonly streamPrefix?: string;
  /** Nothing of the server's log that lies here or before is looked at. */
  readonly beginsAfter?: Position;
  /**
   * Where the keys of contents lie. Without it they lie on the server as they are, and can not be removed from there; what lies sealed already is not read.
   */
  readonly keys?: ContentKeys;
  /** Appends under way before more are refused with LogOverloaded; default 4,096. */
  readonly limit?: number;
  readonly patience?: Partial<Patience>;
}

const LIMIT = 4096;

/**
 * The log in EventStoreDB or KurrentDB. Positions are commit positions: they rise, with gaps. Nothing is connected to until it is needed.
 * Throws UnusableAddress, in production for a connection without TLS.
 */
export class EventStoreDbEventLog implements EventLog, SealedLog, DisposingLog {
  readonly origin: string;
  private readonly connection: Connection;
  private readonly reader: Reader;
  private readonly appender: Appender;
  private readonly ours: Ours;
  private readonly beginsAfter: Position;
  private readonly keys: ContentKeys | undefined;
  private readonly followings = new Set<Following>();

  constructor(options: EventStoreDbOptions) {
    const { origin, application, streamPrefix = '', beginsAfter = 0, limit = LIMIT, patience, keys } = options;
    this.origin = origin;
    this.ours = { origin, streamPrefix };
    this.beginsAfter = beginsAfter;
    this.keys = keys;
    this.connection = new Connection(addressOf(options), { ...PATIENCE, ...patience });
    this.reader = new Reader(this.connection, this.ours, beginsAfter, keys);
    this.appender = new Appender(this.connection, this.reader, new KnownStreams(this.reader), {
      origin,
      application,
      streamPrefix,
      limit,
      keys,
    });
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    return this.appender.append(request);
  }
  appendSealed(stream: string, expectedRevision: Revision, events: readonly SealedRecord[]): Promise<AppendOutcome> {
    return this.appender.appendSealed(stream, expectedRevision, events);
  }

  async readStream(stream: string, options: ReadStream = {}): Promise<readonly RecordedEvent[]> {
    return (await this.reader.stream(stream, options)).map(decodeSealed);
  }
  async readAll(options: ReadAll = {}): Promise<readonly RecordedEvent[]> {
    return (await this.reader.all(options)).map(decodeSealed);
  }
  async readSealed({ after, limit, stream }: ReadSealed): Promise<readonly SealedRecord[]> {
    if (stream === undefined) return this.reader.all({ after, limit });
    return (await this.reader.stream(stream)).filter(({ position }) => position > after).slice(0, limit);
  }
  head(): Promise<Position> {
    return this.reader.head();
  }

  subscribe(options: Subscribe): Subscription {
    const following = new Following(this.connection, this.ours, options, this.beginsAfter, this.keys);
    this.followings.add(following);
    return {
      get position() {
        return following.position;
      },
      close: async () => {
        await following.close();
        this.followings.delete(following);
      },
    };
  }

  /** The keys of the contents are destroyed; what lies on the server then is noise. Contents that were written without a key can't be removed from it. */
  async dispose(stream: string, disposal: string): Promise<number> {
    const { keys } = this;
    if (!keys) throw new DisposalRefused('contents lie on the event store as they are: nothing can be removed from it');
    const events = await this.reader.stream(stream);
    const said = events.find(({ id, type }) => id === disposal && type === DISPOSAL);
    const ids = said?.data ? disposedBy(said.data.toString()) : [];
    if (!said || ids.length === 0) throw new DisposalRefused(`${disposal} names no events, or no decision`);
    const lying = new Map((await this.reader.lying(stream)).map((one) => [one.record.id, one]));
    for (const id of ids) {
      const one = lying.get(id);
      if (!one || one.record.revision >= said.revision || KEPT_FOR_GOOD.has(one.record.type))
        throw new DisposalRefused(`${disposal} names what it may not dispose of`);
      if (!one.sealed && one.record.data !== null)
        throw new DisposalRefused(
          `the content of ${stream}@${one.record.revision} lies on the event store as it is, and can not be removed from it`,
        );
    }
    return keys.destroy(ids, disposal);
  }

  /** Finishes the appends under way, ends what subscriptions are left, and lets go of the connection. */
  async close(): Promise<void> {
    await this.appender.close();
    await Promise.all([...this.followings].map((following) => following.close()));
    this.connection.close();
  }
}
