/** A case on the delegate's table: first impartiality, then the basis, then the text to sign, then the receipt. One address for all of it. */
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { StatementAnswer } from '../../api/commands/answers';
import type { CaseAnswer } from '../../api/cases/cases.controller';
import type { ShownCase } from '#projections/case-page';
import { useKept } from '../api/kept';
import { useMe } from '../api/me';
import { isRefused } from '../api/problem';
import { useReading } from '../api/read';
import '../handling/case/case.css';
import { ConflictDialog } from '../handling/case/participants/conflict-dialog';
import { Failed, NotUpToDate, Page, Skeleton } from '../parts';
import { useTexts } from '../texts/language';
import { BasisProvider, type Basis } from './basis/basis';
import { BasisPage } from './basis-page';
import './deciding.css';
import { latestProposal, signingKey, type Signing } from './deciding';
import { Barred, Gate } from './gate';
import { ReceiptPage } from './signing/receipt-page';
import { SigningPage } from './signing/signing-page';
import { texts } from './texts';

const nameOfCriterion = ({ guidelines }: ShownCase): Basis['criterionName'] => {
  const names = new Map(guidelines?.criteria.map(({ id, name }) => [id, name]));
  return (criterion) => names.get(criterion) ?? criterion;
};

/** A statement that is shown stands between the basis and the decision, also after a reload or a sign-in. */
function Deciding({ basis }: { basis: Basis }) {
  const t = useTexts(texts);
  const { caseId, page, row, shown, me } = basis;
  const number = row.number ?? t.withoutNumber;
  const kept = useKept<Signing | null>(signingKey(caseId), null);
  const { set, discard } = kept;
  const decided = page.decision ?? page.writtenOff;
  const onShown = useCallback(
    (command: Signing['command'], body: object, statement: StatementAnswer) =>
      set({ command, body, shown: statement, key: crypto.randomUUID(), awaited: false }),
    [set],
  );
  const awaiting = (awaited: boolean) => () => set((now) => now && { ...now, awaited });
  if (decided) return <ReceiptPage page={page} number={number} caseId={caseId} />;
  if (me.role !== 'delegate')
    return (
      <Page title={t.notYours} above={number} lead={t.notYoursText} width="reading">
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {t.wholeCase}
        </Link>
      </Page>
    );
  if (kept.value)
    return (
      <SigningPage
        key={kept.value.key}
        caseId={caseId}
        number={number}
        signing={kept.value}
        revision={shown.revision}
        onAwait={awaiting(true)}
        onArrived={awaiting(false)}
        onBack={discard}
      />
    );
  return <BasisPage onShown={onShown} />;
}

export function DecisionPage() {
  const { caseId = '' } = useParams({ strict: false });
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
      {basis ? (
        <BasisProvider value={basis}>
          <Deciding key={caseId} basis={basis} />
        </BasisProvider>
      ) : (
        <Gate {...listed} why={answer.why} />
      )}
      <ConflictDialog {...listed} />
    </>
  );
}
