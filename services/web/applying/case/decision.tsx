import { Link } from '@tanstack/react-router';
import type { DecisionAsRead } from '#projections/applicant-status';
import { OwnDecisionDocument } from '../../letters/decision-document';
import { Facts, Tag, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Corrections } from './changed';
import { texts } from './texts';

/** The decision as it was sent out: what it means, why, on what terms, and how to appeal. */
export function Decision({ caseId, decision }: { caseId: string; decision: DecisionAsRead }) {
  const t = useTexts(texts);
  const { money, day } = useFormat();
  const { outcome, amountOre, reasons, criterionReasons, terms, payment, explanation, appealText, decidedOn, deciderName, document } =
    decision;
  const tone = outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL' ? 'success' : outcome === 'AVSLAG' ? 'danger' : 'neutral';
  return (
    <section className="card decision" aria-labelledby="decision">
      <div className="scheme-head">
        <h2 id="decision">{t.decisionTitle}</h2>
        <Tag tone={tone}>{t.outcome[outcome]}</Tag>
      </div>
      <Facts
        items={[
          amountOre > 0 && [t.amount, <strong key="amount">{money(amountOre)}</strong>],
          [t.decidedOn, day(decidedOn)],
          [t.decidedBy, deciderName],
          payment && [t.payment, <Written key="plan">{payment.plan}</Written>],
          payment && [t.reportBy, day(payment.reportDue)],
        ]}
      />
      {document && <OwnDecisionDocument caseId={caseId} decisionId={decision.decisionId} document={document} />}
      <Corrections caseId={caseId} decision={decision} />
      <h3>{t.inPlain}</h3>
      <Written>{explanation}</Written>
      <h3>{t.reasons}</h3>
      <Written>{reasons}</Written>
      {criterionReasons.length > 0 && (
        <>
          <h3>{t.byCriterion}</h3>
          <dl className="criteria" lang="sv">
            {criterionReasons.map(({ criterion, name, text }) => (
              <div key={criterion}>
                <dt>{name}</dt>
                <dd>
                  <Written>{text}</Written>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {terms.length > 0 && (
        <>
          <h3>{t.terms}</h3>
          <ol lang="sv">
            {terms.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </>
      )}
      <h3>{t.appeal}</h3>
      {/* the letter has its paragraphs a line each */}
      <Written>{appealText.replaceAll('\n', '\n\n')}</Written>
      <h3>{t.proofTitle}</h3>
      <p>{t.proofText}</p>
      <ul className="links">
        <li>
          <a href={`/api/my-applications/${caseId}/evidence`} download>
            {t.proofDownload}
          </a>
        </li>
        <li>
          <Link to="/om/kontrollera">{t.proofCheck}</Link>
        </li>
      </ul>
    </section>
  );
}
