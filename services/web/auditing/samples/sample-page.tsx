import { Link, useParams } from '@tanstack/react-router';
import { useId } from 'react';
import type { DrawAnswer } from '../../../api/auditor/samples.controller';
import type { SampleInFull } from '../../../api/auditor/samples';
import { useCommand } from '../../api/command';
import { Facts, Failed, Notice, Page, Skeleton, Tag, useAnnounce } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as parts } from '../../parts/texts';
import '../auditing.css';
import { texts as decisions } from '../decisions/texts';
import { useExamined } from '../reading';
import { texts as common } from '../texts';
import { Conditions } from './conditions';
import { texts } from './texts';
import { useDrawn } from './use-drawn';

function DrawAgain({ sample: { from, to, schemeId, outcomes, size } }: { sample: SampleInFull }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const onDrawn = useDrawn();
  const announce = useAnnounce();
  const hint = useId();
  const { send, sending, problem, noContact } = useCommand<DrawAnswer>('/api/auditor/samples');
  const act = async (): Promise<void> => {
    const answer = await send({ from, to, schemeId, outcomes, size, seed: null });
    if (!answer) return;
    announce(t.redrawn);
    onDrawn(answer);
  };
  return (
    <>
      <button type="button" className="button" aria-disabled={sending} aria-describedby={hint} onClick={() => void act()}>
        {t.again}
      </button>
      <p className="hint" id={hint}>
        {t.againHint}
      </p>
      {(problem !== null || noContact) && (
        <p className="field-error" role="alert">
          {problem?.detail ?? p.noContact}
        </p>
      )}
    </>
  );
}

function Verdict({ sample: { again, population, drawnBefore } }: { sample: SampleInFull }) {
  const t = useTexts(texts);
  const { number, list } = useFormat();
  const [tone, title, text] =
    again.sameSample === null
      ? (['warning', t.verdictUnknown, t.verdictUnknownText(number(again.size), number(population.size))] as const)
      : again.sameSample
        ? (['success', t.verdictSame, t.verdictSameText] as const)
        : (['danger', t.verdictOther, t.verdictOtherText] as const);
  return (
    <>
      <Notice tone={tone} title={title}>
        <p>{text}</p>
      </Notice>
      {drawnBefore.length > 0 && (
        <Notice tone="warning" title={t.before}>
          <p>{t.beforeText(list(drawnBefore.toReversed()))}</p>
        </Notice>
      )}
    </>
  );
}

function HowDrawn({ sample }: { sample: SampleInFull }) {
  const t = useTexts(texts);
  const { moment, number } = useFormat();
  const { population, seed, seedFrom, size, rule, position, drawnAt, drawnBy } = sample;
  return (
    <section className="card" aria-labelledby="how">
      <h2 id="how">{t.facts}</h2>
      <Facts
        items={[
          [t.drawnWhen, moment(drawnAt)],
          [t.by, drawnBy.name],
          [t.conditions, <Conditions key="conditions" of={sample} />],
          [t.asked, number(size)],
          [
            t.population,
            <span key="population">
              {t.populationText(number(population.size))},{' '}
              <a href={`/api/auditor/samples/${sample.number}/population`} download>
                {t.populationFile}
              </a>
            </span>,
          ],
          [
            t.populationSum,
            <code key="sum" className="long">
              {population.sha256}
            </code>,
          ],
          [t.upTo, number(population.upTo)],
          [
            t.seed,
            <span key="seed">
              <code className="long">{seed}</code> ({t.seedFrom[seedFrom]})
            </span>,
          ],
          [t.rule, <code key="rule">{rule}</code>],
          [t.recordedAt, number(position)],
        ]}
      />
    </section>
  );
}

function Drawn({ decision }: { decision: SampleInFull['drawn'][number] }) {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const { money, day } = useFormat();
  const { caseId, number, title, organisation, outcome, amountOre, decidedOn, ended } = decision;
  return (
    <li>
      <div className="row-head">
        <h3>
          <span className="row-number">{number ?? t.withoutNumber}</span> <span lang="sv">{title ?? t.unreadable}</span>
        </h3>
        {ended && outcome !== null && <Tag tone="warning">{t.ended}</Tag>}
      </div>
      <p>
        <b>
          {outcome !== null && d.outcomes[outcome]}
          {amountOre !== null && amountOre > 0 && `, ${money(amountOre)}`}
        </b>{' '}
        <span lang="sv">{organisation}</span> {decidedOn !== null && <small>{day(decidedOn)}</small>}
      </p>
      <p className="row-links">
        <Link to="/granska/$caseId" params={{ caseId }} aria-label={`${t.replay} ${number ?? ''}`}>
          {t.replay}
        </Link>
        <Link to="/arenden/$caseId/kedja" params={{ caseId }} aria-label={`${t.chain} ${number ?? ''}`}>
          {t.chain}
        </Link>
        <a href={`/api/auditor/cases/${caseId}/evidence`} download aria-label={`${t.evidence} ${number ?? ''}`}>
          {t.evidence}
        </a>
      </p>
    </li>
  );
}

/** One sample: how it was drawn, that it can be drawn again, and its decisions. */
export function SamplePage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { number } = useParams({ from: '/signed-in/granska/urval/$number' });
  const { data, error, isPlaceholderData, refetch } = useExamined<SampleInFull>(`/api/auditor/samples/${encodeURIComponent(number)}`);
  const sample = isPlaceholderData ? undefined : data?.body;
  return (
    <Page
      title={t.oneTitle(number)}
      above={<Link to="/granska/urval">‹ {t.back}</Link>}
      width="wide"
      actions={
        sample && (
          <a className="button primary" href={`/api/auditor/samples/${number}/evidence`} download>
            {t.pack}
          </a>
        )
      }
    >
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !sample ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <Verdict sample={sample} />
          <div className="sampling">
            <section aria-labelledby="drawn">
              <h2 id="drawn">{t.decisions}</h2>
              <ol className="rows">
                {sample.drawn.map((decision) => (
                  <Drawn key={decision.decisionId} decision={decision} />
                ))}
              </ol>
              <DrawAgain sample={sample} />
              <p className="hint">{c.recorded}</p>
            </section>
            <HowDrawn sample={sample} />
          </div>
        </>
      )}
    </Page>
  );
}
