/** The case's history, newest first: who, when, what, on what ground. Each event has an address, `#h-<revision>`. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { HistoryEntry } from '#projections/case-history';
import { useReading } from '../../api/read';
import { Choice, Failed, NotUpToDate, Skeleton, Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useOpened } from '../case/opened';
import { capital } from '../case/words';
import './assessment.css';
import { texts } from './history/texts';

/** Within a minute it is the same time to people. */
const isLater = ({ effectiveAt, recordedAt }: HistoryEntry): boolean => Date.parse(recordedAt) - Date.parse(effectiveAt) > 60_000;

/** The event that the address names, shown whatever has been picked; it comes after the page has been laid out. */
function useNamed(ready: boolean, showAll: () => void): void {
  const hash = useLocation({ select: (location) => location.hash });
  const [named, setNamed] = useState(hash);
  if (named !== hash) {
    setNamed(hash);
    showAll();
  }
  useEffect(() => {
    if (!ready || !hash.startsWith('h-')) return;
    const target = document.getElementById(hash);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [ready, hash]);
}

function Event({ entry }: { entry: HistoryEntry }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const { revision, label, sentence, who, roleName, organisation, recordedAt, effectiveAt, basis, citation, disposed } = entry;
  const number = revision + 1;
  return (
    <li id={`h-${revision}`} tabIndex={-1} className="history-event">
      <h3>
        {capital(label)} {disposed && <Tag>{t.disposed}</Tag>}
      </h3>
      <p className="timeline-when">
        <time dateTime={recordedAt}>{moment(recordedAt)}</time> · {t.who(who, roleName, organisation)}
      </p>
      <p className="history-sentence">{sentence}</p>
      {isLater(entry) && <p className="history-late">{t.happened(moment(effectiveAt))}</p>}
      <p className="hint">
        {basis === 'LAW' ? t.law(citation) : capital(citation)} ·{' '}
        <a href={`#h-${revision}`} aria-label={t.linkTo(number)}>
          {t.number(number)}
        </a>
      </p>
    </li>
  );
}

/** The kinds that there are, with how many, in order of the alphabet. */
function kindsIn(rows: readonly HistoryEntry[]): readonly { readonly value: string; readonly text: string }[] {
  const counts = new Map<string, { label: string; count: number }>();
  for (const { type, label } of rows) counts.set(type, { label, count: (counts.get(type)?.count ?? 0) + 1 });
  return [...counts]
    .map(([value, { label, count }]) => ({ value, text: `${capital(label)} (${count})` }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'sv'));
}

export function HistoryTab() {
  const t = useTexts(texts);
  const { caseId } = useOpened();
  const [kind, setKind] = useState('');
  const { data, error, refetch } = useReading<{ rows: readonly HistoryEntry[] }>(`/api/cases/${caseId}/history`);
  useNamed(data !== undefined, () => setKind(''));
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={14} />;
  const { rows } = data.body;
  const shown = kind === '' ? rows : rows.filter(({ type }) => type === kind);
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">{t.heading}</h2>
      <p className="explained">{t.lead}</p>
      {!data.upToDate && <NotUpToDate />}
      <div className="history-filter">
        <Choice
          label={t.kind}
          name="kind"
          id="historik-slag"
          value={kind}
          onChange={setKind}
          error={undefined}
          open={false}
          options={[{ value: '', text: t.all(rows.length) }, ...kindsIn(rows)]}
        />
        <p className="hint" role="status">
          {t.shown(shown.length, rows.length)}
        </p>
      </div>
      <ol className="timeline" reversed>
        {shown.map((entry) => (
          <Event key={entry.revision} entry={entry} />
        ))}
      </ol>
    </section>
  );
}
