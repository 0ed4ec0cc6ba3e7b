import { Link, useParams } from '@tanstack/react-router';
import type { ApplicantStatus } from '#projections/applicant-status';
import { useReading } from '../../api/read';
import { Facts, Failed, NotUpToDate, Page, Skeleton, Timeline, Written } from '../../parts';
import { dayOf, useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { FileList } from '../files/file-list';
import type { Scheme } from '../form/step-props';
import { Usual } from '../scheme-facts';
import { texts as common } from '../texts';
import { AnswerSupplement, ChooseTime, PlannedMeetings, ReplyToCommunication } from './asked';
import { Fallen } from './changed';
import { Decision } from './decision';
import { Stages } from './stages';
import { texts } from './texts';
import { Withdraw } from './withdraw';
import '../applying.css';

export function MyCasePage() {
  const { caseId } = useParams({ from: '/signed-in/mina/$caseId' });
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { data, error, refetch } = useReading<ApplicantStatus>(`/api/my-applications/${caseId}`);
  if (!data && !error) return <Skeleton lines={10} />;
  if (!data)
    return (
      <Page title={t.untitled} width="reading" above={<Link to="/mina">{t.mine}</Link>}>
        <Failed error={error} onRetry={() => void refetch()} />
      </Page>
    );
  const status = data.body;
  const { headline, nextStep, whoseMove, asked, meetings, decision, happened } = status;
  return (
    <Page
      title={status.title}
      above={
        <>
          <Link to="/mina">{t.mine}</Link> · {status.number ?? t.noNumber}
        </>
      }
    >
      {!data.upToDate && <NotUpToDate />}
      <div className="split">
        <div>
          <section className={`card status ${whoseMove.toLowerCase()}`} aria-labelledby="state">
            <p className="whose">{whoseMove === 'APPLICANT' ? t.yourMove : whoseMove === 'AUTHORITY' ? t.ourMove : t.nobodysMove}</p>
            <h2 id="state">{headline[language]}</h2>
            {nextStep[language] !== '' && <p>{nextStep[language]}</p>}
            <Stages status={status} />
          </section>
          {asked.map((one) =>
            one.kind === 'SUPPLEMENT' ? (
              <AnswerSupplement key={one.id} caseId={caseId} asked={one} />
            ) : one.kind === 'COMMUNICATION' ? (
              <ReplyToCommunication key={one.id} caseId={caseId} asked={one} />
            ) : (
              <ChooseTime key={one.id} caseId={caseId} asked={one} />
            ),
          )}
          <PlannedMeetings caseId={caseId} meetings={meetings} />
          {decision && <Decision caseId={caseId} decision={decision} />}
          <Fallen caseId={caseId} fallen={status.fallen} />
          <section>
            <h2>{t.happened}</h2>
            <Happened happened={happened} />
          </section>
        </div>
        <Beside status={status} />
      </div>
    </Page>
  );
}

function Happened({ happened }: { happened: ApplicantStatus['happened'] }) {
  const { language } = useLanguage();
  const { day } = useFormat();
  return (
    <Timeline
      moments={happened
        .map(({ date, sentence }, index) => ({
          key: index,
          title: sentence[language],
          at: date,
          when: day(date),
          current: index === happened.length - 1,
        }))
        .toReversed()}
    />
  );
}

/** What stays the same: who, how long, who reads, and what can be done. */
function Beside({ status }: { status: ApplicantStatus }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { money, day, list } = useFormat();
  const schemes = useReading<{ rows: readonly Scheme[] }>('/api/schemes-to-apply-for');
  const scheme = schemes.data?.body.rows.find(({ schemeId }) => schemeId === status.schemeId);
  const { caseId, files, advice, readers, withdrawn } = status;
  const open = status.decision === null && !withdrawn && status.whoseMove !== 'NONE';
  return (
    <aside className="beside" aria-label={t.about}>
      <section className="card">
        <h2>{t.about}</h2>
        <Facts
          items={[
            status.amountOre > 0 && [t.sought, money(status.amountOre)],
            [t.received, day(dayOf(status.receivedAt))],
            [t.handledBy, status.officialName ?? t.notYet],
            open && [t.howLong, <Usual key="usual" scheme={scheme} />],
            [t.whoReads, readers.length > 0 ? list(readers) : c.whoReadsText],
            [t.isPublic, t.publicText],
          ]}
        />
        <ul className="links">
          <li>
            <Link to="/mina/$caseId/ansokan" params={{ caseId }}>
              {t.documents}
            </Link>
          </li>
          {open && (
            <>
              <li>
                <Link to="/mina/$caseId/andra" params={{ caseId }}>
                  {t.amend}
                </Link>
              </li>
              <li>
                <Withdraw caseId={caseId} />
              </li>
            </>
          )}
        </ul>
      </section>
      {files.length > 0 && (
        <section className="card">
          <h2>{t.filesTitle}</h2>
          <FileList caseId={caseId} files={files} label={t.filesTitle} />
        </section>
      )}
      {advice.length > 0 && (
        <section className="card">
          <h2>{t.advice}</h2>
          <p className="hint">{t.adviceText}</p>
          {advice.map(({ funder, advice: text }) => (
            <div key={funder} lang="sv">
              <h3>{funder}</h3>
              <Written>{text}</Written>
            </div>
          ))}
        </section>
      )}
    </aside>
  );
}
