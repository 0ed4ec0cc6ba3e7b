/** Who of the readers may do what here, and what stops the preparation of a case. Only to show or hide: the API decides. Pure. */
import type { CasePage, Participant } from '#projections/case-page';

export type Stop = 'DECIDED' | 'WRITTEN_OFF' | 'WITHDRAWN' | 'SUBMITTED' | 'CLOSED';

/** Why nothing more is prepared; null while the case is being prepared. */
export function stopOf(page: CasePage): Stop | null {
  if (page.closed) return 'CLOSED';
  if (page.decision) return 'DECIDED';
  if (page.writtenOff) return 'WRITTEN_OFF';
  if (page.withdrawn) return 'WITHDRAWN';
  const latest = page.proposals.at(-1);
  return latest?.submitted && !latest.returned ? 'SUBMITTED' : null;
}

/** Open or affirmed conflict of interest, or excluded. */
const isBarred = ({ conflicts, excluded }: Participant): boolean =>
  excluded !== null || conflicts.some(({ decided }) => decided === null || decided.outcome === 'CONFLICT');

/** Those who are to assess: the official first, then the advisers, as they came. */
export const assessorsOf = (page: CasePage): readonly Participant['person'][] =>
  page.participants
    .filter((one) => one.active && !isBarred(one))
    .map(({ person }) => person)
    .toSorted((one, other) => Number(other.role === 'official') - Number(one.role === 'official'));

/** Revision of the application as it reads now: what was found before it was found in another. */
export const applicationRevision = (page: CasePage): number => page.versions.at(-1)?.revision ?? 0;
