/** After the sign-in: of each case whether it was decided, why not, and what to do. */
import { Link } from '@tanstack/react-router';
import { Page } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as decidingTexts } from '../texts';
import { useArrival } from '../use-arrival';
import { stateOf, type Outcome, type Sitting, type SittingCase } from './sitting';
import { StateTag } from './state-tag';
import { texts } from './texts';

function Why({ outcome }: { outcome: Exclude<Outcome, { kind: 'SIGNED' }> }) {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  if (outcome.kind === 'CHANGED')
    return (
      <>
        <p>{t.changed}</p>
        {outcome.changes.length > 0 && (
          <>
            <h3>{t.happened}</h3>
            <ul>
              {outcome.changes.map(({ revision, at, who, what }) => (
                <li key={revision}>
                  <time dateTime={at}>{shortMoment(at)}</time>, {who}: {what}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{t.kept}</p>
      </>
    );
  const { detail, citation } = outcome.problem;
  return (
    <>
      <p>{detail}</p>
      {citation && <p className="rule">{t.rule(citation)}</p>}
      <p>{t.kept}</p>
    </>
  );
}

function Row({ one }: { one: SittingCase }) {
  const t = useTexts(texts);
  const d = useTexts(decidingTexts);
  const { caseId, outcome } = one;
  return (
    <li className="card sitting-case">
      <p className="decision-number">{one.number ?? d.withoutNumber}</p>
      <h2 lang="sv">{one.organisation}</h2>
      <p>
        <StateTag state={stateOf(one, today())} />
      </p>
      {outcome && outcome.kind !== 'SIGNED' && <Why outcome={outcome} />}
      <p>
        <Link to="/arenden/$caseId/beslut" params={{ caseId }}>
          {outcome?.kind === 'SIGNED' ? t.toDecision : t.toBasis}
          <span className="visually-hidden">, {one.organisation}</span>
        </Link>
      </p>
    </li>
  );
}

export function ResultPage({ sitting, onGoOn, onFinish }: { sitting: Sitting; onGoOn: () => void; onFinish: () => void }) {
  const t = useTexts(texts);
  useArrival();
  const { cases } = sitting;
  const tried = cases.filter(({ outcome }) => outcome !== null).length;
  const signed = cases.filter(({ outcome }) => outcome?.kind === 'SIGNED').length;
  const left = cases.length - signed;
  return (
    <Page title={signed === tried ? t.doneAll(signed) : t.done(signed, tried)} lead={t.doneLead} width="reading">
      <ol className="decision-list">
        {cases.map((one) => (
          <Row key={one.caseId} one={one} />
        ))}
      </ol>
      <div className="buttons">
        {left > 0 && (
          <button type="button" className="button primary" onClick={onGoOn}>
            {t.goOn(left)}
          </button>
        )}
        <button type="button" className={left > 0 ? 'button' : 'button primary'} onClick={onFinish}>
          {t.finish}
        </button>
      </div>
    </Page>
  );
}
