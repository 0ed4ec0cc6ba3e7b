/** A filter of the list of cases as a condition in SQL. */
import { renumbered } from '#projections/reading';
import type { CaseQueueFilter } from './filter';

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

/** Several conditions as one. Its parameters are numbered after the first `before`. */
export function together(conditions: readonly Condition[], by: 'and' | 'or' = 'and', before = 0): Condition {
  const params: Value[] = [];
  const parts = conditions.map((one) => {
    const sql = renumbered(one.sql, before + params.length);
    params.push(...one.params);
    return sql;
  });
  return { sql: parts.join(` ${by} `), params };
}

/** What a filter asks of a row that `{{access}}` lets through. */
export const matching = (filter: CaseQueueFilter): Condition => together([{ sql: '{{access}}', params: [] }, ...conditionsOf(filter)]);
