/** A table that is being filled from the beginning of the log and that nobody reads yet. */
import type { ClientBase, Pool } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import { eventFilter, takeIn, writeUnguarded, type Taken } from './batch';
import { onConnection } from './connection';
import { CopyIn } from './copy-in';
import { checkKey, foldOne, keyId, keysOf } from './fold';
import type { AnyProjection, Row } from './projection';
import { Table, tableStatements } from './table';

/** Characters of finished lines that are gathered before they are sent. */
const BURST = 2 * 1024 * 1024;

export class Shadow {
  /** Every event up to here is in the table, or in memory on its way there. */
  position: Position = 0;
  private readonly rows = new Map<string, Row>();
  private lines: string[] = [];
  private lineLength = 0;
  private sending: Promise<void> = Promise.resolve();
  /** True when rows lie in the table that may have to be read again: page by page from now on. */
  private paged = false;
  private broken: { readonly error: unknown } | undefined;

  private constructor(
    readonly projection: AnyProjection,
    readonly table: Table,
    readonly wants: (event: RecordedEvent) => boolean,
    private readonly pool: Pool,
  ) {}

  /** Creates the empty table, instead of what an interrupted attempt may have left. */
  static async create(
    client: ClientBase,
    pool: Pool,
    projection: AnyProjection,
    name: string,
    skipped: ReadonlySet<Position>,
  ): Promise<Shadow> {
    await client.query(`drop table if exists ${name}`);
    await client.query(tableStatements(projection, name).create);
    return new Shadow(projection, await Table.describe(client, projection, name), eventFilter(projection, skipped), pool);
  }

  get rowsInMemory(): number {
    return this.rows.size;
  }
  get isPaged(): boolean {
    return this.paged;
  }
  /** True when one of the events can't be taken in: the table is of no use as it is. */
  get isBroken(): boolean {
    return this.broken !== undefined;
  }

  giveUp(error: unknown): void {
    this.broken = { error };
    this.empty();
  }

  private empty(): void {
    this.rows.clear();
    this.lines = [];
    this.lineLength = 0;
  }

  /** Folds one event in memory. Throws FoldFault or RowFault; nothing waits here. */
  take(event: RecordedEvent): void {
    const { projection, rows } = this;
    for (const key of keysOf(projection, event)) {
      if (projection.appendOnly) {
        const row = foldOne(projection, undefined, event, key);
        if (!row) continue;
        checkKey(projection, keyId(key), row);
        this.addLine(this.table.copyLine(row));
        continue;
      }
      const id = keyId(key);
      const before = rows.get(id);
      const after = foldOne(projection, before, event, key);
      if (after === before) continue;
      if (after) rows.set(id, after);
      else rows.delete(id);
    }
  }

  private addLine(line: string): void {
    this.lines.push(line);
    this.lineLength += line.length;
  }

  /** Sends finished lines while the log is being read on; waits only when the former burst is not through yet. */
  async breathe(): Promise<void> {
    if (this.lineLength < BURST) return;
    await this.sending;
    this.sending = this.send();
    this.sending.catch(() => undefined); // thrown by whoever waits for it next
  }

  private async send(): Promise<void> {
    const lines = this.lines;
    this.lines = [];
    this.lineLength = 0;
    await this.copy(function* () {
      yield* lines;
    });
  }

  private copy(lines: () => Iterable<string>): Promise<void> {
    return onConnection(this.pool, async (client) => {
      const copy = new CopyIn(client, this.table.copySql);
      for (const line of lines()) {
        copy.add(line);
        if (copy.full) await copy.flush();
      }
      await copy.end();
    });
  }

  private async copyRows(): Promise<void> {
    await this.sending;
    if (this.lines.length > 0) await this.send();
    const { projection, rows, table } = this;
    if (rows.size === 0) return;
    await this.copy(function* () {
      for (const [id, row] of rows) {
        checkKey(projection, id, row);
        yield table.copyLine(row);
      }
    });
    rows.clear();
  }

  /** Empties the memory into the table; from now on rows are looked up and written page by page. */
  async spill(client: ClientBase): Promise<void> {
    await this.copyRows();
    await client.query(tableStatements(this.projection, this.table.name).finish[0]!);
    this.paged = true;
  }

  /** Writes what is in memory, makes the key and the indexes, and lets the planner know the table. */
  async complete(): Promise<void> {
    if (!this.paged) await this.copyRows();
    const [key, ...indexes] = tableStatements(this.projection, this.table.name).finish;
    await onConnection(this.pool, async (client) => {
      for (const statement of [...(this.paged ? [] : [key!]), ...indexes, `analyze ${this.table.name}`]) await client.query(statement);
    });
    this.paged = true;
  }

  /** Starts over, page by page: slower, but it finds the event that can't be taken in. */
  async startOver(client: ClientBase): Promise<void> {
    await this.sending.catch(() => undefined);
    this.empty();
    this.broken = undefined;
    this.position = 0;
    await client.query(`drop table if exists ${this.table.name}`);
    const { create, finish } = tableStatements(this.projection, this.table.name);
    for (const statement of [create, ...finish]) await client.query(statement);
    this.paged = true;
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
    await this.sending.catch(() => undefined);
    await client.query(`drop table if exists ${this.table.name}`);
  }
}
