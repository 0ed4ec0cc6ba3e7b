import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DelegatedDecision } from '#projections/decision-queue';
import type { SchemeInRegister } from '#projections/scheme-register';
import { search, useReading } from '../../api/read';
import { Choice, DayField, Empty, Failed, Page, Skeleton, TextField } from '../../parts';
import { useTexts } from '../../texts/language';
import '../auditing.css';
import { Downloads } from '../downloads';
import { Filters, ListFoot, orNothing } from '../filters';
import { useExaminedList } from '../reading';
import { texts as common } from '../texts';
import { DecisionLine } from './decision-line';
import { Proof } from './proof';
import { texts } from './texts';

function List({ query }: { query: Parameters<typeof search>[0] }) {
  const t = useTexts(texts);
  const list = useExaminedList<DelegatedDecision, string>((cursor) => `/api/auditor/decisions${search({ ...query, limit: 25, cursor })}`);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.rows.length === 0) return <Empty title={t.none} />;
  return (
    <>
      <ul className="rows">
        {list.rows.map((decision) => (
          <li key={decision.decisionId}>
            <DecisionLine decision={decision} level={2} />
            <details>
              <summary>{t.proof}</summary>
              <Proof decision={decision} />
            </details>
          </li>
        ))}
      </ul>
      <ListFoot list={list} />
    </>
  );
}

/** Decisions made on delegation, and why they could be. */
export function DecisionsPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const navigate = useNavigate();
  const { fran = '', till = '', vem = '', beslut = '', stod = '' } = useSearch({ from: '/signed-in/granska/beslut' });
  const schemes = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes').data?.body.rows ?? [];
  const query = { from: fran, to: till, decider: vem, outcome: beslut, scheme: stod };
  const file = (format: string): string => `/api/auditor/decisions/export${search({ ...query, format })}`;
  return (
    <Page title={t.title} lead={t.lead} width="wide" actions={<Downloads at={file} csv={c.csv} json={c.json} />}>
      <Filters
        asked={{ fran, till, vem, beslut, stod }}
        onSearch={(values) =>
          void navigate({
            to: '/granska/beslut',
            search: {
              fran: orNothing(values.fran),
              till: orNothing(values.till),
              vem: orNothing(values.vem),
              beslut: orNothing(values.beslut),
              stod: orNothing(values.stod),
            },
          })
        }
      >
        {(field) => (
          <>
            <DayField {...field('fran')} label={c.from} />
            <DayField {...field('till')} label={c.to} />
            <TextField {...field('vem')} label={t.decider} />
            <Choice
              {...field('beslut')}
              label={t.outcome}
              open={false}
              options={[{ value: '', text: c.any }, ...Object.entries(t.outcomes).map(([value, text]) => ({ value, text }))]}
            />
            <Choice
              {...field('stod')}
              label={c.scheme}
              open={false}
              options={[{ value: '', text: c.any }, ...schemes.map(({ schemeId, name }) => ({ value: schemeId, text: name }))]}
            />
          </>
        )}
      </Filters>
      <List query={query} />
      <p className="hint">{c.recorded}</p>
    </Page>
  );
}
