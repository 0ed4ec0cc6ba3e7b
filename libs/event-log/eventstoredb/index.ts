import type { Provenance } from '../envelope';
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
  /** Appends under way before more are refused with LogOverloaded; default 4,096. */
  readonly limit?: number;
  readonly patience?: Partial<Patience>;
}

const LIMIT = 4096;

/**
 * The log in EventStoreDB or KurrentDB. Positions are commit positions: they rise, with gaps. Nothing is connected to until it is needed.
 * Throws UnusableAddress, in production for a connection without TLS.
 */
export class EventStoreDbEventLog implements EventLog, SealedLog {
  readonly origin: string;
  private readonly connection: Connection;
  private readonly reader: Reader;
  private readonly appender: Appender;
  private readonly ours: Ours;
  private readonly beginsAfter: Position;
  private readonly followings = new Set<Following>();

  constructor(options: EventStoreDbOptions) {
    const { origin, application, streamPrefix = '', beginsAfter = 0, limit = LIMIT, patience } = options;
    this.origin = origin;
    this.ours = { origin, streamPrefix };
    this.beginsAfter = beginsAfter;
    this.connection = new Connection(addressOf(options), { ...PATIENCE, ...patience });
    this.reader = new Reader(this.connection, this.ours, beginsAfter);
    this.appender = new Appender(this.connection, this.reader, new KnownStreams(this.reader), { origin, application, streamPrefix, limit });
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
  readSealed({ after, limit }: ReadSealed): Promise<readonly SealedRecord[]> {
    return this.reader.all({ after, limit });
  }
  head(): Promise<Position> {
    return this.reader.head();
  }

  subscribe(options: Subscribe): Subscription {
    const following = new Following(this.connection, this.ours, options, this.beginsAfter);
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

  /** Finishes the appends under way, ends what subscriptions are left, and lets go of the connection. */
  async close(): Promise<void> {
    await this.appender.close();
    await Promise.all([...this.followings].map((following) => following.close()));
    this.connection.close();
  }
}
