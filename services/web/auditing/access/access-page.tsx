import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ShownEvent } from '../../../api/auditor/shown-event';
import { search } from '../../api/read';
import { useMe } from '../../api/me';
import { Choice, Empty, Failed, Page, Skeleton, TextField } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import '../auditing.css';
import { Filters, ListFoot, orNothing } from '../filters';
import { useExaminedList } from '../reading';
import { texts } from './texts';

interface Reading {
  readonly caseId: string | null;
  readonly what: string;
  readonly query: string | null;
}

/** This month and the two years before it, latest first. */
const months = (): readonly string[] =>
  Array.from({ length: 25 }, (_, back) => {
    const [year = 0, month = 0] = today().split('-').map(Number);
    return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
  });

function List({ month, actor, monthText }: { month: string; actor: string; monthText: string }) {
  const t = useTexts(texts);
  const mayOpen = useMe()?.may.includes('readEventLog') ?? false;
  const { shortMoment } = useFormat();
  const list = useExaminedList<ShownEvent, number>((from) => `/api/auditor/access-log${search({ month, actor, limit: 100, from })}`);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.rows.length === 0) return <Empty title={t.none} />;
  return (
    <>
      <div className="table-wrap">
        <table className="listing">
          <caption>{t.caption(monthText)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.query}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((event) => {
              const reading = event.body as Reading | null;
              return (
                <tr key={event.id}>
                  <td data-label={t.when}>
                    <time dateTime={event.recordedAt}>{shortMoment(event.recordedAt)}</time>
                  </td>
                  <td data-label={t.who}>{[event.actor.name, event.actor.organisation].filter(Boolean).join(', ')}</td>
                  <td data-label={t.what} lang="sv">
                    {reading?.what}
                    {mayOpen && reading?.caseId && (
                      <>
                        {' '}
                        <Link to="/granska/$caseId" params={{ caseId: reading.caseId }}>
                          {t.aCase}
                        </Link>
                      </>
                    )}
                  </td>
                  <td data-label={reading?.query ? t.query : undefined} lang="sv">
                    {reading?.query}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ListFoot list={list} />
    </>
  );
}

/** What auditors have read. */
export function AccessPage() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const all = months();
  const { manad = all[0]!, vem = '' } = useSearch({ from: '/signed-in/granska/atkomst' });
  const inWords = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const textOf = (month: string): string => inWords.format(new Date(`${month}-15T12:00:00Z`));
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <Filters
        asked={{ manad, vem }}
        onSearch={(values) =>
          void navigate({ to: '/granska/atkomst', search: { manad: orNothing(values.manad), vem: orNothing(values.vem) } })
        }
      >
        {(field) => (
          <>
            <Choice {...field('manad')} label={t.month} open={false} options={all.map((value) => ({ value, text: textOf(value) }))} />
            <TextField {...field('vem')} label={t.who} />
          </>
        )}
      </Filters>
      <List month={manad} actor={vem} monthText={textOf(manad)} />
    </Page>
  );
}
