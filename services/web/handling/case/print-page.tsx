/** The whole case in one go, as it is printed: every tab after the other. */
import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { CaseAnswer } from '../../../api/cases/cases.controller';
import { useMe } from '../../api/me';
import { useReading } from '../../api/read';
import { Failed, Notice, Page, Skeleton } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import './case.css';
import { CaseHead } from './head';
import { OpenedProvider } from './opened';
import { CASE_TABS } from './tabs';
import { texts } from './texts';
import { Times } from './times/times';

export function PrintPage() {
  const t = useTexts(texts);
  const f = useFormat();
  const me = useMe()!;
  const [openedAt] = useState(() => new Date().toISOString());
  const { caseId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useReading<CaseAnswer>(`/api/cases/${caseId}`);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={14} />;
  const { row, case: shown, why, times } = data.body;
  const listed = { caseId, row, etag: data.etag, me, times };
  return (
    <Page
      title={row.title}
      above={
        <Link to="/arenden/$caseId" params={{ caseId }} className="no-print">
          {t.backToCase}
        </Link>
      }
      lead={`${row.number ?? t.notRegistered}. ${row.organisation}, ${row.municipality}`}
      actions={
        <button type="button" className="button primary" onClick={() => print()}>
          {t.printNow}
        </button>
      }
    >
      <p className="hint">{t.printedAt(f.moment(openedAt))}</p>
      <CaseHead {...listed} />
      <Times times={times} open />
      {shown ? (
        <OpenedProvider value={{ ...listed, shown, page: shown.page, whole: true }}>
          <div className="whole-case">
            {CASE_TABS.map(({ id, Content }) => (
              <Suspense key={id} fallback={<Skeleton lines={6} />}>
                <section>
                  <Content />
                </section>
              </Suspense>
            ))}
          </div>
        </OpenedProvider>
      ) : (
        <Notice tone="neutral">
          <p>{why}</p>
        </Notice>
      )}
    </Page>
  );
}
