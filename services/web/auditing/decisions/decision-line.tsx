/** A delegated decision in a list: what was decided, by whom, and whether its proof holds. */
import { Link } from '@tanstack/react-router';
import type { DelegatedDecision } from '#projections/decision-queue';
import { Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { CHECKS, texts } from './texts';

/** What follows from the checks, in one word. A decision without money is not held against the year's budget: that is no flaw. */
export function Verdict({ decision: { proof, amountOre } }: { decision: DelegatedDecision }) {
  const t = useTexts(texts);
  const failed = CHECKS.filter((check) => proof.checks[check] === false).length;
  const unsure = CHECKS.filter((check) => proof.checks[check] === null && !(check === 'WITHIN_FRAME' && amountOre === 0)).length;
  if (failed > 0) return <Tag tone="danger">{t.fails(failed)}</Tag>;
  return unsure > 0 ? <Tag tone="warning">{t.unsure(unsure)}</Tag> : <Tag tone="success">{t.holds}</Tag>;
}

export function DecisionLine({ decision, level }: { decision: DelegatedDecision; level: 2 | 3 }) {
  const t = useTexts(texts);
  const { money, day } = useFormat();
  const Heading = `h${level}` as const;
  const { caseId, number, title, organisation, outcome, amountOre, deciderName, decidedOn } = decision;
  return (
    <>
      <div className="row-head">
        <Heading>
          <span className="row-number">{number ?? t.unregistered}</span>{' '}
          <Link to="/granska/$caseId" params={{ caseId }} lang="sv">
            {title}
          </Link>
        </Heading>
        <Verdict decision={decision} />
      </div>
      <p>
        <b>
          {t.outcomes[outcome]}
          {amountOre > 0 && `, ${money(amountOre)}`}
        </b>{' '}
        <span lang="sv">{organisation}</span>
      </p>
      <p>
        <small>{t.decidedBy(deciderName, day(decidedOn))}</small>
      </p>
    </>
  );
}
