/** Rows for spreadsheets: UTF-8 with a byte order mark, semicolons (as Swedish Excel reads them), CRLF, and no cell that a spreadsheet would run. Pure. */

export type Cell = string | number | boolean | null;

export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins like a formula is text to us and code to a spreadsheet: an apostrophe makes it text there too. Full-width signs count as well. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NEEDS_QUOTES = /[;"\r\n]|^\s|\s$/;

/** Numbers have a decimal comma; yes and no are said in Swedish, as the rest of the record. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** Columns in their order: the heading, and what stands under it. */
export type Columns<R> = Readonly<Record<string, (row: R) => Cell>>;

export const csvHead = <R>(columns: Columns<R>): string => `${BYTE_ORDER_MARK}${csvLine(Object.keys(columns))}`;
export const csvRow = <R>(columns: Columns<R>, row: R): string => csvLine(Object.values(columns).map((cell) => cell(row)));
