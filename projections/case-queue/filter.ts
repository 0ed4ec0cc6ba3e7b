/** What the list of cases can be narrowed by, and the condition in SQL: once for one filter as parameters, once for many as rows. */
import type { Flag } from '../cases/flags';
import type { Mover, Phase } from '../cases/progress';

/** Null = no matter. Days are inclusive; texts are compared in small letters. */
export interface CaseQueueFilter {
  readonly phases: readonly Phase[] | null;
  readonly whoseMove: readonly Mover[] | null;
  /** Any of: one of these people, somebody whose name has one of these parts, nobody. */
  readonly officials: { readonly refs: readonly string[]; readonly names: readonly string[]; readonly none: boolean } | null;
  readonly schemeIds: readonly string[] | null;
  /** Beginnings of names. */
  readonly municipalities: readonly string[] | null;
  /** All of them: parts of number, organisation or title. */
  readonly words: readonly string[] | null;
  readonly minOre: number | null;
  readonly maxOre: number | null;
  readonly receivedFrom: string | null;
  /** At least this old: received on this day or earlier. */
  readonly receivedBy: string | null;
  readonly dueFrom: string | null;
  /** Next deadline on this day or earlier. */
  readonly dueBy: string | null;
  /** True = only cases where nothing is due. */
  readonly withoutDeadline: boolean | null;
  /** Any of them. */
  readonly flags: readonly Flag[] | null;
}
export const NO_FILTER: CaseQueueFilter = {
  phases: null,
  whoseMove: null,
  officials: null,
  schemeIds: null,
  municipalities: null,
  words: null,
  minOre: null,
  maxOre: null,
  receivedFrom: null,
  receivedBy: null,
  dueFrom: null,
  dueBy: null,
  withoutDeadline: null,
  flags: null,
};

type Value = string | number | boolean | readonly string[] | null;

const plain = (text: string): string => text.toLowerCase().replace(/[\\%_]/g, '\\$&');
const parts = (texts: readonly string[] | null | undefined): readonly string[] | null => texts?.map((text) => `%${plain(text)}%`) ?? null;

/** A filter as columns: names and types in PostgreSQL, and what stands there for a filter. */
export const FILTER_COLUMNS = [
  { column: 'phases', type: 'text[]', of: ({ phases }) => phases },
  { column: 'movers', type: 'text[]', of: ({ whoseMove }) => whoseMove },
  { column: 'official_refs', type: 'text[]', of: ({ officials }) => officials?.refs ?? null },
  { column: 'official_names', type: 'text[]', of: ({ officials }) => parts(officials?.names) },
  { column: 'official_none', type: 'boolean', of: ({ officials }) => officials?.none ?? null },
  { column: 'schemes', type: 'text[]', of: ({ schemeIds }) => schemeIds },
  { column: 'places', type: 'text[]', of: ({ municipalities }) => municipalities?.map((name) => `${plain(name)}%`) ?? null },
  { column: 'words', type: 'text[]', of: ({ words }) => parts(words) },
  { column: 'min_ore', type: 'bigint', of: ({ minOre }) => minOre },
  { column: 'max_ore', type: 'bigint', of: ({ maxOre }) => maxOre },
  { column: 'received_from', type: 'date', of: ({ receivedFrom }) => receivedFrom },
  { column: 'received_by', type: 'date', of: ({ receivedBy }) => receivedBy },
  { column: 'due_from', type: 'date', of: ({ dueFrom }) => dueFrom },
  { column: 'due_by', type: 'date', of: ({ dueBy }) => dueBy },
  { column: 'without_deadline', type: 'boolean', of: ({ withoutDeadline }) => withoutDeadline },
  { column: 'any_flags', type: 'text[]', of: ({ flags }) => flags },
] as const satisfies readonly { readonly column: string; readonly type: string; readonly of: (filter: CaseQueueFilter) => Value }[];
type Column = (typeof FILTER_COLUMNS)[number]['column'];

/** `value` = where a column's value stands in the statement. */
const matching = (value: (column: Column) => string): string => `
  {{access}}
  and (${value('phases')} is null or phase = any(${value('phases')}))
  and (${value('movers')} is null or whose_move = any(${value('movers')}))
  and (${value('official_none')} is null or assignee_ref = any(${value('official_refs')})
    or lower(assignee_name) like any(${value('official_names')}) or (${value('official_none')} and assignee_ref is null))
  and (${value('schemes')} is null or scheme_id = any(${value('schemes')}))
  and (${value('places')} is null or lower(municipality) like any(${value('places')}))
  and (${value('words')} is null or search like all(${value('words')}))
  and (${value('min_ore')} is null or amount_ore >= ${value('min_ore')})
  and (${value('max_ore')} is null or amount_ore <= ${value('max_ore')})
  and (${value('received_from')} is null or received_at >= (${value('received_from')}::timestamp at time zone 'Europe/Stockholm'))
  and (${value('received_by')} is null or received_at < ((${value('received_by')} + 1)::timestamp at time zone 'Europe/Stockholm'))
  and (${value('due_from')} is null or next_deadline >= ${value('due_from')})
  and (${value('due_by')} is null or next_deadline <= ${value('due_by')})
  and (${value('without_deadline')} is null or (next_deadline is null) = ${value('without_deadline')})
  and (${value('any_flags')} is null or flags && ${value('any_flags')})`;

/** $1 … in the order of {@link FILTER_COLUMNS}. */
export const MATCHING = matching((column) => {
  const index = FILTER_COLUMNS.findIndex((one) => one.column === column);
  return `$${index + 1}::${FILTER_COLUMNS[index]!.type}`;
});
export const valuesOf = (filter: CaseQueueFilter): readonly Value[] => FILTER_COLUMNS.map(({ of }) => of(filter));

/** The filter stands in a row called `wanted`. */
export const MATCHING_EACH = matching((column) => `wanted.${column}`);
export const recordOf = (filter: CaseQueueFilter): Readonly<Record<string, Value>> =>
  Object.fromEntries(FILTER_COLUMNS.map(({ column, of }) => [column, of(filter)]));
