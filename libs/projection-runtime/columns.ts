/** The columns of a read model's table as the database describes them, and how a row's values are written down as text. */
import { escapeIdentifier, type ClientBase, type Pool } from 'pg';
import type { ColumnValue, Row } from './projection';

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, e.g. `timestamp with time zone`, `text[]`. */
  readonly type: string;
}

/** $1 = the table's qualified name. Generated columns are left out: nobody writes them. */
const COLUMNS = `
  select attname as name, format_type(atttypid, atttypmod) as type
  from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;

export const columnsOf = async (db: Pool | ClientBase, table: string): Promise<readonly Column[]> =>
  (await db.query<Column>(COLUMNS, [table])).rows;

/** Thrown when a row does not fit its table: a fault in the projection that one of its events brought to light. */
export class RowFault extends Error {}

const ELEMENT_NEEDS_QUOTES = /[\\"{},\s]|^$|^null$/i;
function arrayElement(value: ColumnValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'object') throw new RowFault('an array column takes plain values only');
  const text = String(value);
  return ELEMENT_NEEDS_QUOTES.test(text) ? `"${text.replace(/[\\"]/g, '\\$&')}"` : text;
}

const json = (value: ColumnValue): string | null => (value === null ? null : JSON.stringify(value));
const array = (value: ColumnValue): string | null => {
  if (value === null) return null;
  if (!Array.isArray(value)) throw new RowFault('an array column takes an array or null');
  return `{${(value as ColumnValue[]).map(arrayElement).join(',')}}`;
};
const plain = (value: ColumnValue): string | null => {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'object') throw new RowFault('only a jsonb or array column takes an object or array');
  return String(value);
};

type Encoder = (value: ColumnValue) => string | null;
export const isJson = (type: string): boolean => type === 'jsonb' || type === 'json';
const encoderOf = (type: string): Encoder => (isJson(type) ? json : type.endsWith('[]') ? array : plain);

/** Writes a row's values as PostgreSQL reads them in text form, in column order; null = SQL NULL. Throws {@link RowFault}. */
export function rowEncoder(columns: readonly Column[]): (row: Row) => (string | null)[] {
  const encoders = columns.map(({ type }) => encoderOf(type));
  const names = columns.map(({ name }) => name);
  return (row) => {
    const values: (string | null)[] = [];
    for (let i = 0; i < names.length; i++) {
      const value = row[names[i]!];
      if (value === undefined) throw new RowFault(`the row has no value for column ${names[i]}`);
      values.push(encoders[i]!(value));
    }
    let count = 0;
    for (const name in row) {
      count += 1;
      if (count > names.length)
        throw new RowFault(`the table has no column ${Object.keys(row).find((each) => !names.includes(each)) ?? name}`);
    }
    return values;
  };
}

/** A column as the fold gets it back: instants in one spelling, whatever the session's time zone. */
export const readExpression = (alias: string, { name, type }: Column): string => {
  const column = `${alias}.${escapeIdentifier(name)}`;
  return /^timestamp(\(\d\))? with time zone$/.test(type)
    ? `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : column;
};
