import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ByCriterion } from '../../../api/auditor/equal-treatment.controller';
import type { ComparedDecision, OnMerits } from '#projections/decision-register';
import type { SchemeInRegister } from '#projections/scheme-register';
import { search, useReading } from '../../api/read';
import { Choice, DayField, Empty, Failed, Page, Skeleton } from '../../parts';
import { useTexts } from '../../texts/language';
import '../auditing.css';
import { texts as decisions } from '../decisions/texts';
import { Filters, ListFoot, orNothing } from '../filters';
import { useExamined, useExaminedList } from '../reading';
import { texts as common } from '../texts';
import { Alike } from './alike';
import { CriterionTable, useAssessment } from './by-criterion';
import { ComparedTable } from './compared';
import { texts } from './texts';

interface Opened {
  readonly score: string;
  readonly outcome: string;
}

/** The decisions behind one number. */
function Behind({ query, answer, opened: { score, outcome } }: { query: object; answer: ByCriterion; opened: Opened }) {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const inWords = useAssessment(answer.maxScore);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [score, outcome]);
  const list = useExaminedList<ComparedDecision, string>(
    (cursor) =>
      `/api/auditor/equal-treatment/decisions${search({
        ...query,
        criterion: answer.criterion,
        score: score === '-' ? null : score,
        outcome,
        limit: 25,
        cursor,
      })}`,
  );
  const title = t.theDecisions(inWords(score === '-' ? null : Number(score)), d.outcomes[outcome as OnMerits] ?? t.allOutcomes);
  return (
    <section className="card" aria-labelledby="behind">
      <h2 id="behind" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton lines={5} />
      ) : (
        <>
          <ComparedTable rows={list.rows} caption={title} />
          <ListFoot list={list} />
        </>
      )}
      <p>
        <Link to="/granska/likabehandling" search={(now) => ({ ...now, poang: undefined, utfall: undefined })} resetScroll={false}>
          {t.close}
        </Link>
      </p>
    </section>
  );
}

function Compared({ query, criterion, compared, opened }: { query: object; criterion: string; compared: string; opened: Opened | null }) {
  const { data, error, refetch } = useExamined<ByCriterion>(`/api/auditor/equal-treatment${search({ ...query, criterion })}`);
  const answer = data?.body;
  return (
    <>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !answer ? (
        <Skeleton lines={6} />
      ) : (
        <>
          <CriterionTable answer={answer} />
          {opened && <Behind query={query} answer={answer} opened={opened} />}
        </>
      )}
      <Alike query={{ ...query }} compared={compared} />
    </>
  );
}

/** Whether equals were treated equally. */
export function EqualPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const navigate = useNavigate();
  const schemes = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes').data?.body.rows ?? [];
  const asked = useSearch({ from: '/signed-in/granska/likabehandling' });
  const { kriterium = '', fran = '', till = '', jamfor = 'OFFICIAL', poang, utfall = '' } = asked;
  const stod = asked.stod ?? schemes[0]?.schemeId ?? '';
  const known = useExamined<ByCriterion>(
    `/api/auditor/equal-treatment${search({ scheme: stod, from: fran, to: till, criterion: kriterium })}`,
    {
      enabled: stod !== '',
    },
  );
  const criteria = known.data?.body.criteria ?? [];
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <Filters
        asked={{ stod, kriterium: kriterium || (known.data?.body.criterion ?? ''), fran, till, jamfor }}
        onSearch={(values) =>
          void navigate({
            to: '/granska/likabehandling',
            search: {
              stod: orNothing(values.stod),
              // a criterion of another scheme is none of this one's
              kriterium: values.stod === stod ? orNothing(values.kriterium) : undefined,
              fran: orNothing(values.fran),
              till: orNothing(values.till),
              jamfor: values.jamfor === 'ALL' ? 'ALL' : undefined,
            },
          })
        }
      >
        {(field) => (
          <>
            <Choice
              {...field('stod')}
              label={t.scheme}
              open={false}
              options={schemes.map(({ schemeId, name }) => ({ value: schemeId, text: name }))}
            />
            <Choice
              {...field('kriterium')}
              label={t.criterion}
              open={false}
              options={criteria.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <DayField {...field('fran')} label={t.from} />
            <DayField {...field('till')} label={t.to} />
            <Choice
              {...field('jamfor')}
              label={t.compared}
              open={false}
              options={[
                { value: 'OFFICIAL', text: t.compareOfficial },
                { value: 'ALL', text: t.compareAll },
              ]}
            />
          </>
        )}
      </Filters>
      {stod === '' ? (
        <Empty title={t.noScheme} />
      ) : (
        <Compared
          query={{ scheme: stod, from: fran, to: till }}
          criterion={kriterium}
          compared={jamfor}
          opened={poang === undefined ? null : { score: poang, outcome: utfall }}
        />
      )}
      <section className="card" aria-labelledby="limits">
        <h2 id="limits">{t.limits}</h2>
        <ul className="plain-list">
          {t.limitsText.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <p className="hint">{c.recorded}</p>
    </Page>
  );
}
