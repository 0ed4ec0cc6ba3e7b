/** What a row says, the same in the table and on the cards of a phone. */
import { useNavigate } from '@tanstack/react-router';
import type { CaseQueueItem } from '#projections/case-queue';
import { Tag } from '../../parts/tag';
import { dayOf, daysBetween, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { capital, useWords } from '../case/words';
import { texts } from './texts';

export interface RowProps {
  readonly row: CaseQueueItem;
  readonly today: string;
  /** Pseudonym of the reader. */
  readonly me: string;
}

/** Within so many days a deadline is near. */
const NEAR_DAYS = 7;

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * The link has the whole row as its target; `inTurn` = Tab comes to this one. A plain anchor: the router's own looks up where it is on every change of
 * the address, which in a list of links is felt while typing.
 */
export function CaseLink({ row, inTurn, onFocus }: { row: CaseQueueItem; inTurn: boolean; onFocus: () => void }) {
  const navigate = useNavigate();
  return (
    <a
      href={`/arenden/${row.caseId}`}
      className="queue-link"
      tabIndex={inTurn ? 0 : -1}
      onFocus={onFocus}
      data-case={row.caseId}
      onClick={(event) => {
        if (!isPlain(event.nativeEvent)) return;
        event.preventDefault();
        void navigate({ to: '/arenden/$caseId', params: { caseId: row.caseId } });
      }}
    >
      {row.title}
    </a>
  );
}

export function Where({ row }: Pick<RowProps, 'row'>) {
  const t = useTexts(texts);
  return (
    <span className="queue-where">
      <span className="number">{row.number ?? t.unregistered}</span> · {row.organisation}
      {row.organisation.includes(row.municipality) ? '' : `, ${row.municipality}`}
    </span>
  );
}

export function Flags({ row }: Pick<RowProps, 'row'>) {
  const { word } = useWords();
  if (row.flags.length === 0) return null;
  return (
    <span className="queue-flags">
      {row.flags.map((flag) => (
        <Tag key={flag} tone="warning">
          {word('flag', flag)}
        </Tag>
      ))}
    </span>
  );
}

export function Turn({ row, today, me }: RowProps) {
  const t = useTexts(texts);
  const f = useFormat();
  const { word } = useWords();
  const days = Math.max(0, daysBetween(dayOf(row.since), today));
  return (
    <>
      <span className={row.assigneeRef === me && row.whoseMove === 'OFFICIAL' ? 'queue-turn mine' : 'queue-turn'}>
        {capital(word('mover', row.whoseMove))}
      </span>
      <span className="queue-below">
        {word('phase', row.phase)} {days === 0 ? t.since : t.waitedFor(f.days(days))}
      </span>
    </>
  );
}

export function Due({ row, today }: RowProps) {
  const t = useTexts(texts);
  const f = useFormat();
  const { word } = useWords();
  if (row.nextDeadline === null) return <span className="queue-below">{t.noDeadline}</span>;
  const left = daysBetween(today, row.nextDeadline);
  return (
    <>
      <time dateTime={row.nextDeadline} className="queue-day">
        {f.shortDay(row.nextDeadline)}
      </time>
      <span className="queue-below">
        {left < 0 ? <Tag tone="danger">{t.late}</Tag> : left <= NEAR_DAYS ? <Tag tone="warning">{f.away(row.nextDeadline)}</Tag> : null}{' '}
        {row.deadlineKind && word('deadline', row.deadlineKind)}
      </span>
    </>
  );
}

export function Age({ row, today }: RowProps) {
  const f = useFormat();
  return <>{f.days(Math.max(0, daysBetween(dayOf(row.receivedAt), today)))}</>;
}

export function Responsible({ row, me }: RowProps) {
  const t = useTexts(texts);
  if (row.assigneeName === null) return <span className="queue-below">{t.nobody}</span>;
  return row.assigneeRef === me ? <b>{t.you}</b> : <>{row.assigneeName}</>;
}
