/** The proof of a delegated decision: what its authority rests on, and the checks made anew. */
import { Link } from '@tanstack/react-router';
import type { DelegatedDecision } from '#projections/decision-queue';
import { Facts, Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { CHECKS, texts } from './texts';

function Checks({ decision: { proof } }: { decision: DelegatedDecision }) {
  const t = useTexts(texts);
  return (
    <>
      <h3>{t.checksTitle}</h3>
      <ul className="checks">
        {CHECKS.map((check) => {
          const holds = proof.checks[check];
          return (
            <li key={check}>
              <Tag tone={holds === null ? 'neutral' : holds ? 'success' : 'danger'}>
                {holds === null ? t.unknown : holds ? t.held : t.broken}
              </Tag>
              <span>{t.checks[check]}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function Proof({ decision }: { decision: DelegatedDecision }) {
  const t = useTexts(texts);
  const { money, day, moment, number } = useFormat();
  const { delegation, signature, verified, proof, amountOre, caseId } = decision;
  const { item, passedOn, post } = proof;
  return (
    <>
      <Checks decision={decision} />
      {delegation === null ? (
        <p>{t.gone}</p>
      ) : (
        <Facts
          items={[
            [t.item, t.itemText(delegation.itemNumber, delegation.orderVersion)],
            item !== null && [t.matter, `${item.matter} (${item.statute})`],
            [t.paragraph, delegation.boardParagraph],
            item !== null && [
              t.itemValid,
              item.validUntil === null ? t.since(day(item.validFrom)) : `${day(item.validFrom)}, ${t.until(day(item.validUntil))}`,
            ],
            passedOn !== null && [
              t.passedOn,
              t.passedOnText(passedOn.number, passedOn.grantorTitle, day(passedOn.grantedOn), passedOn.reference),
            ],
            [t.post, `${delegation.postTitle}: ${delegation.holder.name}${delegation.acting ? `, ${t.acting}` : ''}`],
            post !== null && [t.postValid, post.to === null ? t.since(day(post.from)) : t.period(day(post.from), day(post.to))],
            [t.limit, delegation.limitOre === null ? t.noLimit : money(delegation.limitOre)],
            [t.amount, money(amountOre)],
            delegation.frame !== null && [t.frame, t.frameText(money(delegation.frame.frameOre), money(delegation.frame.usedOre))],
            item !== null && [t.reporting, t.reportings[item.reporting]],
          ]}
        />
      )}
      <Facts
        items={[
          signature !== null && [t.signed, t.signedText(moment(signature.at), moment(signature.authenticatedAt))],
          signature !== null && [t.level, signature.acr.split('/').at(-1)],
          signature !== null && [t.digest, <code key="digest">{signature.statementSha256}</code>],
          verified !== null && [
            t.event,
            <Link key="event" to="/granska/$caseId" params={{ caseId }} search={{ h: verified.revision + 1 }}>
              {t.eventText(verified.revision + 1, number(verified.position))}
            </Link>,
          ],
          [
            t.chain,
            <Link key="chain" to="/arenden/$caseId/kedja" params={{ caseId }}>
              {t.wholeChain}
            </Link>,
          ],
          [t.dispatched, decision.dispatched ? t.yes : t.no],
          [t.legalForce, decision.legalForce ? t.yes : t.no],
        ]}
      />
    </>
  );
}
