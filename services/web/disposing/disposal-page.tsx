/** What can go from a case, what has gone and by which decision: for those who keep the archive, and those who look after them. */
import { Link, useParams } from '@tanstack/react-router';
import type { DisposalAnswer } from '../../api/cases/disposal';
import { useMe } from '../api/me';
import { useReading } from '../api/read';
import { Failed, Notice, Page, Skeleton } from '../parts';
import { useTexts } from '../texts/language';
import { Disposals } from './disposals';
import './disposing.css';
import { Hold } from './hold';
import { NewDisposal } from './new-disposal';
import { texts } from './texts';

/** While something is being carried out. */
const LOOK_EVERY_MS = 1500;

export function DisposalPage() {
  const { caseId = '' } = useParams({ strict: false });
  return <Disposal key={caseId} caseId={caseId} />;
}

function Disposal({ caseId }: { caseId: string }) {
  const t = useTexts(texts);
  const me = useMe()!;
  const path = `/api/cases/${caseId}/disposal`;
  const isUnderWay = (answer: DisposalAnswer | undefined): boolean =>
    answer?.disposals.some(({ completed }) => completed === null) ?? false;
  const first = useReading<DisposalAnswer>(path);
  const { data, error, refetch } = useReading<DisposalAnswer>(path, { refetchInterval: isUnderWay(first.data?.body) ? LOOK_EVERY_MS : 0 });
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  const { body, etag } = data;
  const mayHold = me.may.includes('seeDisposals') && me.role !== 'auditor';
  const mayDispose = me.may.includes('disposeOfRecords') && !isUnderWay(body);
  return (
    <Page
      title={t.title}
      above={
        <>
          <Link to="/arenden/$caseId" params={{ caseId }}>
            {t.back}
          </Link>{' '}
          / <span className="number">{body.number ?? t.notRegistered}</span>
        </>
      }
      lead={t.lead}
    >
      <Disposals answer={body} />
      <Hold caseId={caseId} etag={etag} hold={body.hold} may={mayHold && !isUnderWay(body)} />
      {mayDispose &&
        (body.refused.KEYS === null ? (
          <NewDisposal caseId={caseId} etag={etag} answer={body} />
        ) : (
          <section aria-labelledby="new-disposal">
            <h2 id="new-disposal">{t.new}</h2>
            <Notice tone="neutral">
              <p>{body.refused.KEYS}</p>
            </Notice>
          </section>
        ))}
    </Page>
  );
}
