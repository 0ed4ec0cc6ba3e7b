/** What one event changed on a case page: the smallest parts that are not as they were. Pure. */
import type { Json, JsonObject } from '#libs/kernel';
import type { CasePageRow } from './projection';

export interface PageChange {
  /** From the page's part down to what changed: `['supplements', 0, 'state']`. */
  readonly path: readonly (string | number)[];
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  /** Null when there was nothing. */
  readonly before: Json;
  readonly after: Json;
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isPart = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !isList(value);
const isNothing = (value: Json | undefined): value is null | undefined => value === undefined || value === null;

/** The changes that lead from one value to another. A part that is new or gone is one change, whatever it holds. */
export function changesBetween(before: Json | undefined, after: Json | undefined, path: PageChange['path'] = []): readonly PageChange[] {
  if (isNothing(before) && isNothing(after)) return [];
  if (isNothing(before)) return [{ path, kind: 'ADDED', before: null, after: after! }];
  if (isNothing(after)) return [{ path, kind: 'REMOVED', before, after: null }];
  if (isList(before) && isList(after))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, n) =>
      changesBetween(before[n], after[n], [...path, n]),
    ).flat();
  if (isPart(before) && isPart(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      changesBetween(before[key], after[key], [...path, key]),
    );
  return before === after ? [] : [{ path, kind: 'CHANGED', before, after }];
}

/** What people read of a row: its head and its page, without the lists of the access rule and where in the log it was taken. */
const shown = ({ number, organisation, title, page }: CasePageRow): JsonObject => ({ number, organisation, title, ...page });

export const pageChanges = (before: CasePageRow | undefined, after: CasePageRow): readonly PageChange[] =>
  changesBetween(before && shown(before), shown(after)).flatMap((change) =>
    // the first event makes the whole page: told part by part, and an empty part is nothing new
    change.path.length > 0 ? [change] : Object.entries(shown(after)).flatMap(([key, value]) => firstOf(key, value)),
  );

const firstOf = (key: string, value: Json): readonly PageChange[] =>
  isList(value)
    ? value.map((one, n) => ({ path: [key, n], kind: 'ADDED' as const, before: null, after: one }))
    : isNothing(value)
      ? []
      : [{ path: [key], kind: 'ADDED', before: null, after: value }];
