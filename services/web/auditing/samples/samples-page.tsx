import { Link, useSearch } from '@tanstack/react-router';
import type { DrawAnswer } from '../../../api/auditor/samples.controller';
import type { RecordedSample } from '../../../api/auditor/samples';
import { search } from '../../api/read';
import { Checkboxes, Choice, CommandForm, DayField, Empty, Failed, Page, Skeleton, TextField } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import '../auditing.css';
import { texts as decisions } from '../decisions/texts';
import { useExamined } from '../reading';
import { texts as common } from '../texts';
import { Conditions, useSchemes } from './conditions';
import { Several } from './several';
import { useDrawn } from './use-drawn';
import { texts } from './texts';

const NOTHING = { from: '', to: '', schemeId: '', outcomes: [] as readonly string[], size: '10', seed: '' };

function Draw() {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const schemes = useSchemes();
  const onDone = useDrawn();
  return (
    <section className="card" aria-labelledby="draw">
      <h2 id="draw">{t.drawTitle}</h2>
      <CommandForm<typeof NOTHING, DrawAnswer>
        to="/api/auditor/samples"
        etag={null}
        keep="sample"
        initial={NOTHING}
        body={({ from, to, schemeId, outcomes, size, seed }) => ({
          from: from || null,
          to: to || null,
          schemeId: schemeId || null,
          outcomes: outcomes.length > 0 ? outcomes : null,
          size: /^\d+$/.test(size.trim()) ? Number(size) : size,
          seed: seed.trim().toLowerCase() || null,
        })}
        submit={t.draw}
        done={t.drawn}
        onDone={onDone}
      >
        {({ field }) => (
          <>
            <div className="draw-days">
              <DayField {...field('from')} label={t.from} optional />
              <DayField {...field('to')} label={t.to} optional />
            </div>
            <Choice
              {...field('schemeId')}
              label={t.scheme}
              open={false}
              options={[{ value: '', text: t.allSchemes }, ...schemes.map(({ schemeId, name }) => ({ value: schemeId, text: name }))]}
            />
            <Checkboxes
              {...field<readonly string[]>('outcomes')}
              label={t.outcomes}
              hint={t.outcomesHint}
              options={Object.entries(d.outcomes).map(([value, text]) => ({ value, text }))}
            />
            <TextField {...field('size')} label={t.size} hint={t.sizeHint} inputMode="numeric" width="short" />
            <TextField {...field('seed')} label={t.seed} hint={t.seedHint} optional />
          </>
        )}
      </CommandForm>
    </section>
  );
}

function Row({ sample }: { sample: RecordedSample }) {
  const t = useTexts(texts);
  const { shortMoment, number } = useFormat();
  return (
    <tr>
      <th scope="row" data-label={t.number}>
        <Link to="/granska/urval/$number" params={{ number: sample.number }}>
          {sample.number}
        </Link>
      </th>
      <td data-label={t.drawnWhen}>
        <time dateTime={sample.drawnAt}>{shortMoment(sample.drawnAt)}</time>
        <br />
        <small>{sample.drawnBy.name}</small>
      </td>
      <td data-label={t.conditions}>
        <Conditions of={sample} />
        {sample.seedFrom === 'TYPED' && (
          <>
            <br />
            <small>{t.typed}</small>
          </>
        )}
      </td>
      <td data-label={t.taken}>{t.takenOf(number(sample.decisions), number(sample.population.size))}</td>
    </tr>
  );
}

function Earlier({ year }: { year: string }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const list = useExamined<{ rows: readonly RecordedSample[] }>(`/api/auditor/samples${search({ year })}`);
  const rows = list.data?.body.rows;
  const others = [Number(year) - 1, Number(year) + 1].map(String).filter((one) => one <= today().slice(0, 4) && one >= '2026');
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t.earlier(year)}</h2>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : !rows ? (
        <Skeleton lines={5} />
      ) : rows.length === 0 ? (
        <Empty title={t.none} />
      ) : (
        <div className="table-wrap">
          <table className="listing">
            <thead>
              <tr>
                <th scope="col">{t.number}</th>
                <th scope="col">{t.drawnWhen}</th>
                <th scope="col">{t.conditions}</th>
                <th scope="col">{t.taken}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((sample) => (
                <Row key={sample.number} sample={sample} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.map((one) => (
        <p key={one}>
          <Link to="/granska/urval" search={{ ar: one }}>
            {t.year(one)}
          </Link>
        </p>
      ))}
      <p className="hint">{c.recorded}</p>
    </section>
  );
}

/** Random samples: draw one, and all that have been drawn. */
export function SamplesPage() {
  const t = useTexts(texts);
  const { ar = today().slice(0, 4) } = useSearch({ from: '/signed-in/granska/urval' });
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <div className="sampling">
        <Draw />
        <div>
          <Earlier year={ar} />
          <Several />
        </div>
      </div>
    </Page>
  );
}
