/** Which events of a case are stepped through, and where one is among them. Pure. */
import type { HistoryEntry } from '#projections/case-history';
import { paragraphsOf } from '../../../api/auditor/citations';

export interface Choice {
  /** A person's reference; '' = anybody. */
  readonly actor: string;
  readonly type: string;
  readonly paragraph: string;
}
export const EVERYTHING: Choice = { actor: '', type: '', paragraph: '' };
export const isEverything = ({ actor, type, paragraph }: Choice): boolean => !actor && !type && !paragraph;

export const chosen = (entries: readonly HistoryEntry[], { actor, type, paragraph }: Choice): readonly HistoryEntry[] =>
  entries.filter(
    (entry) =>
      (!actor || entry.whoRef === actor) &&
      (!type || entry.type === type) &&
      (!paragraph || paragraphsOf(entry.citation).includes(paragraph)),
  );

/** Place among the steps: of the revision, or of the last one before it, or the first. */
export const placeOf = (steps: readonly HistoryEntry[], revision: number): number =>
  Math.max(
    0,
    steps.findLastIndex((step) => step.revision <= revision),
  );

/** What can be chosen: each once, as it is read. */
export function options(entries: readonly HistoryEntry[], language: string) {
  const by = new Intl.Collator(language, { numeric: true });
  const each = (pairs: readonly (readonly [value: string, text: string])[]) =>
    [...new Map(pairs)].map(([value, text]) => ({ value, text })).toSorted((a, b) => by.compare(a.text, b.text));
  return {
    actors: each(entries.map(({ whoRef, who, roleName }) => [whoRef, `${who}, ${roleName}`])),
    types: each(entries.map(({ type, label }) => [type, label])),
    paragraphs: each(entries.flatMap(({ citation }) => paragraphsOf(citation)).map((paragraph) => [paragraph, paragraph])),
  };
}
