import { Link, useParams } from '@tanstack/react-router';
import type { ApplicantStatus } from '#projections/applicant-status';
import type { OwnDocuments } from '#projections/case-page';
import { useReading } from '../../api/read';
import { Failed, Page, Skeleton, Tag, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { ApplicationText } from './application-text';
import { FileList } from '../files/file-list';
import { texts } from './texts';
import '../applying.css';

type Version = OwnDocuments['versions'][number];
type Answered = { readonly receivedAt: string; readonly answer: string; readonly handlingNumber: number };

/** Everything that the applicant has handed in, as it lies in the case. */
export function DocumentsPage() {
  const { caseId } = useParams({ from: '/signed-in/mina/$caseId/ansokan' });
  const t = useTexts(texts);
  const documents = useReading<OwnDocuments>(`/api/my-applications/${caseId}/documents`);
  const status = useReading<ApplicantStatus>(`/api/my-applications/${caseId}`);
  const back = (
    <Link to="/mina/$caseId" params={{ caseId }}>
      {t.backToCase}
    </Link>
  );
  if (documents.error)
    return (
      <Page title={t.documentsTitle} width="reading" above={back}>
        <Failed error={documents.error} onRetry={() => void documents.refetch()} />
      </Page>
    );
  if (!documents.data) return <Skeleton lines={10} />;
  const { versions, supplements, communications } = documents.data.body;
  const files = status.data?.body.files ?? [];
  const [current, ...former] = versions.toReversed();
  const filesOf = (handlingNumber: number) => files.filter((file) => file.handlingNumber === handlingNumber);
  return (
    <Page
      title={t.documentsTitle}
      lead={t.documentsLead}
      width="reading"
      above={back}
      actions={
        <button type="button" className="button" onClick={() => window.print()}>
          {t.print}
        </button>
      }
    >
      {current && <OneVersion version={current} now={versions.length > 1} />}
      {filesOf(1).length > 0 && (
        <section>
          <h2>{t.filesTitle}</h2>
          <FileList caseId={caseId} files={filesOf(1)} label={t.filesTitle} />
        </section>
      )}
      {supplements.length > 0 && (
        <section>
          <h2>{t.supplements}</h2>
          {supplements.map(({ id, items, answers, state }) => (
            <article className="card" key={id}>
              <h3>{t.asked}</h3>
              <ol lang="sv">
                {items.map(({ what, why }) => (
                  <li key={what}>
                    {what} <span className="hint">{why}</span>
                  </li>
                ))}
              </ol>
              <Answers answers={answers} filesOf={filesOf} caseId={caseId} none={state === 'WAIVED' ? t.waived : t.notAnswered} />
            </article>
          ))}
        </section>
      )}
      {communications.length > 0 && (
        <section>
          <h2>{t.communications}</h2>
          {communications.map(({ id, material, message, replies }) => (
            <article className="card" key={id}>
              <h3>{t.material}</h3>
              <ul lang="sv">
                {material.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
              <Written>{message}</Written>
              <Answers answers={replies} filesOf={filesOf} caseId={caseId} none={t.notAnswered} />
            </article>
          ))}
        </section>
      )}
      {former.map((version) => (
        <details className="more" key={version.version}>
          <summary>{t.versionTitle(version.version)}</summary>
          <OneVersion version={version} now={false} />
        </details>
      ))}
    </Page>
  );
}

function OneVersion({ version, now }: { version: Version; now: boolean }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  return (
    <section className="card">
      <div className="scheme-head">
        <h2>{t.versionTitle(version.version)}</h2>
        {now && <Tag tone="information">{t.versionNow}</Tag>}
      </div>
      <p className="hint">{t.versionAt(moment(version.at))}</p>
      {version.reason !== null && (
        <>
          <h3>{t.changeReason}</h3>
          <Written>{version.reason}</Written>
        </>
      )}
      <ApplicationText application={version.application} />
    </section>
  );
}

function Answers({
  answers,
  filesOf,
  caseId,
  none,
}: {
  answers: readonly Answered[];
  filesOf: (handlingNumber: number) => ApplicantStatus['files'];
  caseId: string;
  none: string;
}) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  if (answers.length === 0) return <p className="hint">{none}</p>;
  return answers.map(({ receivedAt, answer, handlingNumber }) => (
    <div key={handlingNumber}>
      <h3>{t.youAnswered(moment(receivedAt))}</h3>
      <Written>{answer}</Written>
      <FileList caseId={caseId} files={filesOf(handlingNumber)} label={t.filesTitle} />
    </div>
  ));
}
