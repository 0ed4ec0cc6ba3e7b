/** Every decision whose chain somebody has to do something about, the greatest risk first. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { LINK_NAMES } from '#libs/delegation-chain/wordings';
import type { SchemeInRegister } from '#projections/scheme-register';
import type { ChainRow } from '../../api/chain/chain.controller';
import { search, useReading } from '../api/read';
import '../auditing/auditing.css';
import { Filters, ListFoot, orNothing } from '../auditing/filters';
import { useExaminedList } from '../auditing/reading';
import { texts as common } from '../auditing/texts';
import { Choice, Empty, Failed, Page, Skeleton, Tag, type Tone } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import './chain.css';
import { texts } from './texts';

const TONES: Readonly<Record<ChainRow['risk'], Tone>> = { BROKEN: 'danger', LATE: 'warning', WAITS: 'neutral', WAS_LATE: 'neutral' };

function Row({ row }: { row: ChainRow }) {
  const t = useTexts(texts);
  const { money, day, days } = useFormat();
  const { caseId, number, title, organisation, outcome, amountOre, decidedOn, deciderName, risk, chain } = row;
  const named = outcome in t.outcomes ? t.outcomes[outcome as keyof typeof t.outcomes] : outcome;
  // what is broken comes first, then what is late, then what is waited for
  const first =
    chain.links.find(({ state }) => state === 'BROKEN') ??
    chain.links.find(({ state }) => state === 'LATE') ??
    chain.links.find(({ on }) => on === null);
  return (
    <li>
      <div className="row-head">
        <h2>
          <span className="row-number">{number ?? t.unregistered}</span>{' '}
          <Link to="/arenden/$caseId/kedja" params={{ caseId }} lang="sv">
            {title}
          </Link>
        </h2>
        <Tag tone={TONES[risk]}>
          {t.risks[risk]}
          {risk === 'LATE' && `, ${t.late(days(chain.lateDays))}`}
        </Tag>
      </div>
      <p>
        <b>
          {named}
          {amountOre > 0 && `, ${money(amountOre)}`}
        </b>{' '}
        <span lang="sv">{organisation}</span>
      </p>
      <p>
        <small>{t.decidedBy(deciderName, day(decidedOn))}</small>
      </p>
      {first && (
        <p className="chain-why">
          <b>{first.name}.</b> {first.why}
        </p>
      )}
    </li>
  );
}

function List({ query }: { query: Parameters<typeof search>[0] }) {
  const t = useTexts(texts);
  const list = useExaminedList<ChainRow, string>((cursor) => `/api/chains${search({ ...query, limit: 25, cursor })}`);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.rows.length === 0)
    return (
      <Empty title={t.none}>
        <p>{t.noneHint}</p>
      </Empty>
    );
  return (
    <>
      <ul className="rows">
        {list.rows.map((row) => (
          <Row key={row.decisionId} row={row} />
        ))}
      </ul>
      <ListFoot list={list} />
    </>
  );
}

export function ChainsPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { lage = '', lank = '', stod = '' } = useSearch({ from: '/signed-in/kedjor' });
  const schemes = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes').data?.body.rows ?? [];
  return (
    <Page title={t.listTitle} lead={t.listLead} width="wide">
      <Filters
        asked={{ lage, lank, stod }}
        onSearch={(values) =>
          void navigate({
            to: '/kedjor',
            search: { lage: orNothing(values.lage), lank: orNothing(values.lank), stod: orNothing(values.stod) },
          })
        }
      >
        {(field) => (
          <>
            <Choice
              {...field('lage')}
              label={t.risk}
              open={false}
              options={[{ value: '', text: t.toDo }, ...Object.entries(t.risks).map(([value, text]) => ({ value, text }))]}
            />
            <Choice
              {...field('lank')}
              label={t.linkField}
              open={false}
              options={[
                { value: '', text: c.any },
                ...Object.entries(LINK_NAMES).map(([value, name]) => ({ value, text: name[language] })),
              ]}
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
      <List query={{ risk: lage, link: lank, scheme: stod }} />
      <p className="hint">{t.recorded}</p>
    </Page>
  );
}
