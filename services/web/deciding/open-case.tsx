/** The case that is to be decided, read for every part of its page; or the declaration that opens it, or why it stays shut. */
import { useMemo, type ReactNode } from 'react';
import type { CaseAnswer } from '../../api/cases/cases.controller';
import type { ShownCase } from '#projections/case-page';
import { useMe } from '../api/me';
import { isRefused } from '../api/problem';
import { useReading } from '../api/read';
import '../handling/case/case.css';
import { ConflictDialog } from '../handling/case/participants/conflict-dialog';
import { Failed, NotUpToDate, Skeleton } from '../parts';
import { BasisProvider, type Basis } from './basis/basis';
import './deciding.css';
import { latestProposal } from './deciding';
import { Barred, Gate } from './gate';

const nameOfCriterion = ({ guidelines }: ShownCase): Basis['criterionName'] => {
  const names = new Map(guidelines?.criteria.map(({ id, name }) => [id, name]));
  return (criterion) => names.get(criterion) ?? criterion;
};

/** `children` = what is shown of the case once it is open; they find it by `useBasis`. */
export function OpenCase({ caseId, children }: { caseId: string; children: ReactNode }) {
  const me = useMe()!;
  const { data, error, refetch } = useReading<CaseAnswer>(`/api/cases/${caseId}`);
  const answer = data?.body;
  const basis = useMemo<Basis | null>(() => {
    if (!answer?.case) return null;
    const { row, case: shown } = answer;
    const { page } = shown;
    return {
      caseId,
      row,
      shown,
      page,
      etag: data!.etag,
      me,
      proposal: latestProposal(page) ?? null,
      criterionName: nameOfCriterion(shown),
    };
  }, [answer, caseId, data, me]);
  // also when it was open until just now
  if (error && isRefused(error, 'barred-by-conflict')) return <Barred detail={error.problem.detail} />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data || !answer) return <Skeleton lines={14} />;
  const listed = { caseId, row: answer.row, etag: data.etag, me, times: answer.times };
  return (
    <>
      {!data.upToDate && <NotUpToDate />}
      {basis ? <BasisProvider value={basis}>{children}</BasisProvider> : <Gate {...listed} why={answer.why} />}
      <ConflictDialog {...listed} />
    </>
  );
}
