import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Phase } from '#projections/case-queue';
import type { CaseQueueItem } from '#projections/case-queue';
import type { DelegatedDecision } from '#projections/decision-queue';
import type { VerificationStanding } from '#libs/sealing';
import { search, useReading } from '../../api/read';
import { Choice, DayField, Empty, Failed, Page, Skeleton, Tag, TextField } from '../../parts';
import { dayOf, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Verification } from '../../verification/verification';
import '../auditing.css';
import { DecisionLine } from '../decisions/decision-line';
import { Filters, ListFoot, orNothing } from '../filters';
import { useExamined, useExaminedList } from '../reading';
import { texts as common } from '../texts';
import { texts } from './texts';

function Found({ path }: { path: string }) {
  const t = useTexts(texts);
  const { money, shortDay } = useFormat();
  const list = useExaminedList<CaseQueueItem, string>((cursor) => `${path}${cursor === null ? '' : `&cursor=${cursor}`}`);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={6} />;
  if (list.rows.length === 0)
    return (
      <Empty title={t.none}>
        <p>{t.noneHint}</p>
      </Empty>
    );
  return (
    <>
      <ul className="rows cases">
        {list.rows.map((row) => (
          <li key={row.caseId}>
            <div className="row-head">
              <h3>
                <span className="row-number">{row.number ?? t.unregistered}</span>{' '}
                <Link to="/granska/$caseId" params={{ caseId: row.caseId }} lang="sv">
                  {row.title}
                </Link>
              </h3>
              <Tag>{t.phases[row.phase]}</Tag>
            </div>
            <p>
              <span lang="sv">{row.organisation}</span>
              <small>
                {' · '}
                {t.came} {shortDay(dayOf(row.receivedAt))} · {t.sought} {money(row.amountOre)}
              </small>
            </p>
          </li>
        ))}
      </ul>
      <ListFoot list={list} />
    </>
  );
}

function LatestDecisions() {
  const t = useTexts(texts);
  const latest = useExamined<{ rows: readonly DelegatedDecision[] }>('/api/auditor/decisions?limit=5');
  const rows = latest.data?.body.rows;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{t.latest}</h2>
      {latest.error ? (
        <Failed error={latest.error} onRetry={() => void latest.refetch()} />
      ) : !rows ? (
        <Skeleton lines={5} />
      ) : rows.length === 0 ? (
        <p>{t.noDecisions}</p>
      ) : (
        <ul className="rows">
          {rows.map((decision) => (
            <li key={decision.decisionId}>
              <DecisionLine decision={decision} level={3} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/granska/beslut">{t.allDecisions}</Link>
      </p>
    </section>
  );
}

/** The auditor's first page: any case, and what has been decided lately. */
export function SearchPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const navigate = useNavigate();
  const { q = '', fas = '', fran = '' } = useSearch({ from: '/signed-in/granska' });
  const verification = useReading<VerificationStanding>('/api/auditor/verification');
  const phases = Object.entries(t.phases).map(([value, text]) => ({ value, text }));
  const path = `/api/cases${search({ text: q, phase: fas as Phase | '', receivedBy: fran, sort: 'received', direction: 'desc', limit: 25 })}`;
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <Filters
        asked={{ q, fas, fran }}
        onSearch={(values) =>
          void navigate({ to: '/granska', search: { q: orNothing(values.q), fas: orNothing(values.fas), fran: orNothing(values.fran) } })
        }
      >
        {(field) => (
          <>
            <div className="wide-field">
              <TextField {...field('q')} label={t.what} />
            </div>
            <Choice {...field('fas')} label={t.phase} open={false} options={[{ value: '', text: c.any }, ...phases]} />
            <DayField {...field('fran')} label={t.received} />
          </>
        )}
      </Filters>
      <div className="audit-start">
        <section aria-labelledby="found">
          <h2 id="found">{t.found}</h2>
          <Found path={path} />
        </section>
        <LatestDecisions />
      </div>
      {verification.data && <Verification standing={verification.data.body} />}
      <p className="hint">{c.recorded}</p>
    </Page>
  );
}
