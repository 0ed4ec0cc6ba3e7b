/** Who has assessed a criterion, and what of it the reader may see. Pure. */
import type { Assessment, CasePage, Participant } from '#projections/case-page';
import { applicationRevision, assessorsOf } from '../stage';

export interface Filed {
  readonly person: Participant['person'];
  /** Has handed in an assessment, of this application or an earlier version. */
  readonly filed: boolean;
  /** Null when there is none that the reader may see. */
  readonly latest: Assessment | null;
  /** What the latest one replaced, newest first. */
  readonly earlier: readonly Assessment[];
  /** The application has been changed since. */
  readonly outdated: boolean;
}
export interface Standing {
  readonly assessors: readonly Filed[];
  /** Everybody's can be read. */
  readonly open: boolean;
}

export function standingOn(page: CasePage, criterion: string): Standing {
  const found = page.criteria.find((one) => one.criterion === criterion);
  const asked = assessorsOf(page);
  const since = applicationRevision(page);
  // who assessed and then left the case is still to be read
  const gone = (found?.assessments ?? []).map(({ assessor }) => assessor);
  const people = [...asked, ...gone].filter((one, index, all) => all.findIndex(({ ref }) => ref === one.ref) === index);
  return {
    assessors: people.map((person) => {
      const own = (found?.assessments ?? []).filter(({ assessor }) => assessor.ref === person.ref).toReversed();
      const latest = own[0] ?? null;
      return {
        person,
        filed: found?.filedBy.includes(person.ref) ?? false,
        latest,
        earlier: own.slice(1),
        outdated: latest !== null && latest.revision < since,
      };
    }),
    open: asked.every(({ ref }) => found?.filedBy.includes(ref)),
  };
}

/** Whether the person still has to assess it: not done, or done of an application that has been changed. */
export function isDue(page: CasePage, criterion: string, ref: string): boolean {
  const own = standingOn(page, criterion).assessors.find(({ person }) => person.ref === ref);
  return own !== undefined && (!own.filed || own.outdated);
}
