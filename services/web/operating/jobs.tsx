/** Jobs in a table, and what may be done about those that failed. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShownJob } from '../../api/operation/standing';
import { useMe } from '../api/me';
import { CommandForm, Dialog, Tag, TextArea, type Tone } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { Act } from './act';
import { texts } from './texts';

const TONES: Readonly<Record<ShownJob['standing'], Tone>> = {
  WAITING: 'neutral',
  QUEUED: 'neutral',
  UNDER_WAY: 'information',
  DEAD: 'danger',
};

function Concerns({ job: { caseId, eventId, stream } }: { job: ShownJob }) {
  const t = useTexts(texts);
  const mayOpen = useMe()?.may.includes('seeCaseList') ?? false;
  if (eventId === null) return <>{t.byClock}</>;
  return (
    <>
      {caseId !== null && mayOpen ? (
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {t.theCase}
        </Link>
      ) : (
        <code>{stream}</code>
      )}
      <br />
      <small>
        {t.theEvent} <code>{eventId}</code>
      </small>
    </>
  );
}

function Actions({ job: { id, kind } }: { job: ShownJob }) {
  const t = useTexts(texts);
  const [giving, setGiving] = useState(false);
  const path = `/api/operation/jobs/${encodeURIComponent(id)}`;
  return (
    <>
      <div className="buttons">
        <Act to={`${path}/retry`} text={t.retry} label={t.retryThis(kind)} done={t.retried} />
        <button type="button" className="button quiet" aria-label={t.giveUpThis(kind)} onClick={() => setGiving(true)}>
          {t.giveUp}
        </button>
      </div>
      <Dialog open={giving} title={t.giveUpTitle} onClose={() => setGiving(false)}>
        <p>{t.giveUpText}</p>
        <CommandForm
          to={`${path}/give-up`}
          etag={null}
          keep={`give-up/${id}`}
          initial={{ reason: '' }}
          body={(values) => values}
          submit={t.giveUpDo}
          done={t.givenUp}
          danger
          onDone={() => setGiving(false)}
        >
          {({ field }) => <TextArea {...field('reason')} label={t.reason} rows={3} />}
        </CommandForm>
      </Dialog>
    </>
  );
}

function Row({ job }: { job: ShownJob }) {
  const t = useTexts(texts);
  const { shortMoment, number } = useFormat();
  const { kind, standing, since, notBefore, attempts, error } = job;
  return (
    <tr>
      <td data-label={t.kind}>
        <code>{kind}</code>
        <br />
        <Tag tone={TONES[standing]}>{t.standings[standing]}</Tag>
      </td>
      <td data-label={t.since}>
        <time dateTime={since}>{shortMoment(since)}</time>
        {standing === 'WAITING' && notBefore !== null && (
          <>
            <br />
            <small>{t.notBefore(shortMoment(notBefore))}</small>
          </>
        )}
      </td>
      <td data-label={t.attempts}>{number(attempts)}</td>
      <td data-label={error === null ? undefined : t.error} className="job-error" lang="sv">
        {error}
      </td>
      <td data-label={t.what}>
        <Concerns job={job} />
      </td>
      {standing === 'DEAD' && (
        <td data-label={t.actions}>
          <Actions job={job} />
        </td>
      )}
    </tr>
  );
}

export function JobTable({ jobs, caption, acting }: { jobs: readonly ShownJob[]; caption: string; acting: boolean }) {
  const t = useTexts(texts);
  return (
    <div className="table-wrap">
      <table className="listing">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.since}</th>
            <th scope="col">{t.attempts}</th>
            <th scope="col">{t.error}</th>
            <th scope="col">{t.what}</th>
            {acting && <th scope="col">{t.actions}</th>}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <Row key={job.id} job={job} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
