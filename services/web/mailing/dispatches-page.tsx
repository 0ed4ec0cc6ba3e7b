/** What has been sent, to whom, and what became of it. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Named } from '../../api/mail/dispatches.controller';
import type { DispatchLine } from '#projections/dispatch-register';
import { search, useReading } from '../api/read';
import '../auditing/auditing.css';
import { Filters, ListFoot, orNothing } from '../auditing/filters';
import { useExaminedList } from '../auditing/reading';
import { Choice, DayField, Empty, Failed, Page, Skeleton, TextField } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { Outcome } from './outcome';
import { texts } from './texts';

const STATUSES = ['SENT', 'KEPT', 'REFUSED'] as const;

function Row({ line }: { line: Named<DispatchLine> }) {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  const { dispatchId, recordedAt, recipientName, recipientRoleName, address, kindName, caseId, caseNumber } = line;
  return (
    <tr>
      <td data-label={t.when}>
        <time dateTime={recordedAt}>{shortMoment(recordedAt)}</time>
      </td>
      <td data-label={t.whom}>
        {recipientName ?? t.contact} <small>({recipientRoleName})</small>
        <br />
        <small>{address ?? t.noAddress}</small>
      </td>
      <td data-label={t.what}>
        <Link to="/utskick/$dispatchId" params={{ dispatchId }}>
          {kindName}
        </Link>
        {caseId !== null && (
          <>
            <br />
            <Link to="/arenden/$caseId" params={{ caseId }}>
              <small>{t.theCase(caseNumber)}</small>
            </Link>
          </>
        )}
      </td>
      <td data-label={t.outcome}>
        <Outcome {...line} />
      </td>
    </tr>
  );
}

function List({ query }: { query: Parameters<typeof search>[0] }) {
  const t = useTexts(texts);
  const list = useExaminedList<Named<DispatchLine>, string>((cursor) => `/api/dispatches${search({ ...query, limit: 50, cursor })}`);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.rows.length === 0)
    return (
      <Empty title={t.none}>
        <p>{t.noneText}</p>
      </Empty>
    );
  return (
    <>
      <div className="table-wrap">
        <table className="listing">
          <caption>{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.whom}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((line) => (
              <Row key={line.dispatchId} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <ListFoot list={list} />
    </>
  );
}

export function DispatchesPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { utfall = '', slag = '', sok = '', arende = '', fran = '', till = '' } = useSearch({ from: '/signed-in/utskick' });
  const kinds = useReading<{ rows: readonly { kind: string; name: string }[] }>('/api/dispatches/kinds').data?.body.rows ?? [];
  const any = { value: '', text: t.any };
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      {arende !== '' && (
        <p>
          {t.ofOneCase}{' '}
          <Link to="/utskick" search={{}}>
            {t.showAll}
          </Link>
        </p>
      )}
      <Filters
        asked={{ utfall, slag, sok, fran, till }}
        onSearch={(values) =>
          void navigate({
            to: '/utskick',
            search: {
              arende: orNothing(arende),
              utfall: orNothing(values.utfall),
              slag: orNothing(values.slag),
              sok: orNothing(values.sok),
              fran: orNothing(values.fran),
              till: orNothing(values.till),
            },
          })
        }
      >
        {(field) => (
          <>
            <Choice
              {...field('utfall')}
              label={t.status}
              open={false}
              options={[any, ...STATUSES.map((value) => ({ value, text: t.statuses[value] }))]}
            />
            <Choice
              {...field('slag')}
              label={t.kind}
              open={false}
              options={[any, ...kinds.map(({ kind, name }) => ({ value: kind, text: name }))]}
            />
            <TextField {...field('sok')} label={t.text} />
            <DayField {...field('fran')} label={t.from} />
            <DayField {...field('till')} label={t.to} />
          </>
        )}
      </Filters>
      <List query={{ status: utfall, kind: slag, text: sok, caseId: arende, from: fran, to: till }} />
    </Page>
  );
}
