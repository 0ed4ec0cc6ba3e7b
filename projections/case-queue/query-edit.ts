/** What a button does to the text in the search box: one key is changed, everything else stays as it was typed. */
import { partsOf, printClause, type Clause } from './query-language';
import { closed } from './query-tokens';
import type { QueryLanguage } from './query-words';

type Chosen = Extract<Clause, { values: unknown }>;

/** The values of a key, in all of its clauses. */
export const valuesIn = (text: string, key: Chosen['key']): readonly string[] => [
  ...new Set(partsOf(text).flatMap((part) => ('clause' in part && part.clause.key === key ? (part.clause as Chosen).values : []))),
];

/** Whether the text says just this. */
export const says = (text: string, clause: Clause): boolean =>
  partsOf(text).some((part) => 'clause' in part && printClause(part.clause) === printClause(clause));

/** Without what the text says of the key, and with this clause instead; null = only without. */
export function withClause(text: string, key: Clause['key'], clause: Clause | null, language: QueryLanguage = 'sv'): string {
  const others = partsOf(text).filter((part) => !('clause' in part) || part.clause.key !== key);
  const kept = others.map(({ from, to }) => closed(text.slice(from, to)));
  return [...kept, ...(clause === null ? [] : [printClause(clause, language)])].join(' ');
}

/** Chooses a value of a key, or lets go of it. */
export function withValueToggled(text: string, key: Chosen['key'], value: string, language: QueryLanguage = 'sv'): string {
  const now = valuesIn(text, key);
  const then = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return withClause(text, key, then.length === 0 ? null : ({ key, values: then } as Chosen), language);
}
