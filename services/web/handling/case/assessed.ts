import type { OpenedCase } from './opened';

export interface Assessor {
  readonly ref: string;
}
/** Has assessed every criterion of the guidelines in the application as it reads now. */
export function assessedBy({ page, shown }: OpenedCase, { ref }: Assessor): boolean {
  const since = page.versions.at(-1)?.revision ?? 0;
  return (shown.guidelines?.criteria ?? []).every(({ id }) =>
    page.criteria.some(
      ({ criterion, assessments }) => criterion === id && assessments.some((one) => one.assessor.ref === ref && one.revision > since),
    ),
  );
}
