/** Each assessor forms an opinion of their own first: others' assessments of a criterion open when everybody who takes part has filed theirs. */
import type { Viewer } from '#libs/identity';
import type { CasePage } from '#projections/case-page';

/** Those who are to assess: the official and the advisers who take part and are not barred. */
const assessors = (page: CasePage, barred: readonly string[]): readonly string[] =>
  page.participants.filter(({ active, person }) => active && !barred.includes(person.ref)).map(({ person }) => person.ref);

/** The page as the viewer may see it. Whoever does not assess (delegate, auditor) sees everything. */
export function blindUntilAllHaveFiled(page: CasePage, viewer: Viewer, barred: readonly string[]): CasePage {
  const asked = assessors(page, barred);
  if (!asked.includes(viewer.ref)) return page;
  const criteria = page.criteria.map((one) =>
    asked.every((ref) => one.filedBy.includes(ref))
      ? one
      : { ...one, assessments: one.assessments.filter(({ assessor }) => assessor.ref === viewer.ref) },
  );
  return { ...page, criteria };
}
