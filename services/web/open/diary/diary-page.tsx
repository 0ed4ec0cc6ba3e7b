import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DiaryEntry } from '#projections/diary';
import { read, search } from '../../api/read';
import { DayField, Empty, Failed, Page, Skeleton, TextField } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import '../open.css';
import { texts } from './texts';

/** What is typed is asked for when the fingers rest. */
const PAUSE_MS = 300;

function Entry({ entry }: { entry: DiaryEntry }) {
  const t = useTexts(texts);
  const { shortDay } = useFormat();
  const { number, handling, date, direction, counterpart, subject, withheld } = entry;
  const left = (what: 'counterpart' | 'subject', text: string | null) =>
    withheld.includes(what) ? <i>{t.withheld}</i> : text && <span lang="sv">{text}</span>;
  return (
    <li>
      <span className="diary-number">{number}</span>
      <span>
        <time dateTime={date}>{shortDay(date)}</time>
        <br />
        <small>{handling === 0 ? t.theCase : direction && t.directions[direction]}</small>
      </span>
      <div>
        <p>{left('subject', subject)}</p>
        <p>
          <small>{left('counterpart', counterpart)}</small>
        </p>
      </div>
    </li>
  );
}

function Entries({ text, from, to }: { text: string; from: string; to: string }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const list = useInfiniteQuery({
    queryKey: ['/api/diary', text, from, to],
    queryFn: ({ pageParam, signal }) =>
      read<{ rows: readonly DiaryEntry[]; next: string | null }>(
        `/api/diary${search({ text: text.toLocaleLowerCase('sv'), from, to, limit: 50, cursor: pageParam })}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ body }) => body.next,
    placeholderData: keepPreviousData,
  });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={10} />;
  const rows = list.data.pages.flatMap(({ body }) => body.rows);
  if (rows.length === 0)
    return (
      <Empty title={t.none}>
        <p>{t.noneHint}</p>
      </Empty>
    );
  return (
    <div aria-busy={list.isPlaceholderData}>
      <p role="status" className="hint">
        {list.hasNextPage ? t.shown(number(rows.length)) : t.shownAll(number(rows.length))}
      </p>
      <ul className="diary">
        {rows.map((entry) => (
          <Entry key={`${entry.caseId}/${entry.handling}`} entry={entry} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" className="button" aria-disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? t.fetching : t.more}
        </button>
      )}
    </div>
  );
}

/** The diary, for everybody (TF 2:15–18). */
export function DiaryPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { sok = '', fran = '', till = '' } = useSearch({ from: '/om/diariet' });
  const [typed, setTyped] = useState(sok);
  useEffect(() => {
    if (typed === sok) return;
    const go = () => void navigate({ to: '/om/diariet', search: (now) => ({ ...now, sok: typed || undefined }), replace: true });
    const timer = setTimeout(go, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, sok, navigate]);
  const day = (name: 'fran' | 'till', label: string, value: string) => (
    <DayField
      id={name}
      name={name}
      label={label}
      error={undefined}
      value={value}
      onChange={(to) => void navigate({ to: '/om/diariet', search: (now) => ({ ...now, [name]: to || undefined }), replace: true })}
    />
  );
  return (
    <Page title={t.title} lead={t.lead}>
      <p>
        <Link to="/om/registret">{t.how}</Link>
      </p>
      <form role="search" className="diary-search" onSubmit={(event) => event.preventDefault()}>
        <TextField id="sok" name="sok" label={t.search} error={undefined} value={typed} onChange={setTyped} />
        {day('fran', t.from, fran)}
        {day('till', t.to, till)}
      </form>
      <h2 className="visually-hidden">{t.results}</h2>
      <Entries text={sok} from={fran} to={till} />
    </Page>
  );
}
