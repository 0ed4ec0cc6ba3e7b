/** What the list of cases can be narrowed by, and the condition in SQL. */
import type { Flag } from '../cases/flags';
import type { DeadlineKind } from '#libs/timers';
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
  /** What is due next is one of these. */
  readonly deadlineKinds: readonly DeadlineKind[] | null;
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
  deadlineKinds: null,
  flags: null,
};

type Value = string | number | boolean | readonly string[];

/** A condition over the columns of the view, with its own parameters from `$1` on. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly Value[];
}
const plain = (text: string): string => text.toLowerCase().replace(/[\\%_]/g, '\\$&');
const part = (text: string): string => `%${plain(text)}%`;
const NONE: Condition = { sql: 'false', params: [] };
const midnight = (day: string): string => `((${day})::timestamp at time zone 'Europe/Stockholm')`;
/** As the index has it; a case where nothing is due comes last. */
export const DUE = `coalesce(case_queue.next_deadline, 'infinity'::date)`;

function officialIn({ refs, names, none }: NonNullable<CaseQueueFilter['officials']>): Condition {
  const alternatives: Condition[] = [
    ...(refs.length > 0 ? [{ sql: 'assignee_ref = any($1::text[])', params: [refs] }] : []),
    ...names.map((name) => ({ sql: 'lower(assignee_name) like $1', params: [part(name)] })),
    ...(none ? [{ sql: 'assignee_ref is null', params: [] }] : []),
  ];
  return alternatives.length === 0 ? NONE : together(alternatives, 'or');
}

/** Only what the filter speaks of is asked, each in the words of an index. */
function conditionsOf(filter: CaseQueueFilter): readonly Condition[] {
  const asked: Condition[] = [];
  const ask = (sql: string, value: Value | null): void => void (value !== null && asked.push({ sql, params: [value] }));
  ask('phase = any($1::text[])', filter.phases);
  ask('whose_move = any($1::text[])', filter.whoseMove);
  if (filter.officials) asked.push(officialIn(filter.officials));
  ask('scheme_id = any($1::text[])', filter.schemeIds);
  if (filter.municipalities) {
    const likes = filter.municipalities.map((name) => ({ sql: 'lower(municipality) like $1', params: [`${plain(name)}%`] }));
    asked.push(likes.length === 0 ? NONE : together(likes, 'or'));
  }
  for (const word of filter.words ?? []) ask('search like $1', part(word));
  ask('amount_ore >= $1::bigint', filter.minOre);
  ask('amount_ore <= $1::bigint', filter.maxOre);
  ask(`received_at >= ${midnight('$1::date')}`, filter.receivedFrom);
  ask(`received_at < ${midnight('$1::date + 1')}`, filter.receivedBy);
  ask(`${DUE} >= $1::date and next_deadline is not null`, filter.dueFrom);
  ask(`${DUE} <= $1::date`, filter.dueBy);
  ask(`(${DUE} = 'infinity'::date) = $1::boolean`, filter.withoutDeadline);
  ask('deadline_kind = any($1::text[])', filter.deadlineKinds);
  ask('flags && $1::text[]', filter.flags);
  return asked;
}

/** SQL with its parameters numbered after the first `count`. */
const renumbered = (sql: string, count: number): string => sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + count}`);

/** Several conditions as one. Its parameters are numbered after the first `before`. */
export function together(conditions: readonly Condition[], by: 'and' | 'or' = 'and', before = 0): Condition {
  const params: Value[] = [];
  const parts = conditions.map((one) => {
    const sql = renumbered(one.sql, before + params.length);
    params.push(...one.params);
    return `(${sql})`;
  });
  return { sql: parts.join(` ${by} `), params };
}

/** What a filter asks of a row that `{{access}}` lets through. */
export const matching = (filter: CaseQueueFilter): Condition => together([{ sql: '{{access}}', params: [] }, ...conditionsOf(filter)]);
