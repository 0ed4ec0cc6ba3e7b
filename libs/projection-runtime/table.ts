/** The tables behind a read model, their names, and the statements that fill them. Every name in a statement is a checked constant of the code. */
import { escapeIdentifier, type ClientBase, type Pool } from 'pg';
import { columnsOf, isJson, readExpression, rowEncoder, type Column } from './columns';
import type { CopyLines } from './copy-in';
import type { AnyProjection, Key, Row } from './projection';

const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** Throws when the projection's name, version or key can't be used. Everything below relies on it. */
export function checkProjection({ name, version, key, tableSql }: AnyProjection): void {
  if (!NAME.test(name)) throw new TypeError(`a projection's name is snake_case and at most 40 characters: ${name}`);
  if (!Number.isInteger(version) || version < 1) throw new TypeError(`the version of ${name} is a whole number from 1: ${version}`);
  if (key.length === 0) throw new TypeError(`${name} has no key`);
  if (!/create table {{table}} \(/.test(tableSql))
    throw new TypeError(`table.sql of ${name} does not begin with: create table {{table}} (`);
}

export const viewOf = ({ name }: { name: string }): string => `read.${name}`;
export const tableOf = ({ name, version }: { name: string; version: number }): string => `read.${name}_v${version}`;

/** The parts of table.sql for one table: how it is created, and what is done once it is filled. */
export function tableStatements(projection: AnyProjection, table: string): { create: string; finish: readonly string[] } {
  const [create, ...indexes] = projection.tableSql
    .replaceAll('{{table}}', table)
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const key = projection.key.map((column) => escapeIdentifier(column)).join(', ');
  return { create: create!, finish: [`alter table ${table} add primary key (${key})`, ...indexes] };
}

const list = (parts: readonly string[]): string => parts.join(', ');

/** What one batch does to a table. */
export interface Changes {
  readonly written: readonly Row[];
  readonly removed: readonly Key[];
}

/** Parameters $n… as `unnest($n::text[], …) as alias(c0, c1, …)`: text is the one form that every type can be read from. */
const unnest = (first: number, count: number, alias: string): string => {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return `unnest(${list(numbers.map((i) => `$${first + i}::text[]`))}) as ${alias}(${list(numbers.map((i) => `c${i}`))})`;
};

/** A table and the statements that read and fill it. */
export class Table {
  private readonly encode: (row: Row) => (string | null)[];
  private readonly keyColumns: readonly Column[];
  /** `copy … from stdin` in text form. */
  readonly copySql: string;
  private readonly loadSql: string;
  private readonly isJson: readonly boolean[];

  private constructor(
    readonly name: string,
    readonly columns: readonly Column[],
    private readonly key: readonly string[],
    private readonly appendOnly: boolean,
  ) {
    this.encode = rowEncoder(columns);
    this.isJson = columns.map(({ type }) => isJson(type));
    this.keyColumns = key.map((wanted) => {
      const column = columns.find(({ name: found }) => found === wanted);
      if (!column) throw new TypeError(`${name} has no key column ${wanted}`);
      return column;
    });
    this.copySql = `copy ${name} (${list(columns.map((c) => escapeIdentifier(c.name)))}) from stdin`;
    // $1… = the values of each key column
    this.loadSql = `select to_json(r) as row from (
      select ${list(columns.map((c) => `${readExpression('t', c)} as ${escapeIdentifier(c.name)}`))}
      from ${unnest(1, key.length, 'k')} join ${name} t on ${this.sameKey('t')}) r`;
  }

  /** Asks the database for the columns of an existing table. */
  static async describe(db: Pool | ClientBase, projection: AnyProjection, table: string): Promise<Table> {
    return new Table(table, await columnsOf(db, table), projection.key, projection.appendOnly ?? false);
  }

  private sameKey(alias: string): string {
    return this.keyColumns.map(({ name, type }, i) => `${alias}.${escapeIdentifier(name)} = k.c${i}::${type}`).join(' and ');
  }

  /** The rows with these keys, those that exist. */
  async load(db: Pool | ClientBase, keys: readonly Key[]): Promise<Row[]> {
    if (keys.length === 0) return [];
    const { rows } = await db.query<{ row: Row }>(this.loadSql, this.keyTexts(keys));
    return rows.map(({ row }) => row);
  }

  /** Keys of the rows that have this text in some column. */
  async keysOfRowsWith(db: Pool | ClientBase, text: string): Promise<Key[]> {
    const columns = list(this.keyColumns.map(({ name }) => `t.${escapeIdentifier(name)}::text`));
    const find = `select array[${columns}] as key from ${this.name} t where position($1 in t::text) > 0`;
    return (await db.query<{ key: string[] }>(find, [text])).rows.map(({ key }) => key);
  }

  private keyTexts(keys: readonly Key[]): string[][] {
    return this.key.map((_, i) => keys.map((key) => String(key[i])));
  }

  /** Adds the row as a line of COPY's text form. Throws RowFault, and then adds nothing. */
  addLine(row: Row, lines: CopyLines): void {
    const values = this.encode(row);
    let line = '';
    for (let i = 0; i < values.length; i++) {
      if (i > 0) line += '\t';
      const value = values[i]!;
      const field = value === null ? '\\N' : this.isJson[i] ? escapedJson(value) : escaped(value);
      if (field.length < LONG) line += field;
      else {
        lines.add(line);
        lines.add(field); // not joined first: a case page is copied once less
        line = '';
      }
    }
    lines.add(`${line}\n`);
  }

  /** A second row of the same key is a fault where every event makes a row of its own, so there it is not caught here. */
  private onConflict(): string {
    const others = this.columns.filter((c) => !this.key.includes(c.name)).map((c) => escapeIdentifier(c.name));
    const set = others.length ? `update set ${list(others.map((c) => `${c} = excluded.${c}`))}` : 'nothing';
    return `on conflict (${list(this.key.map((column) => escapeIdentifier(column)))}) do ${set}`;
  }

  /**
   * One statement for the whole batch: delete, then upsert. `guard.ctes` (its parameters $1…) decides, as a table `moved`, whether anything is written
   * at all: no row in it = nothing. Parameters after the guard's: the removed keys, then the written rows, column by column.
   */
  change(changes: Changes, guard?: Guard): { text: string; values: unknown[] } {
    const before = guard?.values.length ?? 0;
    const { columns, key, name } = this;
    const names = list(columns.map((c) => escapeIdentifier(c.name)));
    const rows = changes.written.map(this.encode);
    const allowed = guard ? 'exists (select from moved)' : 'true';
    const text = `with ${guard ? `${guard.cte}, ` : ''}
      removed as (delete from ${name} t using ${unnest(before + 1, key.length, 'k')} where ${this.sameKey('t')} and ${allowed}),
      written as (
        insert into ${name} (${names})
        select ${list(columns.map((c, i) => `u.c${i}::${c.type}`))} from ${unnest(before + key.length + 1, columns.length, 'u')} where ${allowed}
        ${this.appendOnly ? '' : this.onConflict()})
      select ${allowed} as moved`;
    return {
      text,
      values: [...(guard?.values ?? []), ...this.keyTexts(changes.removed), ...columns.map((_, i) => rows.map((row) => row[i]))],
    };
  }
}

/** A CTE called `moved`, which has a row when the batch may be written. */
export interface Guard {
  readonly cte: string;
  readonly values: readonly unknown[];
}

const LONG = 1024;
const MUST_ESCAPE = /[\\\n\r\t]/;
const escaped = (text: string): string =>
  MUST_ESCAPE.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t') : text;
/** JSON as JSON.stringify writes it has no raw line breaks. */
const escapedJson = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);
