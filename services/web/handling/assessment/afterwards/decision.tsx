/** The decision as it was approved. */
import { OUTCOME_NAMES, WRITE_OFF_CAUSE_NAMES } from '#libs/grant-cases/wordings';
import type { CasePage } from '#projections/case-page';
import { DecisionDocument } from '../../../letters/decision-document';
import { texts as documentTexts } from '../../../letters/texts';
import { Facts, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useLanguage, useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { capital } from '../../case/words';
import { texts } from './texts';

/** The readable text within the statement that was signed; null when it can't be found there. */
function textOf(statement: string): string | null {
  try {
    const { text } = JSON.parse(statement) as { text?: unknown };
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

function Approval({ signature }: { signature: NonNullable<CasePage['signature']> }) {
  const t = useTexts(texts);
  const { whole = false } = useOpened();
  const text = textOf(signature.statement);
  return (
    <>
      {text !== null && (
        <details className="decision-document" open={whole}>
          <summary>{t.wholeText}</summary>
          <div className="document" lang="sv">
            {text}
          </div>
        </details>
      )}
      <p className="hint">
        {t.digest}: <code>{signature.statementSha256}</code>
      </p>
    </>
  );
}

export function Decision({ page }: { page: CasePage }) {
  const t = useTexts(texts);
  const d = useTexts(documentTexts);
  const { caseId } = useOpened();
  const { language } = useLanguage();
  const { day, money, moment } = useFormat();
  const { decision, writtenOff, signature } = page;
  const made = decision ?? writtenOff;
  if (!made) return null;
  return (
    <section className="card" aria-labelledby="beslutet">
      <h3 id="beslutet">{decision ? t.decision : t.writtenOff}</h3>
      <Facts
        items={[
          decision && [t.outcome, <strong key="outcome">{capital(OUTCOME_NAMES[decision.content.outcome][language])}</strong>],
          decision !== null &&
            decision.content.amountOre > 0 && [t.amount, <strong key="amount">{money(decision.content.amountOre)}</strong>],
          writtenOff && [t.cause, capital(WRITE_OFF_CAUSE_NAMES[writtenOff.cause][language])],
          [t.decidedOn, day(made.decidedOn)],
          [t.decidedBy, made.decider.name],
          [t.item, t.itemOf(made.itemNumber, made.orderVersion)],
          signature && [t.approved, t.approvedBy(signature.signer.name, moment(signature.authenticatedAt))],
          [t.reasons, <Written key="reasons">{decision ? decision.content.reasons : writtenOff!.reasons}</Written>],
        ]}
      />
      {signature && <Approval signature={signature} />}
      {signature && (
        <>
          <h4>{d.title}</h4>
          <DecisionDocument caseId={caseId} page={page} decisionId={made.decisionId} />
        </>
      )}
    </section>
  );
}
