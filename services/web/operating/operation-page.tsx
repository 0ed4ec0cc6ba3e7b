/** Where the service's own work stands, for whoever runs it. */
import type { OperationStanding, ShownJob } from '../../api/operation/standing';
import { useReading } from '../api/read';
import { Facts, Failed, Notice, Page, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { Verification } from '../verification/verification';
import { Act } from './act';
import { JobTable } from './jobs';
import '../auditing/auditing.css';
import './operating.css';
import { ReaderTable } from './readers';
import { texts } from './texts';

interface Jobs {
  readonly rows: readonly ShownJob[];
  readonly next: number | null;
}
const MOST = 100;
/** What waits is done meanwhile. */
const ANEW_MS = 10_000;

function Told({ standing }: { standing: OperationStanding }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { outbox, underWay, reactors, readModels, proofs, witnesses } = standing;
  const waiting = witnesses.asked.length > 0 && witnesses.sealed > witnesses.size;
  const stopped = [...reactors, ...readModels].some(({ state }) => state === 'stopped');
  return (
    <>
      {outbox.dead > 0 && (
        <Notice tone="warning" title={t.someDead(number(outbox.dead))}>
          <p>{t.someDeadText}</p>
        </Notice>
      )}
      {stopped && (
        <Notice tone="danger" title={t.someStopped}>
          <p>{t.someStoppedText}</p>
        </Notice>
      )}
      {waiting && (
        <Notice tone="warning" title={t.tooFewWitnesses}>
          {proofs.alarm?.kind === 'WITNESSES' && <p lang="sv">{proofs.alarm.why}</p>}
          <p>{t.tooFewWitnessesText}</p>
        </Notice>
      )}
      {proofs.alarm && proofs.alarm.kind !== 'WITNESSES' && (
        <Notice tone="danger" title={proofs.alarm.kind === 'HISTORY' ? t.otherHistory : t.proofsStopped}>
          <p lang="sv">{proofs.alarm.why}</p>
          <p>{proofs.alarm.kind === 'HISTORY' ? t.otherHistoryText : t.proofsStoppedText}</p>
        </Notice>
      )}
      {underWay === null && (
        <Notice tone="warning" title={t.noQueue}>
          <p>{t.noQueueText}</p>
        </Notice>
      )}
      {outbox.dead === 0 && !stopped && !waiting && underWay !== null && standing.verification.alarm === null && <p>{t.allWell}</p>}
    </>
  );
}

/** Without them the log is the authority's own word; with too few of them decisions are not sent. */
function Witnesses({ standing: { witnesses } }: { standing: OperationStanding }) {
  const t = useTexts(texts);
  const { asked, missing } = witnesses;
  const standing = asked.filter((name) => !missing.includes(name));
  return (
    <section aria-labelledby="witnesses-name">
      <h2 id="witnesses-name">{t.witnesses}</h2>
      {asked.length === 0 ? (
        <p>{t.noWitnesses}</p>
      ) : (
        <Facts
          inline
          items={[
            [t.witnessesStanding, standing.length > 0 ? standing.join(', ') : t.none],
            [t.witnessesMissing, missing.length > 0 ? missing.join(', ') : t.none],
          ]}
        />
      )}
    </section>
  );
}

function Numbers({ standing: { outbox, underWay } }: { standing: OperationStanding }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const seconds = Math.round(outbox.oldestSeconds);
  return (
    <section aria-labelledby="numbers-name">
      <h2 id="numbers-name">{t.numbers}</h2>
      <Facts
        inline
        items={[
          [t.waiting, number(outbox.waiting)],
          [t.queued, number(Math.max(0, outbox.queued - (underWay ?? 0)))],
          [t.underWay, underWay === null ? t.unknown : number(underWay)],
          [t.dead, number(outbox.dead)],
          [t.oldest, seconds < 120 ? `${number(seconds)} s` : `${number(Math.round(seconds / 60))} min`],
        ]}
      />
    </section>
  );
}

function Dead({ standing, jobs }: { standing: OperationStanding; jobs: Jobs }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  if (jobs.rows.length === 0) return null;
  return (
    <section aria-labelledby="dead-name">
      <h2 id="dead-name">{t.deadJobs}</h2>
      <div className="buttons whole-kinds">
        {standing.kinds
          .filter(({ dead }) => dead > 1)
          .map(({ kind, dead }) => (
            <Act key={kind} to={`/api/operation/kinds/${kind}/retry`} text={t.retryAll(kind, number(dead))} done={t.allRetried} />
          ))}
      </div>
      <JobTable jobs={jobs.rows} caption={t.deadCaption} acting />
      {jobs.next !== null && <p>{t.onlyLatest(number(jobs.rows.length))}</p>}
    </section>
  );
}

function Unfinished({ jobs }: { jobs: Jobs }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <section aria-labelledby="unfinished-name">
      <h2 id="unfinished-name">{t.unfinished}</h2>
      {jobs.rows.length === 0 ? <p>{t.noUnfinished}</p> : <JobTable jobs={jobs.rows} caption={t.unfinishedCaption} acting={false} />}
      {jobs.next !== null && <p>{t.onlyLatest(number(jobs.rows.length))}</p>}
    </section>
  );
}

export function OperationPage() {
  const t = useTexts(texts);
  const again = { refetchInterval: ANEW_MS };
  const standing = useReading<OperationStanding>('/api/operation', again);
  const dead = useReading<Jobs>(`/api/operation/jobs?list=dead&limit=${MOST}`, again);
  const unfinished = useReading<Jobs>(`/api/operation/jobs?list=unfinished&limit=${MOST}`, again);
  const error = standing.error ?? dead.error ?? unfinished.error;
  const whole = standing.data && dead.data && unfinished.data;
  const anew = (): void => [standing, dead, unfinished].forEach(({ refetch }) => void refetch());
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      {error && <Failed error={error} onRetry={anew} />}
      {!whole && !error && <Skeleton lines={10} />}
      {whole && (
        <div className="operation">
          <Told standing={standing.data.body} />
          <Verification standing={standing.data.body.verification} />
          <Witnesses standing={standing.data.body} />
          <Numbers standing={standing.data.body} />
          <Dead standing={standing.data.body} jobs={dead.data.body} />
          <Unfinished jobs={unfinished.data.body} />
          <section aria-labelledby="readers-name">
            <h2 id="readers-name">{t.readers}</h2>
            <p>{t.readersText}</p>
            <ReaderTable standing={standing.data.body} />
          </section>
        </div>
      )}
    </Page>
  );
}
