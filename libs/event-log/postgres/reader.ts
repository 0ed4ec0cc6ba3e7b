import type { Pool } from 'pg';
import type { ReadByStream } from '../by-stream';
import { decode } from '../envelope';
import { pageSize } from '../page-size';
import type { Position, ReadAll, ReadStream, RecordedEvent, StreamHead, Subscribe, Subscription } from '../port';
import { WrongLink, type ReadSealed, type SealedRecord } from '../sealed';
import { Signal } from '../signal';
import { follow } from '../subscription';
import { Listener } from './listener';
import { reading, type LogSchema } from './statements';

const NO_UPPER_BOUND = Number.MAX_SAFE_INTEGER;

type SealedRow = [Position, string, number, string, string, Buffer, Buffer, Buffer, Buffer | null, Buffer | null];

/** The reading side of a log in PostgreSQL: of the log itself, or of the mirror of one. */
export class PostgresReader {
  /** Raised when something may have been written. */
  readonly news = new Signal();
  private readonly listener: Listener;
  private readonly statements: ReturnType<typeof reading>;

  /** As liggaren_app. Reads go through the pool; notifications get a connection of their own, opened the same way. */
  constructor(
    private readonly pool: Pool,
    schema: LogSchema,
  ) {
    this.statements = reading(schema);
    this.listener = new Listener(pool.options, this.news, schema);
  }

  async readStream(stream: string, { from, direction = 'forwards', limit }: ReadStream = {}): Promise<readonly RecordedEvent[]> {
    const size = limit === undefined ? null : Math.max(0, limit);
    return direction === 'forwards'
      ? this.read(this.statements.streamForwards, [stream, from ?? 0, size])
      : this.read(this.statements.streamBackwards, [stream, from ?? NO_UPPER_BOUND, size]);
  }

  async readAll({ after, direction = 'forwards', limit }: ReadAll = {}): Promise<readonly RecordedEvent[]> {
    return direction === 'forwards'
      ? this.read(this.statements.allForwards, [after ?? 0, pageSize(limit)])
      : this.read(this.statements.allBackwards, [after ?? NO_UPPER_BOUND, pageSize(limit)]);
  }

  async readByStream({ after, upTo, types }: ReadByStream): Promise<readonly RecordedEvent[]> {
    return this.read(this.statements.byStream, [after?.stream ?? '', after?.revision ?? -1, upTo, types]);
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<[Position]>({ ...this.statements.head, rowMode: 'array' });
    return rows[0]![0];
  }

  /** Where each of the streams that exists ends. */
  async headsOf(streams: readonly string[]): Promise<Map<string, StreamHead>> {
    const { rows } = await this.pool.query<[string, number, Buffer]>({ ...this.statements.heads, values: [streams], rowMode: 'array' });
    return new Map(rows.map(([stream, revision, leafHash]) => [stream, { revision, leafHash }]));
  }

  /** Throws {@link WrongLink} for an event whose content was disposed of: it can't be copied as what it was. */
  async readSealed({ after, limit }: ReadSealed): Promise<readonly SealedRecord[]> {
    const { rows } = await this.pool.query<SealedRow>({ ...this.statements.sealed, values: [after, pageSize(limit)], rowMode: 'array' });
    return rows.map(([position, stream, revision, id, type, leaf, leafHash, prev, nonce, data]) => {
      if (!nonce || !data) throw new WrongLink(position, `${stream}@${revision} (position ${position}): the content is not there`);
      return { position, stream, revision, id, type, leaf, leafHash, prev, nonce, data };
    });
  }

  /** Begins to hear of what is written, if it hasn't. */
  listen(): void {
    this.listener.start();
  }

  subscribe(options: Subscribe): Subscription {
    this.listen();
    return follow({ readAll: (read) => this.readAll(read), news: this.news, patience: () => this.listener.patience() }, options);
  }

  close(): Promise<void> {
    return this.listener.close();
  }

  private async read(
    statement: { readonly name?: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<readonly RecordedEvent[]> {
    const { rows } = await this.pool.query<[Position, string, Buffer, string | null]>({
      ...statement,
      values: [...values],
      rowMode: 'array',
    });
    return rows.map(([position, leaf, leafHash, data]) => decode({ position, leaf, leafHash, data }));
  }
}
