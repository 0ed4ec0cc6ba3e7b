import { Link, useParams } from '@tanstack/react-router';
import type { ApplicantStatus } from '#projections/applicant-status';
import { useReading } from '../api/read';
import { Facts, Failed, Page, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import type { Scheme } from './form/step-props';
import { Usual } from './scheme-facts';
import { texts } from './texts';
import './applying.css';

/** What has come in, and what happens now. */
export function ReceiptPage() {
  const { caseId } = useParams({ from: '/signed-in/mina/$caseId/kvitto' });
  const t = useTexts(texts);
  const { money, moment } = useFormat();
  const { data, error, refetch } = useReading<ApplicantStatus>(`/api/my-applications/${caseId}`);
  const schemes = useReading<{ rows: readonly Scheme[] }>('/api/schemes-to-apply-for');
  if (error)
    return (
      <Page title={t.receipt} width="reading">
        <Failed error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data) return <Skeleton lines={8} />;
  const status = data.body;
  const scheme = schemes.data?.body.rows.find(({ schemeId }) => schemeId === status.schemeId);
  return (
    <Page title={t.receipt} lead={t.receiptLead(status.title)} width="reading">
      <section className="card receipt">
        <Facts
          items={[
            [t.receiptNumber, status.number ?? t.receiptNumberLater],
            [
              t.receiptAt,
              <time key="at" dateTime={status.receivedAt}>
                {moment(status.receivedAt)}
              </time>,
            ],
            [t.sought, money(status.amountOre)],
            status.files.length > 0 && [t.files, t.filesReceived(status.files.length)],
          ]}
        />
      </section>
      <h2>{t.whatNow}</h2>
      <ol className="now">
        {t.nowSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Facts
        items={[
          [t.howLong, <Usual key="usual" scheme={scheme} />],
          [t.whoReads, t.whoReadsText],
          [t.isPublic, t.publicNow],
        ]}
      />
      <div className="buttons">
        <Link className="button primary" to="/mina/$caseId" params={{ caseId }}>
          {t.follow}
        </Link>
        <Link className="button" to="/mina">
          {t.toMine}
        </Link>
      </div>
    </Page>
  );
}
