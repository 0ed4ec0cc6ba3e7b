import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ShownReading } from '../../../api/auditor/access-log.controller';
import { search, useReading } from '../../api/read';
import { useMe } from '../../api/me';
import { Choice, DayField, Empty, Failed, Page, Skeleton, TextField } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import '../auditing.css';
import { Downloads } from '../downloads';
import { Filters, ListFoot, orNothing } from '../filters';
import { useExaminedList } from '../reading';
import { texts as common } from '../texts';
import { texts } from './texts';

function CaseCell({ reading: { caseId, caseNumber } }: { reading: ShownReading }) {
  const t = useTexts(texts);
  const mayOpen = useMe()?.may.includes('readEventLog') ?? false;
  if (caseId === null) return null;
  const text = caseNumber ?? t.withoutNumber;
  return mayOpen ? (
    <Link to="/granska/$caseId" params={{ caseId }}>
      {text}
    </Link>
  ) : (
    text
  );
}

interface Part {
  readonly rows: readonly ShownReading[];
  readonly next: string | null;
  readonly from: string;
  readonly to: string;
}

function List({ query }: { query: Parameters<typeof search>[0] }) {
  const t = useTexts(texts);
  const { shortMoment, shortDay } = useFormat();
  const list = useExaminedList<ShownReading, string, Part>(
    (before) => `/api/auditor/access-log${search({ ...query, limit: 100, before })}`,
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.rows.length === 0)
    return (
      <>
        <Empty title={list.hasNextPage ? t.noneSoFar : t.none} />
        {list.hasNextPage && <ListFoot list={list} moreText={t.older} />}
      </>
    );
  const { from, to } = list.data.pages[0]!.body;
  return (
    <>
      <div className="table-wrap">
        <table className="listing">
          <caption>{t.caption(shortDay(from), shortDay(to))}</caption>
          <thead>
            <tr>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.aCase}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.query}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((reading) => (
              <tr key={reading.id}>
                <td data-label={t.when} className="unbroken">
                  <time dateTime={reading.readAt}>{shortMoment(reading.readAt)}</time>
                </td>
                <td data-label={t.who}>{[reading.who.name, reading.who.roleName, reading.who.organisation].filter(Boolean).join(', ')}</td>
                <td data-label={reading.caseId ? t.aCase : undefined} className="unbroken">
                  <CaseCell reading={reading} />
                </td>
                <td data-label={t.what} lang="sv">
                  {reading.what ?? t.disposed}
                </td>
                <td data-label={reading.query ? t.query : undefined} lang="sv">
                  {reading.query}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ListFoot list={list} {...(list.hasNextPage ? { moreText: t.older } : {})} />
    </>
  );
}

/** Who has read what. */
export function AccessPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const navigate = useNavigate();
  const firstOfMonth = `${today().slice(0, 7)}-01`;
  const { fran = firstOfMonth, till = '', vem = '', arende = '', slag = '' } = useSearch({ from: '/signed-in/granska/atkomst' });
  const kinds = useReading<{ rows: readonly { kind: string; label: string }[] }>('/api/auditor/access-log/kinds').data?.body.rows ?? [];
  const query = { from: fran, to: till, actor: vem, case: arende, kind: slag };
  const file = (format: string): string => `/api/auditor/access-log/export${search({ ...query, format })}`;
  return (
    <Page title={t.title} lead={t.lead} width="wide" actions={<Downloads at={file} csv={c.csv} json={c.json} />}>
      <Filters
        asked={{ fran, till, vem, arende, slag }}
        onSearch={(values) =>
          void navigate({
            to: '/granska/atkomst',
            search: {
              fran: orNothing(values.fran),
              till: orNothing(values.till),
              vem: orNothing(values.vem),
              arende: orNothing(values.arende),
              slag: orNothing(values.slag),
            },
          })
        }
      >
        {(field) => (
          <>
            <DayField {...field('fran')} label={c.from} />
            <DayField {...field('till')} label={c.to} />
            <TextField {...field('vem')} label={t.who} />
            <TextField {...field('arende')} label={t.aCase} hint={t.caseHint} />
            <Choice
              {...field('slag')}
              label={t.kind}
              open={false}
              options={[{ value: '', text: c.any }, ...kinds.map(({ kind, label }) => ({ value: kind, text: label }))]}
            />
          </>
        )}
      </Filters>
      <List query={query} />
    </Page>
  );
}
