import { accessPredicate, accessTo, type Access, type CaseAccess, type Viewer } from '#libs/identity';
import type { Predicate } from '#projections/reading';

/** The access rule as the queries of a read model take it: rows that the person sees at DIARY or better, and at which level. */
export function rowsSeenBy(viewer: Viewer, view: 'case_queue' | 'decision_queue' | 'case_page'): Predicate {
  const { where, level, value } = accessPredicate(viewer, view, 1);
  return { sql: where, level, params: [value] };
}

/** Only rows whose documents the person may read. */
export function contentSeenBy(viewer: Viewer, view: 'case_page'): Predicate {
  const { level, params } = rowsSeenBy(viewer, view);
  return { sql: `${level} = 'CONTENT'`, params };
}

/** What a person may see of one case, by the lists that a read model keeps. */
export const accessBy = (
  viewer: Viewer,
  { submitted, ...lists }: Omit<CaseAccess, 'submittedForDecision'> & { readonly submitted: boolean },
): Access => accessTo(viewer, { ...lists, submittedForDecision: submitted });
