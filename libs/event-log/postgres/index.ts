import type { Pool } from 'pg';
import type { LogByStream, ReadByStream } from '../by-stream';
import type { DisposingLog } from '../disposing';
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
import type { ReadSealed, SealedLog, SealedRecord } from '../sealed';
import { Appender } from './appender';
import { DedicatedConnection } from './connection';
import { PostgresReader } from './reader';
import { appendSealed } from './sealed';
import { PLAN_FOR_LOOK_UPS } from './statements';

export { Signal } from '../signal';
export { Listener } from './listener';
export { PostgresReader } from './reader';

export interface PostgresEventLogOptions extends Provenance {
  /** As liggaren_app. Reads go through it; appends and notifications get a connection each of their own, opened the same way. */
  readonly pool: Pool;
  /** Appends that may wait before more are refused with LogOverloaded; default 4,096. */
  readonly queueLimit?: number;
  /** How long an append waits for an answer before it is asked again over a new connection; default 10 s. */
  readonly answerMs?: number;
}

const QUEUE_LIMIT = 4096;

/** The log in PostgreSQL: schema evlog, deploy/migrations/0010_event_log.sql. Any number of processes may have one each. */
export class PostgresEventLog implements EventLog, SealedLog, LogByStream, DisposingLog {
  readonly origin: string;
  private readonly pool: Pool;
  private readonly appender: Appender;
  private readonly reader: PostgresReader;

  constructor({ pool, origin, application, queueLimit = QUEUE_LIMIT, answerMs }: PostgresEventLogOptions) {
    this.origin = origin;
    this.pool = pool;
    this.appender = new Appender(new DedicatedConnection(pool.options, PLAN_FOR_LOOK_UPS, answerMs), { origin, application, queueLimit });
    this.reader = new PostgresReader(pool, 'evlog');
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    return this.appender.append(request);
  }

  readStream(stream: string, options?: ReadStream): Promise<readonly RecordedEvent[]> {
    return this.reader.readStream(stream, options);
  }

  readAll(options?: ReadAll): Promise<readonly RecordedEvent[]> {
    return this.reader.readAll(options);
  }

  readByStream(read: ReadByStream): Promise<readonly RecordedEvent[]> {
    return this.reader.readByStream(read);
  }

  head(): Promise<Position> {
    return this.reader.head();
  }

  subscribe(options: Subscribe): Subscription {
    return this.reader.subscribe(options);
  }

  readSealed(read: ReadSealed): Promise<readonly SealedRecord[]> {
    return this.reader.readSealed(read);
  }

  appendSealed(stream: string, expectedRevision: Revision, events: readonly SealedRecord[]): Promise<AppendOutcome> {
    return appendSealed(this.pool, this.origin, stream, expectedRevision, events);
  }

  dispose(_stream: string, disposal: string): Promise<number> {
    return this.reader.dispose(disposal);
  }

  /** Finishes the appends that wait and lets go of its own connections; the pool stays open. Close subscriptions first. */
  async close(): Promise<void> {
    await Promise.all([this.appender.close(), this.reader.close()]);
  }
}
