/**
 * The language of the search box: `status:komplettering ansvarig:@mig ålder:>30d belopp:>20000 skate`. The text is the only representation: filters in
 * the pages edit it. The same key several times, or several values, means any of them; different keys, and all words, must agree. Runs in the
 * browser and on the server.
 */
import type { Flag } from '../cases/flags';
import type { DeadlineKind } from '#libs/timers';
import type { Mover, Phase } from '../cases/progress';
import { faultOf, type Fault } from './query-faults';
import { daysIn, kronorIn, printRange, type Range } from './query-ranges';
import { fold, tokensOf, valuesOf } from './query-tokens';
import {
  FLAG_WORDS,
  KEYS,
  ME,
  MOVER_WORDS,
  NO_DEADLINE_WORD,
  NOBODY,
  OFFICIAL_WORDS,
  OPEN_PHASES,
  OPEN_WORD,
  OVERDUE_WORD,
  PHASE_WORDS,
  TIMER_WORDS,
  TODAY_WORD,
  type QueryKey,
  type QueryLanguage,
  type Word,
} from './query-words';

/** The longest text that is read. */
export const MOST_CHARACTERS = 500;

export type Clause =
  | { readonly key: 'phase'; readonly values: readonly Phase[] }
  | { readonly key: 'mover'; readonly values: readonly Mover[] }
  | { readonly key: 'flag'; readonly values: readonly Flag[] }
  | { readonly key: 'timer'; readonly values: readonly DeadlineKind[] }
  /** Parts of names, or {@link ME} or {@link NOBODY}. */
  | { readonly key: 'official'; readonly values: readonly string[] }
  | { readonly key: 'municipality' | 'scheme'; readonly values: readonly string[] }
  /** Whole days since it was received. */
  | { readonly key: 'age'; readonly range: Range }
  /** Whole kronor. */
  | { readonly key: 'amount'; readonly range: Range }
  /** Days from today; negative = it has passed. Null = nothing is due. */
  | { readonly key: 'deadline'; readonly range: Range | null }
  /** Part of number, organisation or title. */
  | { readonly key: 'text'; readonly text: string };

/** A piece of the text, from and to as indexes into it: either it means something, or it says why not. */
export type Part = { readonly from: number; readonly to: number } & ({ readonly clause: Clause } | { readonly fault: Fault });

/** Values that begin so: in Swedish, and if there are none in English; a whole word stands for itself alone. */
function matching<T extends string>(words: Readonly<Record<T, Word>>, value: string): T[] {
  const sought = fold(value);
  if (sought === '') return [];
  const all = Object.keys(words) as T[];
  const whole = all.filter((one) => fold(words[one].sv) === sought || fold(words[one].en) === sought);
  if (whole.length > 0) return whole;
  const inSwedish = all.filter((one) => fold(words[one].sv).startsWith(sought));
  return inSwedish.length > 0 ? inSwedish : all.filter((one) => fold(words[one].en).startsWith(sought));
}
const isWord = (value: string, { sv, en }: Word): boolean => fold(value) === fold(sv) || fold(value) === fold(en);

/** Several values of a fixed set, in the set's own order; or the first that is not in it. */
function among<T extends string>(words: Readonly<Record<T, Word>>, values: readonly string[]): T[] | string {
  const chosen = new Set<T>();
  for (const value of values) {
    const found = matching(words, value);
    if (found.length === 0) return value;
    for (const one of found) chosen.add(one);
  }
  return (Object.keys(words) as T[]).filter((one) => chosen.has(one));
}

const beginsOpen = (value: string): boolean =>
  fold(value) !== '' && [OPEN_WORD.sv, OPEN_WORD.en].some((whole) => fold(whole).startsWith(fold(value)));

function phasesIn(values: readonly string[]): Phase[] | string {
  const named = values.filter((value) => !beginsOpen(value));
  const found = among(PHASE_WORDS, named);
  if (typeof found === 'string' || named.length === values.length) return found;
  return (Object.keys(PHASE_WORDS) as Phase[]).filter((phase) => OPEN_PHASES.includes(phase) || found.includes(phase));
}

/** Names are looked for without `@`. */
function officialIn(value: string): string {
  const name = value.replace(/^@+\s*/u, '');
  return isWord(`@${name}`, OFFICIAL_WORDS[ME]) ? ME : isWord(`@${name}`, OFFICIAL_WORDS[NOBODY]) ? NOBODY : name;
}

function deadlineIn(value: string): Range | null | undefined {
  if (isWord(value, NO_DEADLINE_WORD)) return null;
  if (isWord(value, OVERDUE_WORD)) return { least: null, most: -1 };
  if (isWord(value, TODAY_WORD)) return { least: 0, most: 0 };
  const range = daysIn(value);
  // "7d" = within seven days
  return range && range.least === range.most ? { least: null, most: range.most } : range;
}

const once = (values: readonly string[]): string[] => [...new Set(values)];

function clauseOf(key: QueryKey, values: readonly string[]): Clause | Fault {
  const [first] = values;
  if (first === undefined) return faultOf.empty(key);
  const chosen = <K extends 'phase' | 'mover' | 'flag' | 'timer'>(of: K, found: readonly string[] | string): Clause | Fault =>
    typeof found === 'string' ? faultOf.value(of, found) : ({ key: of, values: found } as unknown as Clause);
  switch (key) {
    case 'phase':
      return chosen(key, phasesIn(values));
    case 'mover':
      return chosen(key, among(MOVER_WORDS, values));
    case 'flag':
      return chosen(key, among(FLAG_WORDS, values));
    case 'timer':
      return chosen(key, among(TIMER_WORDS, values));
    case 'official': {
      const officials = once(values.map(officialIn)).filter((name) => name !== '');
      return officials.length > 0 ? { key, values: officials } : faultOf.empty(key);
    }
    case 'municipality':
    case 'scheme':
      return { key, values: once(values) };
    case 'age':
    case 'amount': {
      const range = values.length > 1 ? undefined : key === 'age' ? daysIn(first) : kronorIn(first);
      return range ? { key, range } : faultOf.range(key, values.join(','));
    }
    case 'deadline': {
      const range = values.length > 1 ? undefined : deadlineIn(first);
      return range === undefined ? faultOf.range(key, values.join(',')) : { key, range };
    }
  }
}

const keyOf = (name: string): QueryKey | undefined => (Object.keys(KEYS) as QueryKey[]).find((key) => isWord(name, KEYS[key]));

/** The parts of a text, in its order. Never throws. */
export function partsOf(text: string): readonly Part[] {
  if (text.length > MOST_CHARACTERS) return [{ from: 0, to: text.length, fault: faultOf.length(MOST_CHARACTERS) }];
  return tokensOf(text).flatMap(({ from, to, key: name, value }): Part[] => {
    if (name === null) {
      const words = valuesOf(value, false)[0];
      return words === undefined ? [] : [{ from, to, clause: { key: 'text', text: words } }];
    }
    const key = keyOf(name);
    const made = key === undefined ? faultOf.key(name) : clauseOf(key, valuesOf(value, true));
    return ['key' in made ? { from, to, clause: made } : { from, to, fault: made }];
  });
}

export interface Query {
  readonly clauses: readonly Clause[];
  /** What could not be understood; the clauses are the rest. */
  readonly faults: readonly Fault[];
}
export function parse(text: string): Query {
  const parts = partsOf(text);
  return {
    clauses: parts.flatMap((part) => ('clause' in part ? [part.clause] : [])),
    faults: parts.flatMap((part) => ('fault' in part ? [part.fault] : [])),
  };
}

const quoted = (value: string, alsoAt: RegExp): string => (/\s/u.test(value) || alsoAt.test(value) ? `"${value}"` : value);

function printedValues(clause: Extract<Clause, { values: unknown }>, language: QueryLanguage): readonly string[] {
  switch (clause.key) {
    case 'phase': {
      const open = OPEN_PHASES.every((phase) => clause.values.includes(phase));
      const rest = clause.values.filter((phase) => !open || !OPEN_PHASES.includes(phase));
      return [...(open ? [OPEN_WORD[language]] : []), ...rest.map((phase) => PHASE_WORDS[phase][language])];
    }
    case 'mover':
      return clause.values.map((mover) => MOVER_WORDS[mover][language]);
    case 'flag':
      return clause.values.map((flag) => FLAG_WORDS[flag][language]);
    case 'timer':
      return clause.values.map((kind) => TIMER_WORDS[kind][language]);
    case 'official':
      return clause.values.map((value) => (value === ME || value === NOBODY ? OFFICIAL_WORDS[value][language] : quoted(value, /,/)));
    case 'municipality':
    case 'scheme':
      return clause.values.map((value) => quoted(value, /,/));
  }
}

/** A clause as it is written. */
export function printClause(clause: Clause, language: QueryLanguage = 'sv'): string {
  if (clause.key === 'text') return quoted(clause.text, /:/);
  const name = KEYS[clause.key][language];
  if ('values' in clause) return `${name}:${printedValues(clause, language).join(',')}`;
  if (clause.range === null) return `${name}:${NO_DEADLINE_WORD[language]}`;
  const { least, most } = clause.range;
  if (clause.key === 'deadline' && least === null && most === -1) return `${name}:${OVERDUE_WORD[language]}`;
  if (clause.key === 'deadline' && least === 0 && most === 0) return `${name}:${TODAY_WORD[language]}`;
  return `${name}:${printRange(clause.range, clause.key === 'amount' ? '' : 'd')}`;
}
/** The same search, written out: `parse` gives the same clauses again. */
export const print = (clauses: readonly Clause[], language: QueryLanguage = 'sv'): string =>
  clauses.map((clause) => printClause(clause, language)).join(' ');
