/** A case as those see it who handle it. */
import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useEffect, type ReactNode } from 'react';
import type { CaseAnswer } from '../../../api/cases/cases.controller';
import { useMe } from '../../api/me';
import { isRefused } from '../../api/problem';
import { useReading } from '../../api/read';
import { Failed, Notice, NotUpToDate, Page, Skeleton, Tabs } from '../../parts';
import { NotFoundPage } from '../../shell/not-found-page';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { CaseBar } from './bar';
import './case.css';
import { ConflictDialog } from './participants/conflict-dialog';
import { DiaryView } from './diary-view';
import { CaseHead } from './head';
import { OpenedProvider, type OpenedCase } from './opened';
import { OthersDid } from './others-did';
import { CASE_TABS, type CaseTab } from './tabs';
import { texts } from './texts';
import { Times } from './times/times';

export function CasePage() {
  const t = useTexts(texts);
  const me = useMe()!;
  const { caseId = '', tab } = useParams({ strict: false });
  const { data, error, refetch } = useReading<CaseAnswer>(`/api/cases/${caseId}`);
  const current = CASE_TABS.find(({ id }) => id === tab);
  if (!current) return <NotFoundPage />;
  if (error && isRefused(error, 'barred-by-conflict')) return <Barred detail={error.problem.detail} />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={14} />;
  const { row, case: shown, why, times } = data.body;
  const listed = { caseId, row, etag: data.etag, me, times };
  return (
    <Page
      title={row.title}
      windowTitle={shown ? `${t.tabs[current.id]}: ${row.title}` : row.title}
      above={
        <>
          <Link to="/arenden">{t.back}</Link> / <span className="number">{row.number ?? t.notRegistered}</span>
          {me.may.includes('seeDispatches') && (
            <>
              {' · '}
              <Link to="/utskick" search={{ arende: caseId }}>
                {t.dispatches}
              </Link>
            </>
          )}
          {me.may.includes('seeDisposals') && (
            <>
              {' · '}
              <Link to="/arenden/$caseId/gallring" params={{ caseId }}>
                {t.disposal}
              </Link>
            </>
          )}
        </>
      }
      lead={`${row.organisation}, ${row.municipality}`}
      width="wide"
    >
      {!data.upToDate && <NotUpToDate />}
      <CaseHead {...listed} />
      <Times times={times} open={shown === null} />
      {shown ? (
        <Opened {...listed} shown={shown} page={shown.page}>
          <Tab {...current} />
        </Opened>
      ) : (
        <DiaryView {...listed} why={why} />
      )}
      <ConflictDialog {...listed} />
    </Page>
  );
}

function Opened({ children, ...opened }: OpenedCase & { children: ReactNode }) {
  const t = useTexts(texts);
  const { tab } = useParams({ strict: false });
  useEffect(() => {
    // on a phone the tabs are a strip that is wider than the page
    const current = document.querySelector<HTMLElement>('.tabs [aria-current="page"]');
    current?.parentElement?.scrollTo({ left: current.offsetLeft - 48 });
  }, [tab]);
  const { caseId, page } = opened;
  return (
    <OpenedProvider value={opened}>
      <CaseBar {...opened} />
      <Tabs
        label={t.tabsOf}
        tabs={CASE_TABS.map(({ id, count }) => ({
          to: `/arenden/${caseId}/${id}`,
          text: t.tabs[id],
          ...(count ? { count: count(page) } : {}),
        }))}
      />
      <OthersDid {...opened} />
      <Disposed {...opened} />
      {isEmptied(opened, tab) ? <p>{t.tabDisposed}</p> : children}
    </OpenedProvider>
  );
}

/** What the tab would tell of was disposed of with the application: what it says of what is left would not be true. */
const isEmptied = ({ page }: OpenedCase, tab: string | undefined): boolean =>
  page.versions.length === 0 && page.disposals.length > 0 && !['beslut-efterat', 'deltagare', 'historik'].includes(tab ?? '');

/** What is missing here, and why. */
function Disposed({ page }: OpenedCase) {
  const t = useTexts(texts);
  const { day } = useFormat();
  if (page.disposals.length === 0) return null;
  return (
    <Notice tone="neutral">
      {page.disposals.map(({ disposalId, decision }) => (
        <p key={disposalId}>{t.disposed(decision.reference, day(decision.decidedOn))}</p>
      ))}
      {page.disposed.length > 0 && <p>{t.disposedPartly}</p>}
    </Notice>
  );
}

const Tab = ({ Content }: CaseTab) => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Content />
  </Suspense>
);

/** Whoever is barred sees nothing of the case, not even its row. */
function Barred({ detail }: { detail: string }) {
  const t = useTexts(texts);
  return (
    <Page title={t.barredTitle} lead={detail} width="reading">
      <Link to="/arenden" className="button">
        {t.toQueue}
      </Link>
    </Page>
  );
}
