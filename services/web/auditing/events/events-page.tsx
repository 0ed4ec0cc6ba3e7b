import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { EventKindShown, EventsAnswer } from '../../../api/auditor/events.controller';
import type { ShownEvent } from '../../../api/auditor/shown-event';
import { search, useReading } from '../../api/read';
import { Choice, DayField, Empty, Failed, Page, Skeleton, TextField } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import '../auditing.css';
import { Downloads } from '../downloads';
import { Filters, ListFoot, orNothing } from '../filters';
import { useExaminedList } from '../reading';
import { texts as common } from '../texts';
import { EventRow } from './event-row';
import { texts } from './texts';

function List({ query }: { query: Parameters<typeof search>[0] }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const list = useExaminedList<ShownEvent, number, EventsAnswer>((from) => `/api/auditor/events${search({ ...query, limit: 50, from })}`);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const isSearching = list.data !== undefined && list.rows.length === 0 && hasNextPage;
  // a rare event may lie far back: the search goes on by itself until it finds the first
  useEffect(() => {
    if (isSearching && !isFetchingNextPage) void fetchNextPage();
  }, [isSearching, isFetchingNextPage, fetchNextPage]);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (isSearching)
    return (
      <>
        <p role="status">{t.searching}</p>
        <Skeleton lines={8} />
      </>
    );
  const head = list.data.pages[0]!.body.head;
  return (
    <>
      <p>{t.head(number(head))}</p>
      {list.rows.length === 0 ? (
        <Empty title={t.none} />
      ) : (
        <ol className="rows">
          {list.rows.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ol>
      )}
      <ListFoot list={list} moreText={t.searchOn} />
    </>
  );
}

/** The log itself. */
export function EventsPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const {
    vem = '',
    slag = '',
    lagrum = '',
    arende = '',
    fran = '',
    till = '',
    ordning,
  } = useSearch({ from: '/signed-in/granska/handelser' });
  const kinds = useReading<{ rows: readonly EventKindShown[]; paragraphs: readonly string[] }>('/api/auditor/event-kinds').data?.body;
  const by = new Intl.Collator(language);
  const types = (kinds?.rows ?? []).map(({ type, label }) => ({ value: type, text: label })).toSorted((a, b) => by.compare(a.text, b.text));
  const order = ordning === 'aldst' ? 'oldest-first' : 'newest-first';
  const query = { actor: vem, type: slag, paragraph: lagrum, caseId: arende, fromDay: fran, toDay: till, order };
  const file = (format: string): string => `/api/auditor/events/export${search({ ...query, format })}`;
  return (
    <Page title={t.title} lead={t.lead} width="wide" actions={<Downloads at={file} csv={c.csv} json={c.json} />}>
      <Filters
        asked={{ vem, slag, lagrum, arende, fran, till, ordning: ordning ?? '' }}
        onSearch={(values) =>
          void navigate({
            to: '/granska/handelser',
            search: {
              vem: orNothing(values.vem),
              slag: orNothing(values.slag),
              lagrum: orNothing(values.lagrum),
              arende: orNothing(values.arende),
              fran: orNothing(values.fran),
              till: orNothing(values.till),
              ordning: values.ordning === 'aldst' ? 'aldst' : undefined,
            },
          })
        }
      >
        {(field) => (
          <>
            <TextField {...field('vem')} label={t.actor} />
            <Choice {...field('slag')} label={t.type} open={false} options={[{ value: '', text: c.any }, ...types]} />
            <Choice
              {...field('lagrum')}
              label={t.paragraph}
              open={false}
              options={[{ value: '', text: c.any }, ...(kinds?.paragraphs ?? []).map((value) => ({ value, text: value }))]}
            />
            <TextField {...field('arende')} label={t.caseId} />
            <DayField {...field('fran')} label={c.from} />
            <DayField {...field('till')} label={c.to} />
            <Choice
              {...field('ordning')}
              label={t.order}
              open={false}
              options={[
                { value: '', text: t.newest },
                { value: 'aldst', text: t.oldest },
              ]}
            />
          </>
        )}
      </Filters>
      <List query={query} />
      <p className="hint">{c.recorded}</p>
    </Page>
  );
}
