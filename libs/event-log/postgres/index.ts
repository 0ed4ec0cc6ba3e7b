import type { Pool } from 'pg';
import { decode, type Provenance } from '../envelope';
import { pageSize } from '../page-size';
import type {
  AppendOutcome,
  AppendRequest,
  EventLog,
  Position,
  ReadAll,
  ReadStream,
  RecordedEvent,
  Subscribe,
  Subscription,
} from '../port';
import { Signal } from '../signal';
import { follow } from '../subscription';
import { Appender } from './appender';
import { DedicatedConnection, type Statement } from './connection';
import { Listener } from './listener';
import { HEAD, PLAN_FOR_LOOK_UPS, READ_ALL_BACKWARDS, READ_ALL_FORWARDS, READ_STREAM_BACKWARDS, READ_STREAM_FORWARDS } from './statements';

export interface PostgresEventLogOptions extends Provenance {
  /** As liggaren_app. Reads go through it; appends and notifications get a connection each of their own, opened the same way. */
  readonly pool: Pool;
  /** Appends that may wait before more are refused with LogOverloaded; default 4,096. */
  readonly queueLimit?: number;
}

const QUEUE_LIMIT = 4096;
const NO_UPPER_BOUND = Number.MAX_SAFE_INTEGER;

/** The log in PostgreSQL: schema evlog, deploy/migrations/0010_event_log.sql. Any number of processes may have one each. */
export class PostgresEventLog implements EventLog {
  readonly origin: string;
  private readonly pool: Pool;
  private readonly appender: Appender;
  private readonly listener: Listener;
  private readonly news = new Signal();

  constructor({ pool, origin, application, queueLimit = QUEUE_LIMIT }: PostgresEventLogOptions) {
    this.origin = origin;
    this.pool = pool;
    this.appender = new Appender(new DedicatedConnection(pool.options, PLAN_FOR_LOOK_UPS), { origin, application, queueLimit });
    this.listener = new Listener(pool.options, this.news);
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    return this.appender.append(request);
  }

  async readStream(stream: string, { from, direction = 'forwards', limit }: ReadStream = {}): Promise<readonly RecordedEvent[]> {
    const size = limit === undefined ? null : Math.max(0, limit);
    return direction === 'forwards'
      ? this.read(READ_STREAM_FORWARDS, [stream, from ?? 0, size])
      : this.read(READ_STREAM_BACKWARDS, [stream, from ?? NO_UPPER_BOUND, size]);
  }

  async readAll({ after, direction = 'forwards', limit }: ReadAll = {}): Promise<readonly RecordedEvent[]> {
    return direction === 'forwards'
      ? this.read(READ_ALL_FORWARDS, [after ?? 0, pageSize(limit)])
      : this.read(READ_ALL_BACKWARDS, [after ?? NO_UPPER_BOUND, pageSize(limit)]);
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<[Position]>({ ...HEAD, rowMode: 'array' });
    return rows[0]![0];
  }

  subscribe(options: Subscribe): Subscription {
    this.listener.start();
    return follow({ readAll: (read) => this.readAll(read), news: this.news, patience: () => this.listener.patience() }, options);
  }

  /** Finishes the appends that wait and lets go of its own connections; the pool stays open. Close subscriptions first. */
  async close(): Promise<void> {
    await Promise.all([this.appender.close(), this.listener.close()]);
  }

  private async read(statement: Statement, values: readonly unknown[]): Promise<readonly RecordedEvent[]> {
    const { rows } = await this.pool.query<[Position, string, Buffer, string | null]>({
      ...statement,
      values: [...values],
      rowMode: 'array',
    });
    return rows.map(([position, leaf, leafHash, data]) => decode({ position, leaf, leafHash, data }));
  }
}
