/** A case as those see it who handle it. */
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { CaseAnswer } from '../../../api/cases/cases.controller';
import { useMe } from '../../api/me';
import { useReading } from '../../api/read';
import { Failed, Notice, NotUpToDate, Page, Skeleton, Tabs } from '../../parts';
import { NotFoundPage } from '../../shell/not-found-page';
import { useTexts } from '../../texts/language';
import { OpenedProvider } from './opened';
import { CASE_TABS } from './tabs';
import { texts } from './texts';

export function CasePage() {
  const t = useTexts(texts);
  const me = useMe()!;
  const { caseId = '', tab } = useParams({ strict: false });
  const { data, error, refetch } = useReading<CaseAnswer>(`/api/cases/${caseId}`);
  const current = CASE_TABS.find(({ id }) => id === tab);
  if (!current) return <NotFoundPage />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  const { row, case: shown, why } = data.body;
  const { Content } = current;
  return (
    <Page title={row.title} above={`${row.number ?? ''} ${row.organisation}`} width="wide">
      {!data.upToDate && <NotUpToDate />}
      {shown ? (
        <OpenedProvider value={{ caseId, row, shown, page: shown.page, etag: data.etag, me }}>
          <Tabs
            label={t.tabsOf}
            tabs={CASE_TABS.map(({ id, count }) => ({
              to: `/arenden/${caseId}/${id}`,
              text: t.tabs[id],
              ...(count ? { count: count(shown.page) } : {}),
            }))}
          />
          <Suspense fallback={<Skeleton lines={8} />}>
            <Content />
          </Suspense>
        </OpenedProvider>
      ) : (
        <Notice tone="warning">
          <p>{why}</p>
        </Notice>
      )}
    </Page>
  );
}
