/** What queries of the read models have alike: who asks them, access rules as SQL, and pages that hold still while the table moves. */
import type { Pool, QueryResultRow } from 'pg';
import { refuse, type Refusal } from '#libs/kernel';

/** A pool, or a client inside a transaction. */
export type Database = Pick<Pool, 'query'>;

/** What the access rule says of a row, in SQL over the columns of the view (qualified by its name), with its own parameters from `$1` on. */
export interface Predicate {
  /** True for rows that the reader may have. */
  readonly sql: string;
  readonly params: readonly unknown[];
  /** The reader's level in the row, `'DIARY'` or `'CONTENT'`; left out = CONTENT. */
  readonly level?: string;
}
export type Level = 'DIARY' | 'CONTENT';

/** Lets everything through: for readers whose right has been established elsewhere. */
export const EVERYTHING: Predicate = { sql: 'true', params: [] };

/** Only rows that the reader may see all of. */
export const contentOnly = (access: Predicate): Predicate => ({
  ...access,
  sql: `${access.sql} and ${access.level ?? `'CONTENT'`} = 'CONTENT'`,
});

/** SQL in brackets, with its parameters numbered after the first `count`. */
export const renumbered = (sql: string, count: number): string => `(${sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + count}`)})`;

/** Rows of one statement. `{{access}}` in it becomes the condition and `{{level}}` the level; their parameters follow `params`. */
export async function rowsOf<R>(db: Database, sql: string, params: readonly unknown[], access: Predicate = EVERYTHING): Promise<R[]> {
  const text = sql
    .replaceAll('{{access}}', () => renumbered(access.sql, params.length))
    .replaceAll('{{level}}', () => renumbered(access.level ?? `'CONTENT'`, params.length));
  // PostgreSQL refuses values that no parameter takes: an auditor's rule looks at nobody's ref
  const taken = Math.max(params.length, ...Array.from(text.matchAll(/\$(\d+)/g), ([, n]) => Number(n)));
  const { rows } = await db.query<QueryResultRow>(text, [...params, ...access.params].slice(0, taken));
  return rows as R[];
}

/** SQL that writes an instant as ISO 8601 UTC with six decimals. `column` is a constant of the code. */
export const isoInstant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Where a page ended: the value it was sorted by, as PostgreSQL writes it, and the id that parts equal values. */
export interface Place {
  readonly value: string;
  readonly id: string;
}

/** A row as it comes from the database, with its own place. */
export type Placed<R> = R & { at?: Place };

/** A part of a sorted list. `next` fetches what follows it, `null` at the end. */
export interface Page<R> {
  readonly rows: readonly R[];
  readonly next: string | null;
}
export type PageOutcome<R> = Page<R> | { readonly refusal: Refusal };

const BAD_CURSOR = refuse(
  'CURSOR_INVALID',
  {
    sv: 'Listan har ändrats så att sidan inte går att visa. Börja om från listans början.',
    en: 'The list has changed so that the page cannot be shown. Start again from the beginning of the list.',
  },
  {
    basis: 'POLICY',
    citation: 'nämndens rutin',
    field: 'cursor',
  },
);

/** `list` names the list and its sorting: a cursor is only good for the one it came from. */
const writeCursor = (list: string, place: Place): string =>
  Buffer.from(JSON.stringify([list, place.value, place.id]), 'utf8').toString('base64url');

function readCursor(list: string, cursor: string): Place | undefined {
  try {
    const [of, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    return of === list && typeof value === 'string' && typeof id === 'string' ? { value, id } : undefined;
  } catch {
    return undefined;
  }
}

/** PostgreSQL's class 22: a value that the column's type can't hold, such as the 40th of May in a cursor that somebody wrote by hand. */
const isDataError = (error: unknown): boolean => String((error as { code?: unknown } | null)?.code).startsWith('22');

/**
 * One page of `list`. `read` is given the place after which to begin and how many rows to fetch.
 * A cursor that doesn't belong to the list is refused.
 */
export async function pageOf<R>(
  list: string,
  cursor: string | null,
  limit: number,
  read: (place: Place | null, count: number) => Promise<readonly Placed<R>[]>,
): Promise<PageOutcome<R>> {
  const place = cursor === null ? null : readCursor(list, cursor);
  if (place === undefined) return BAD_CURSOR;
  let found: readonly Placed<R>[];
  try {
    found = await read(place, limit + 1);
  } catch (error) {
    if (place !== null && isDataError(error)) return BAD_CURSOR;
    throw error;
  }
  const rows = found.slice(0, limit);
  const end = found.length > limit ? rows.at(-1)?.at : undefined;
  for (const row of rows) delete row.at;
  return { rows, next: end ? writeCursor(list, end) : null };
}
