/** A table that is being filled from the beginning of the log and that nobody reads yet. */
import type { ClientBase, Pool } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import { eventFilter, takeIn, writeUnguarded, type Taken } from './batch';
import { onConnection } from './connection';
import { copyIn, CopyLines } from './copy-in';
import type { AnyProjection } from './projection';
import { RowsInMemory } from './rows-in-memory';
import { Table, tableStatements } from './table';

/** Bytes of finished lines that make a COPY worth while, and that may wait while the former one is not through. */
const BURST = 2 * 1024 * 1024;
const BACKLOG = 8 * BURST;
/** Rows in one upsert: a hundred case pages are some megabytes of text, which is written several times over on its way. */
const UPSERT = 100;

/** One message and one commit. The rough statistics are enough to begin with: autovacuum looks more closely within a minute of so many new rows. */
const finishing = (table: string, indexes: readonly string[]): string =>
  ['begin', ...indexes, 'set local default_statistics_target = 10', `analyze ${table}`, 'commit'].join(';\n');

export class Shadow {
  /** Every event up to here is in the table, or in memory on its way there. */
  position: Position = 0;
  private readonly rows: RowsInMemory;
  private lines = new CopyLines();
  private sending: Promise<void> | undefined;
  private sendingFailed: { readonly error: unknown } | undefined;
  private hasKey = false;
  private broken = false;

  private constructor(
    readonly projection: AnyProjection,
    readonly table: Table,
    readonly wants: (event: RecordedEvent) => boolean,
    private readonly pool: Pool,
  ) {
    this.rows = new RowsInMemory(projection, (row) => table.addLine(row, this.lines));
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

  get rowsInMemory(): number {
    return this.rows.size;
  }
  /** True when one of the events can't be taken in: the table is of no use as it is. */
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

  /** Before each page: fetches the rows that it touches and that have been written out. */
  async reachFor(client: ClientBase, page: readonly RecordedEvent[]): Promise<void> {
    const keys = this.rows.awayAmong(page, this.wants);
    if (keys.length === 0) return;
    await this.sendAll();
    await this.writeChanges(client);
    for (let at = 0; at < keys.length; at += UPSERT) this.rows.takeBack(await this.table.load(client, keys.slice(at, at + UPSERT)));
  }

  /** After each page: sends finished lines while the log is being read on, and waits only when far too many have gathered. */
  async breathe(client: ClientBase): Promise<void> {
    this.rows.turnPage();
    await this.sendSome(BURST);
    if (this.rows.changed >= UPSERT) await this.writeChanges(client);
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

  /** Makes the key unless it is there: by it rows are looked up and changed, and that may never be called for before the table is full. */
  private async ensureKey(client: ClientBase): Promise<void> {
    if (this.hasKey) return;
    await client.query(tableStatements(this.projection, this.table.name).finish[0]!);
    this.hasKey = true;
  }

  /** Brings up to date what was written too early. What was sent must have arrived. */
  private async writeChanges(client: ClientBase): Promise<void> {
    await this.ensureKey(client);
    const { written, removed } = this.rows.changes();
    for (let at = 0; at < Math.max(written.length, removed.length); at += UPSERT) {
      const { text, values } = this.table.change({ written: written.slice(at, at + UPSERT), removed: removed.slice(at, at + UPSERT) });
      await client.query(text, values);
    }
  }

  /** Holds half as many rows in memory as before. */
  async letGo(): Promise<void> {
    this.rows.writeOutHalf();
    await this.sendSome(BURST);
  }

  /** Writes what is in memory, makes the key and the indexes, and lets the planner know the table. */
  async complete(): Promise<void> {
    for (const _ of this.rows.writeRest()) if (this.lines.bytes >= BURST) await this.sendSome(BURST);
    await this.sendAll(); // on a connection of its own: none is held meanwhile
    await onConnection(this.pool, async (client) => {
      await this.writeChanges(client);
      await client.query(finishing(this.table.name, tableStatements(this.projection, this.table.name).finish.slice(1)));
    });
  }

  /** Starts over, page by page: slower, but it finds the event that can't be taken in. */
  async startOver(client: ClientBase): Promise<void> {
    await this.sending;
    this.sendingFailed = undefined;
    this.empty();
    this.broken = false;
    this.position = 0;
    const { create, finish } = tableStatements(this.projection, this.table.name);
    await client.query([`drop table if exists ${this.table.name}`, create, ...finish].join(';\n'));
    this.hasKey = true;
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
