/** What a search means on a certain day, for a certain person. */
import { NO_FILTER, type CaseQueueFilter } from './filter';
import type { Clause } from './query-language';
import type { Range } from './query-ranges';
import { ME, NOBODY } from './query-words';

export interface Asking {
  /** The pseudonym of the person who asks. */
  readonly ref: string;
  /** Day in Sweden. */
  readonly today: string;
}

const daysFrom = (today: string, days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();

/** Every value of a key; null when the search doesn't speak of it. */
function valuesOf<K extends Extract<Clause, { values: unknown }>['key']>(clauses: readonly Clause[], key: K) {
  const values = clauses.flatMap((clause) =>
    clause.key === key ? [...(clause as Extract<Clause, { key: K; values: unknown }>).values] : [],
  );
  return values.length === 0 ? null : ([...new Set<unknown>(values)] as unknown as Extract<Clause, { key: K; values: unknown }>['values']);
}

/** What all the ranges of a key have in common. */
function rangeOf(clauses: readonly Clause[], key: 'age' | 'amount' | 'deadline'): Range {
  const ranges = clauses.flatMap((clause) => (clause.key === key && 'range' in clause && clause.range !== null ? [clause.range] : []));
  const least = ranges.flatMap((range) => range.least ?? []);
  const most = ranges.flatMap((range) => range.most ?? []);
  return { least: least.length === 0 ? null : Math.max(...least), most: most.length === 0 ? null : Math.min(...most) };
}

/** Different keys narrow each other; the values of one key widen it. */
export function filterBy(clauses: readonly Clause[], { ref, today }: Asking): CaseQueueFilter {
  const officials = valuesOf(clauses, 'official');
  const words = clauses.flatMap((clause) => (clause.key === 'text' ? [clause.text] : []));
  const [age, kronor, due] = [rangeOf(clauses, 'age'), rangeOf(clauses, 'amount'), rangeOf(clauses, 'deadline')];
  const day = (days: number | null): string | null => (days === null ? null : daysFrom(today, days));
  const ore = (amount: number | null, rest: number): number | null => (amount === null ? null : amount * 100 + rest);
  return {
    ...NO_FILTER,
    phases: valuesOf(clauses, 'phase'),
    whoseMove: valuesOf(clauses, 'mover'),
    officials: officials && {
      refs: officials.includes(ME) ? [ref] : [],
      names: officials.filter((name) => name !== ME && name !== NOBODY),
      none: officials.includes(NOBODY),
    },
    schemeIds: valuesOf(clauses, 'scheme'),
    municipalities: valuesOf(clauses, 'municipality'),
    words: words.length === 0 ? null : words,
    minOre: ore(kronor.least, 0),
    maxOre: ore(kronor.most, 99),
    receivedFrom: day(age.most === null ? null : -age.most),
    receivedBy: day(age.least === null ? null : -age.least),
    dueFrom: day(due.least),
    dueBy: day(due.most),
    withoutDeadline: clauses.some((clause) => clause.key === 'deadline' && clause.range === null) ? true : null,
    deadlineKinds: valuesOf(clauses, 'timer'),
    flags: valuesOf(clauses, 'flag'),
  };
}
