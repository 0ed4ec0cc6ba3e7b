import { CsvError, parse } from 'csv-parse/sync';
import { UnusableFile } from './encoding';

export const DELIMITERS = [';', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One record of the file. `line` is the physical line that it begins on, as a text editor counts; a quoted field may hold several lines. */
export interface FileRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

const countOutsideQuotes = (line: string, mark: string): number => line.replace(/"[^"]*"/g, '').split(mark).length - 1;

/** The delimiter that the first line uses most. Throws {@link UnusableFile} when it cannot be told. */
export function detectDelimiter(text: string): Delimiter {
  const header = text.split('\n', 1)[0]!;
  const semicolons = countOutsideQuotes(header, ';');
  const commas = countOutsideQuotes(header, ',');
  if (semicolons === commas)
    throw new UnusableFile('Skiljetecknet går inte att avgöra av första raden. Ange det med --delimiter=";" eller --delimiter=",".');
  return semicolons > commas ? ';' : ',';
}

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'ett citattecken som börjar ett fält avslutas aldrig',
  CSV_INVALID_CLOSING_QUOTE: 'efter fältets avslutande citattecken kommer annat än ett skiljetecken',
  INVALID_OPENING_QUOTE: 'ett citattecken står mitt i ett fält som inte är omgivet av citattecken',
};

/**
 * The records of a CSV text with `\n` line ends (the first `most` of them), blank ones left out. Throws {@link UnusableFile} when quotes do not match: from there on nobody
 * can know which field is which.
 */
export function readRecords(text: string, delimiter: Delimiter, most?: number): readonly FileRecord[] {
  const parsed = parseOrRefuse(text, delimiter, most);
  let end = 0;
  const records = parsed.map(({ record, info }): FileRecord => {
    const line = end + 1;
    end = info.lines;
    return { line, fields: record };
  });
  return records.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseOrRefuse(text: string, delimiter: Delimiter, most?: number): readonly ParsedRecord[] {
  try {
    // csv-parse counts a quoted CRLF as two lines, so line ends are `\n` before it sees them
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      ...(most === undefined ? {} : { to: most }),
    }) as unknown as readonly ParsedRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? `Rad ${error['lines']}: ` : '';
    throw new UnusableFile(`${line}${REASONS[error.code] ?? 'raden går inte att läsa som CSV'}. Rätta raden i filen och försök igen.`);
  }
}
