/** What is ready to decide, and below it what has been: short enough for a phone on the way to a meeting. */
import { useState } from 'react';
import type { Listed } from '../../../api/queries/paging';
import type { DecisionQueueItem, DecisionStatus } from '#projections/decision-queue';
import { search, useReading } from '../../api/read';
import { Empty, Failed, NotUpToDate, Page, Skeleton } from '../../parts';
import { MOST_COUNTED } from '../../../../projections/case-queue/counted';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import '../deciding.css';
import { usePicking, type Picking } from './picking';
import { QueueRow } from './queue-row';
import { texts } from './texts';

type Counts = Readonly<Partial<Record<DecisionStatus, number>>>;
/** What a heading of the page gathers; the first status names it. */
const LATER = [['RETURNED'], ['AT_BOARD'], ['DECIDED', 'CLOSED']] as const;
type Shown = 'READY' | 'TO_WRITE_OFF' | (typeof LATER)[number][0];

const FIRST = 10;
const MOST = 200;

const useListed = (status: readonly DecisionStatus[], limit: number) =>
  useReading<Listed<DecisionQueueItem>>(`/api/decision-queue${search({ status, limit })}`);

/** `picking` = which of them are to be gone through together; null = none can be. */
function List({ status, picking = null }: { status: readonly [Shown, ...DecisionStatus[]]; picking?: Picking | null }) {
  const t = useTexts(texts);
  const [limit, setLimit] = useState(status[0] === 'READY' || status[0] === 'TO_WRITE_OFF' ? MOST : FIRST);
  const { data, error, refetch } = useListed(status, limit);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const { rows, next } = data.body;
  if (rows.length === 0 && status[0] === 'READY') return <Empty title={t.nothingReady}>{t.nothingReadyText}</Empty>;
  return (
    <>
      {!data.upToDate && <NotUpToDate />}
      <ol className="decision-list">
        {rows.map((row) => (
          <QueueRow key={row.caseId} row={row} picking={picking} />
        ))}
      </ol>
      {next !== null && limit < MOST && (
        <button type="button" className="button" onClick={() => setLimit(MOST)}>
          {t.more}
        </button>
      )}
    </>
  );
}

function Later({ status, count }: { status: (typeof LATER)[number]; count: number }) {
  const t = useTexts(texts);
  const f = useFormat();
  const [opened, setOpened] = useState(false);
  return (
    <details className="later" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <h2>{t[status[0]]}</h2> <span className="count">{f.counted(count, MOST_COUNTED)}</span>
      </summary>
      {opened && <List status={status} />}
    </details>
  );
}

export function DecisionQueuePage() {
  const t = useTexts(texts);
  const [ready, writeOffs] = [useListed(['READY'], MOST), useListed(['TO_WRITE_OFF'], MOST)];
  const { picking, bar } = usePicking([...(ready.data?.body.rows ?? []), ...(writeOffs.data?.body.rows ?? [])]);
  const { data } = useReading<Counts>('/api/decision-queue/counts');
  const countOf = (...statuses: readonly DecisionStatus[]): number => statuses.reduce((sum, status) => sum + (data?.body[status] ?? 0), 0);
  const toWriteOff = countOf('TO_WRITE_OFF');
  return (
    <Page title={t.title} lead={data ? t.waiting(countOf('READY', 'TO_WRITE_OFF')) : ' '} width="reading">
      <section aria-labelledby="ready">
        <h2 id="ready">
          {t.READY} <span className="count">{data && countOf('READY')}</span>
        </h2>
        <List status={['READY']} picking={picking} />
      </section>
      {toWriteOff > 0 && (
        <section aria-labelledby="write-off">
          <h2 id="write-off">
            {t.TO_WRITE_OFF} <span className="count">{toWriteOff}</span>
          </h2>
          <List status={['TO_WRITE_OFF']} picking={picking} />
        </section>
      )}
      {LATER.map((status) => {
        const count = countOf(...status);
        return count > 0 && <Later key={status[0]} status={status} count={count} />;
      })}
      {bar}
    </Page>
  );
}
