import { DatabaseError, type Pool } from 'pg';
import type { ReadByStream } from '../by-stream';
import { DisposalRefused } from '../disposing';
import { decode } from '../envelope';
import { pageSize } from '../page-size';
import type { Position, ReadAll, ReadStream, RecordedEvent, StreamHead, Subscribe, Subscription } from '../port';
import { contentThere, type ReadSealed, type SealedRecord } from '../sealed';
import { Signal } from '../signal';
import { follow } from '../subscription';
import { copyOut } from './copy-out';
import { Listener } from './listener';
import { recordsIn } from './sealed-page';
import { reading, type LogSchema } from './statements';

/** Of 0120_disposal.sql. */
const NO_DISPOSAL = 'LG120';
const NO_UPPER_BOUND = Number.MAX_SAFE_INTEGER;

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

  async readSealed({ after, limit, contents = true, stream, into }: ReadSealed): Promise<readonly SealedRecord[]> {
    const page = { after, limit: pageSize(limit), contents };
    if (stream !== undefined) {
      const { rows } = await this.pool.query<SealedRecord>({ ...this.statements.streamSealed, values: [stream, after, page.limit] });
      return rows.map((row) => ({ ...row, ...contentThere(row.nonce, row.data) }));
    }
    return recordsIn(await copyOut(this.pool, this.statements.sealed(page), into), page);
  }

  /** See DisposingLog. */
  async dispose(disposal: string): Promise<number> {
    try {
      return (await this.pool.query<[number]>({ ...this.statements.dispose, values: [disposal], rowMode: 'array' })).rows[0]![0];
    } catch (error) {
      if (error instanceof DatabaseError && error.code === NO_DISPOSAL) throw new DisposalRefused(error.message, { cause: error });
      throw error;
    }
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
    return rows.map(([position, leaf, leafHash, data]) => decode({ position, leaf, leafHash, data: data || null }));
  }
}
