/** After the decision: what was decided, on what right, and what happens next. */
import { Link } from '@tanstack/react-router';
import type { CasePage } from '#projections/case-page';
import { useMe } from '../../api/me';
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import { DecisionDocument } from '../../letters/decision-document';
import { texts as documentTexts } from '../../letters/texts';
import { Facts, Page, Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { useArrival } from '../use-arrival';
import { Checksum, DocumentText } from './document-text';
import { LeftOver } from './left-over';
import { texts } from './texts';

const textOf = (statement: string): string => (JSON.parse(statement) as { text: string }).text;

function Next({ page, number }: { page: CasePage; number: string }) {
  const t = useTexts(texts);
  const { shortMoment, day } = useFormat();
  const { dispatches, legalForce, closed } = page;
  const sent = dispatches[0];
  const steps = [
    [t.dispatch, sent ? t.done(shortMoment(sent.at)) : null, t.dispatchText],
    [t.report, null, t.reportText],
    [t.force, legalForce ? t.done(day(legalForce.confirmedOn)) : null, t.forceText],
    [t.close, closed ? t.done(shortMoment(closed.at)) : null, t.closeText(number)],
  ] as const;
  return (
    <ol className="next-steps">
      {steps.map(([title, done, text]) => (
        <li key={title}>
          <b>{title}</b> {done && <Tag tone="success">{done}</Tag>}
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}

export function ReceiptPage({ page, number, caseId }: { page: CasePage; number: string; caseId: string }) {
  const t = useTexts(texts);
  const d = useTexts(documentTexts);
  const { language } = useLanguage();
  const { money, day, moment } = useFormat();
  const me = useMe()!;
  useArrival();
  const { decision, writtenOff, signature, delegation } = page;
  const made = (decision ?? writtenOff)!;
  const kind = decision ? decision.content.outcome : 'AVSKRIVNING';
  const sum = decision?.content.amountOre ?? 0;
  return (
    <Page
      title={t.decided}
      above={number}
      lead={`${DECISION_KIND_NAMES[kind][language].replace(/^./, (first) => first.toLocaleUpperCase('sv'))}${sum > 0 ? `, ${money(sum)}` : ''}.`}
      width="reading"
      actions={
        me.may.includes('seeDecisionQueue') && (
          <Link to="/beslut" className="button">
            {t.toList}
          </Link>
        )
      }
    >
      <Facts
        items={[
          [t.when, day(made.decidedOn)],
          [t.who, made.decider.name],
          delegation && [
            t.right,
            <span
              key="right"
              lang="sv"
            >{`Punkt ${delegation.itemNumber}, delegationsordning ${delegation.orderVersion}, ${delegation.boardParagraph}`}</span>,
          ],
          signature && [t.signed, moment(signature.at)],
          signature && [t.checksum, <Checksum key="sum" digest={signature.statementSha256} />],
        ]}
      />
      <LeftOver caseId={caseId} deciderRef={made.decider.ref} />
      <h2>{d.title}</h2>
      <DecisionDocument caseId={caseId} page={page} decisionId={made.decisionId} />
      <h2>{t.next}</h2>
      <Next page={page} number={number} />
      {signature && (
        <>
          <h2>{t.signedText}</h2>
          <DocumentText text={textOf(signature.statement)} />
        </>
      )}
      <p>
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {t.toCase}
        </Link>
      </p>
    </Page>
  );
}
