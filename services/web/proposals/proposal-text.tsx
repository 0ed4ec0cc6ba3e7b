/** One version of a proposal, to be read. */
import { OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import type { Proposal } from '#projections/case-page';
import { Facts, Written } from '../parts/shown';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import './proposals.css';
import { texts } from './texts';

interface Shown {
  readonly proposal: Proposal;
  /** Null when the application has been disposed of. */
  readonly soughtOre: number | null;
  readonly criterionName: (criterion: string) => string;
}

const named = ({ name, organisation }: Proposal['author']): string => (organisation === null ? name : `${name}, ${organisation}`);

export function ProposalText({ proposal, soughtOre, criterionName }: Shown) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money, day, moment } = useFormat();
  const { outcome, amountOre, payment, terms, criterionReasons, dissent, noMeetingReason } = proposal;
  return (
    <div className="proposal-text">
      <p className="proposal-outcome">
        <span>{OUTCOME_NAMES[outcome][language]}</span>
        <strong className="number">{amountOre > 0 ? money(amountOre) : t.nothing}</strong>
        {amountOre > 0 && soughtOre !== null && <small>{t.ofSought(money(soughtOre))}</small>}
      </p>
      <h3>{t.officialAssessment}</h3>
      <Written>{proposal.officialAssessment}</Written>
      <h3>{t.adviserProposal}</h3>
      <Written>{proposal.adviserProposal}</Written>
      {criterionReasons.length > 0 && (
        <>
          <h3>{t.criteria}</h3>
          {criterionReasons.map(({ criterion, text }) => (
            <div key={criterion}>
              <h4>{criterionName(criterion)}</h4>
              <Written>{text}</Written>
            </div>
          ))}
        </>
      )}
      {dissent.map(({ person, text }) => (
        <div key={person.ref}>
          <h3>
            {t.dissent}: {named(person)}
          </h3>
          <Written>{text}</Written>
        </div>
      ))}
      {noMeetingReason !== null && (
        <>
          <h3>{t.noMeetingReason}</h3>
          <Written>{noMeetingReason}</Written>
        </>
      )}
      {amountOre > 0 && (
        <>
          <h3>{t.terms}</h3>
          {terms.length === 0 ? (
            <p>{t.noTerms}</p>
          ) : (
            <ul lang="sv">
              {terms.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {payment && (
        <Facts
          items={[
            [
              t.payment,
              <span key="plan" lang="sv">
                {payment.plan}
              </span>,
            ],
            [t.reportDue, day(payment.reportDue)],
          ]}
        />
      )}
      <p className="hint">{t.writtenBy(named(proposal.author), moment(proposal.at))}</p>
    </div>
  );
}
