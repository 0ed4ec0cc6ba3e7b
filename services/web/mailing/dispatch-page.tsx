/** One mail: to whom, what it said, and what became of it. */
import { Link, useParams } from '@tanstack/react-router';
import type { Named } from '../../api/mail/dispatches.controller';
import type { DispatchedMail } from '#projections/dispatch-register';
import { useReading } from '../api/read';
import { Facts, Failed, Notice, Page, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { Outcome } from './outcome';
import './mailing.css';
import { texts } from './texts';

function Mail({ mail }: { mail: Named<DispatchedMail> }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const { status, reason, recipientName, recipientRoleName, address, caseId, caseNumber, recordedAt, subject, text, answer, messageId } =
    mail;
  return (
    <>
      {status === 'KEPT' && (
        <Notice>
          <p>{reason === 'NO_ADDRESS' ? t.keptNoAddress : t.kept}</p>
        </Notice>
      )}
      {status === 'REFUSED' && (
        <Notice tone="warning">
          <p>{t.refused}</p>
        </Notice>
      )}
      <Facts
        items={[
          [t.outcome, <Outcome key="outcome" status={status} reason={reason} />],
          [
            t.when,
            <time key="when" dateTime={recordedAt}>
              {moment(recordedAt)}
            </time>,
          ],
          [t.whom, `${recipientName ?? t.contact} (${recipientRoleName})`],
          [t.address, address ?? t.noAddress],
          caseId !== null && [
            t.theCase(null),
            <Link key="case" to="/arenden/$caseId" params={{ caseId }}>
              {caseNumber ?? t.theCase(null)}
            </Link>,
          ],
          answer !== null && [t.answer, <code key="answer">{answer}</code>],
          [t.messageId, <code key="id">{messageId}</code>],
        ]}
      />
      {caseId !== null && (
        <p>
          <Link to="/utskick" search={{ arende: caseId }}>
            {t.allOfCase}
          </Link>
        </p>
      )}
      <section aria-labelledby="mail-name">
        <h2 id="mail-name">{t.itSaid}</h2>
        <div className="card mail" lang="sv">
          <h3>{subject}</h3>
          <pre>{text}</pre>
        </div>
      </section>
      {status === 'SENT' && <p className="hint">{t.notProof}</p>}
    </>
  );
}

export function DispatchPage() {
  const t = useTexts(texts);
  const { dispatchId } = useParams({ from: '/signed-in/utskick/$dispatchId' });
  const { data, error, refetch } = useReading<Named<DispatchedMail>>(`/api/dispatches/${dispatchId}`);
  return (
    <Page title={data?.body.kindName ?? t.title} above={<Link to="/utskick">‹ {t.back}</Link>} width="reading">
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Mail mail={data.body} />}
    </Page>
  );
}
