/** A table that is being filled from the beginning of the log and that nobody reads yet. */
import type { ClientBase, Pool } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import { eventFilter, takeIn, writeUnguarded, type Taken } from './batch';
import { onConnection } from '#libs/database';
import { copyIn, CopyLines } from './copy-in';
import type { AnyProjection } from './projection';
import { RowsOfStream } from './rows-of-stream';
import { Table, tableStatements } from './table';

/** Bytes of finished lines that make a COPY worth while, and that may wait while the former one is not through. */
const BURST = 2 * 1024 * 1024;
const BACKLOG = 4 * BURST;

/** One message and one commit. The rough statistics are enough to begin with: autovacuum looks more closely within a minute of so many new rows. */
const finishing = (table: string, indexes: readonly string[]): string =>
  [
    `begin; set local maintenance_work_mem = '256MB'`,
    ...indexes,
    'set local default_statistics_target = 10',
    `analyze ${table}`,
    'commit',
  ].join(';\n');

export class Shadow {
  /** Every event up to here is in the table, or in memory on its way there. */
  position: Position = 0;
  private readonly rows: RowsOfStream;
  private lines = new CopyLines();
  private sending: Promise<void> | undefined;
  private sendingFailed: { readonly error: unknown } | undefined;
  private broken = false;

  private constructor(
    readonly projection: AnyProjection,
    readonly table: Table,
    readonly wants: (event: RecordedEvent) => boolean,
    private readonly pool: Pool,
  ) {
    this.rows = new RowsOfStream(projection, (row) => table.addLine(row, this.lines));
  }

  /** Creates the empty table, instead of what an interrupted attempt may have left. */
  static async create(
    client: ClientBase,
    pool: Pool,
    projection: AnyProjection,
    name: string,
    skipped: ReadonlySet<Position>,
  ): Promise<Shadow> {
    await client.query(`drop table if exists ${name}; ${tableStatements(projection, name).create}`);
    return new Shadow(projection, await Table.describe(client, projection, name), eventFilter(projection, skipped), pool);
  }

  /** True when the table is of no use as it is: an event can't be taken in, or two streams made the same row. */
  get isBroken(): boolean {
    return this.broken;
  }

  giveUp(): void {
    this.broken = true;
    this.empty();
  }

  private empty(): void {
    this.rows.clear();
    this.lines = new CopyLines();
  }

  /** Folds one event in memory. Throws FoldFault or RowFault; nothing waits here. */
  take(event: RecordedEvent): void {
    this.rows.take(event);
  }

  /** After each page: sends finished lines while the log is being read on, and waits only when far too many have gathered. */
  breathe(): Promise<void> {
    return this.sendSome(BURST);
  }

  private async sendSome(enough: number): Promise<void> {
    if (this.sendingFailed) throw this.sendingFailed.error;
    if (this.sending && this.lines.bytes >= BACKLOG) await this.sending;
    if (this.sending || this.lines.bytes < enough) return;
    this.sending = this.send().then(
      () => (this.sending = undefined),
      (error: unknown) => {
        this.sendingFailed = { error };
        this.sending = undefined;
      },
    );
  }

  private async sendAll(): Promise<void> {
    do {
      await this.sending;
      await this.sendSome(1);
    } while (this.sending || this.lines.bytes > 0);
  }

  private send(): Promise<void> {
    const { lines } = this;
    this.lines = new CopyLines();
    return onConnection(this.pool, (client) => copyIn(client, this.table.copySql, lines));
  }

  /** Writes what is in memory, makes the key and the indexes, and lets the planner know the table. */
  async complete(): Promise<void> {
    this.rows.writeOut();
    await this.sendAll(); // on a connection of its own: none is held meanwhile
    const { finish } = tableStatements(this.projection, this.table.name);
    await onConnection(this.pool, (client) => client.query(finishing(this.table.name, finish)));
  }

  /** Starts over, page by page in the order of the log: slower, but it finds the event that can't be taken in. */
  async startOver(client: ClientBase): Promise<void> {
    await this.sending;
    this.sendingFailed = undefined;
    this.empty();
    this.broken = false;
    this.position = 0;
    const { create, finish } = tableStatements(this.projection, this.table.name);
    await client.query([`drop table if exists ${this.table.name}`, create, ...finish].join(';\n'));
  }

  /** Takes a page of the log into the table itself, or finds the event that can't be taken in. Not inside a transaction. */
  takePage(client: ClientBase, page: readonly RecordedEvent[]): Promise<Taken> {
    return takeIn(page.filter(this.wants), page.at(-1)!.position, async (events, upTo) => {
      await writeUnguarded(client, this.projection, this.table, events);
      this.position = upTo;
      return true;
    });
  }

  /** Brings the table up to `upTo` page by page. */
  async catchUp(client: ClientBase, log: EventLog, upTo: Position, signal?: AbortSignal): Promise<Taken> {
    for await (const page of this.pagesUpTo(log, upTo, signal)) {
      const taken = await this.takePage(client, page);
      if (taken !== 'all') return taken;
    }
    return 'all';
  }

  /** The same inside a transaction, where the first error is the end of it: throws it. */
  async catchUpOrThrow(client: ClientBase, log: EventLog, upTo: Position): Promise<void> {
    for await (const page of this.pagesUpTo(log, upTo)) {
      await writeUnguarded(client, this.projection, this.table, page.filter(this.wants));
      this.position = page.at(-1)!.position;
    }
  }

  private async *pagesUpTo(log: EventLog, upTo: Position, signal?: AbortSignal): AsyncGenerator<readonly RecordedEvent[]> {
    while (this.position < upTo) {
      signal?.throwIfAborted();
      const page = (await log.readAll({ after: this.position })).filter(({ position }) => position <= upTo);
      if (page.length === 0) return;
      yield page;
    }
  }

  async drop(client: ClientBase): Promise<void> {
    await this.sending;
    await client.query(`drop table if exists ${this.table.name}`);
  }
}
