import { readHeader } from './columns';
import { decode, UnusableFile } from './encoding';
import { detectDelimiter, readRecords, type Delimiter } from './records';
import { readRow, type Row } from './row';

export interface ReadFile {
  readonly encoding: string;
  readonly delimiter: Delimiter;
  readonly warnings: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * A whole export file of the web form, read without touching anything: every row as an application or as a list of what to mend.
 * `today` is the day in Sweden (`YYYY-MM-DD`). Throws {@link UnusableFile} when not even the columns can be told apart.
 */
export function readFile(bytes: Buffer, today: string, delimiter?: Delimiter): ReadFile {
  const { text, encoding } = decode(bytes);
  const used = delimiter ?? detectDelimiter(text);
  // the header by itself first: with the wrong delimiter it is the columns that are wrong, not the quotes further down
  const [first] = readRecords(text, used, 1);
  if (!first) throw new UnusableFile('Första raden är tom. Där ska kolumnernas namn stå.');
  const { header, width, warnings } = readHeader(first);
  const [, ...rest] = readRecords(text, used);
  if (rest.length === 0) throw new UnusableFile('Filen har inga rader under rubrikraden.');
  return { encoding, delimiter: used, warnings, rows: rest.map((record) => readRow(record, header, width, today)) };
}
