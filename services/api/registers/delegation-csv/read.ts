import { refuseItems } from '#libs/delegation';
import { delegationItem, type DelegationItem } from '#libs/delegation/events';
import type { Wording } from '#libs/kernel';
import { decode, UnusableFile } from '../../../cli/import/encoding';
import { detectDelimiter, readRecords, type FileRecord } from '../../../cli/import/records';
import * as cells from './cells';
import type { Read } from './cells';
import { FIELDS, HEADINGS, OPTIONAL, type Field } from './columns';

/** What has to be mended: `line` as a text editor counts; `column` null = the whole row. */
export interface RowProblem {
  readonly line: number;
  readonly column: string | null;
  readonly what: Wording;
}
export interface ReadOrder {
  /** The good rows, in the file's order. They are an order only when there is no problem. */
  readonly items: readonly DelegationItem[];
  readonly problems: readonly RowProblem[];
  /** Headings of columns that are not read. */
  readonly unread: readonly string[];
}

/** No order is as long: a file with more lines is something else. */
const MOST_ROWS = 500;
const plain = (heading: string): string => heading.trim().replace(/\s+/g, ' ').toLowerCase();
// oxlint-disable-next-line no-control-regex -- control characters have no place in a text that people read
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

type Places = ReadonlyMap<Field, number>;

function readHeadings({ line, fields }: FileRecord): { places: Places; problems: readonly RowProblem[]; unread: readonly string[] } {
  const found = fields.map(plain);
  const times = (field: Field): number => found.filter((one) => one === plain(HEADINGS[field])).length;
  const problems = FIELDS.flatMap((field): RowProblem[] => {
    const column = HEADINGS[field];
    if (times(field) > 1)
      return [
        {
          line,
          column,
          what: { sv: 'Kolumnen står flera gånger. Ta bort dubbletten.', en: 'The column is there several times. Remove one.' },
        },
      ];
    if (times(field) === 1 || OPTIONAL.has(field)) return [];
    return [
      {
        line,
        column,
        what: { sv: 'Kolumnen saknas. Lägg till den på första raden.', en: 'The column is missing. Add it to the first line.' },
      },
    ];
  });
  const known = new Set(FIELDS.map((field) => plain(HEADINGS[field])));
  return {
    places: new Map(FIELDS.filter((field) => times(field) === 1).map((field) => [field, found.indexOf(plain(HEADINGS[field]))])),
    problems,
    unread: fields.filter((_, place) => found[place] !== '' && !known.has(found[place]!)).map((one) => one.trim()),
  };
}

const tooLong = (most: unknown): Wording => ({
  sv: `Texten är för lång. Skriv högst ${String(most)} tecken.`,
  en: `The text is too long. Write at most ${String(most)} characters.`,
});
const REFUSED: Wording = { sv: 'Värdet godtas inte. Rätta det.', en: 'The value is not accepted. Correct it.' };

function readRow(
  { line, fields }: FileRecord,
  places: Places,
  width: number,
): { item: DelegationItem } | { problems: readonly RowProblem[] } {
  if (fields.length !== width)
    return {
      problems: [
        {
          line,
          column: null,
          what: {
            sv: `Raden har ${fields.length} fält men första raden ${width}. Ett skiljetecken saknas eller är ett för mycket; text med skiljetecken ska stå inom citattecken.`,
            en: `The row has ${fields.length} cells but the first line ${width}. A separator is missing or one too many; text with separators must stand in quotation marks.`,
          },
        },
      ],
    };
  const problems: RowProblem[] = [];
  const complain = (field: Field, what: Wording): undefined => void problems.push({ line, column: HEADINGS[field], what });
  const cell = (field: Field): string => fields[places.get(field) ?? -1]?.trim() ?? '';
  const may = <T, E>(field: Field, read: (text: string) => Read<T>, empty: E): T | E | undefined => {
    if (cell(field) === '') return empty;
    if (CONTROL.test(cell(field)))
      return complain(field, {
        sv: 'Texten innehåller osynliga styrtecken. Skriv om den.',
        en: 'The text has invisible control characters. Write it anew.',
      });
    const value = read(cell(field));
    return 'what' in value ? complain(field, value.what) : value.value;
  };
  const must = <T>(field: Field, read: (text: string) => Read<T>): T | undefined =>
    cell(field) === '' ? complain(field, cells.EMPTY.what) : may(field, read, undefined);
  const draft = {
    number: must('number', cells.words),
    caseGroup: must('caseGroup', cells.words),
    matter: must('matter', cells.words),
    kinds: must('kinds', cells.kinds),
    statute: must('statute', cells.words),
    post: must('post', cells.post),
    substitutePost: may('substitutePost', cells.post, null),
    grantedBy: may('grantedBy', cells.giver, 'BOARD' as const),
    subDelegation: must('subDelegation', cells.yesOrNo),
    limitOre: may('limitOre', cells.limit, null),
    reporting: must('reporting', cells.reporting),
    conditions: may('conditions', cells.words, null),
  };
  if (problems.length > 0) return { problems };
  const checked = delegationItem.safeParse(draft);
  if (checked.success) return { item: checked.data };
  for (const issue of checked.error.issues) complain(issue.path[0] as Field, issue.code === 'too_big' ? tooLong(issue.maximum) : REFUSED);
  return { problems };
}

/**
 * The items of a table (CSV: UTF-8 with or without a byte order mark, or Windows-1252; semicolons or commas), and everything in it that has to be
 * mended, by line and column. Adopts nothing. Throws UnusableFile when the file can't be told apart into rows.
 */
export function readOrder(bytes: Buffer): ReadOrder {
  const { text } = decode(bytes);
  const delimiter = detectDelimiter(text);
  // the headings by themselves first: with another delimiter it is the columns that are wrong, not the quotes further down
  const [first] = readRecords(text, delimiter, 1);
  if (!first) throw new UnusableFile('Första raden är tom. Där ska kolumnernas namn stå.');
  const { places, problems: amiss, unread } = readHeadings(first);
  if (amiss.length > 0) return { items: [], problems: amiss, unread };
  const [, ...records] = readRecords(text, delimiter);
  if (records.length === 0) throw new UnusableFile('Filen har inga rader under rubrikraden.');
  if (records.length > MOST_ROWS)
    throw new UnusableFile(`Filen har ${records.length} rader. En delegationsordning kan ha högst ${MOST_ROWS}.`);
  const rows = records.map((record) => readRow(record, places, first.fields.length));
  const items = rows.flatMap((row) => ('item' in row ? [row.item] : []));
  const problems = rows.flatMap((row) => ('problems' in row ? row.problems : []));
  if (problems.length > 0) return { items, problems, unread };
  const together = refuseItems(items)?.refusal;
  if (!together) return { items, problems, unread };
  const [, row, field] = (together.field ?? '').split('.');
  return {
    items,
    problems: [{ line: records[Number(row)]?.line ?? first.line, column: HEADINGS[field as Field] ?? null, what: together.message }],
    unread,
  };
}
