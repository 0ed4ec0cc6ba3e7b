/** What became of a decision that the applicant has: slips corrected in it, or that it no longer applies. */
import { REVOCATION_GROUND_NAMES } from '#libs/grant-cases/wordings';
import type { ApplicantStatus, DecisionAsRead } from '#projections/applicant-status';
import { OwnDownload } from '../../letters/decision-document';
import { texts as documents } from '../../letters/texts';
import { Facts, Notice, Tag, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { texts } from './changed-texts';
import { texts as common } from './texts';

/** Both texts of each, and the decision as it was. */
export function Corrections({ caseId, decision }: { caseId: string; decision: DecisionAsRead }) {
  const t = useTexts(texts);
  const d = useTexts(documents);
  const { day } = useFormat();
  const { corrections, earlier, document, decisionId } = decision;
  if (corrections.length === 0) return null;
  const waits = (document?.corrections ?? 0) < corrections.length;
  return (
    <Notice tone="information" title={t.correctedTitle}>
      <p>{t.correctedText}</p>
      {corrections.map(({ correctedOn, before, after, reason }, index) => (
        <Facts
          key={index}
          items={[
            [t.correctedOn, day(correctedOn)],
            [t.before, <Written key="before">{before}</Written>],
            [t.after, <Written key="after">{after}</Written>],
            [
              t.why,
              <span key="why" lang="sv">
                {reason}
              </span>,
            ],
          ]}
        />
      ))}
      {waits && <p>{d.waitsCorrected}</p>}
      {earlier.map((one) => (
        <OwnDownload
          key={one.sha256}
          caseId={caseId}
          decisionId={decisionId}
          document={one}
          name={one.corrections > 0 ? d.downloadBetween(one.corrections) : d.downloadFirst}
        />
      ))}
    </Notice>
  );
}

/** Decisions that the applicant had and that no longer apply, the latest first. */
export function Fallen({ caseId, fallen }: { caseId: string; fallen: ApplicantStatus['fallen'] }) {
  const t = useTexts(texts);
  const d = useTexts(documents);
  const c = useTexts(common);
  const { day, money } = useFormat();
  const { language } = useLanguage();
  return fallen.toReversed().map(({ decisionId, outcome, amountOre, decidedOn, endedOn, revoked, document, earlier, letter }) => (
    <section key={decisionId} className="card decision" aria-labelledby={`upphort-${decisionId}`}>
      <div className="scheme-head">
        <h2 id={`upphort-${decisionId}`}>{t.fallenTitle}</h2>
        <Tag tone="warning">{revoked ? t.revoked : t.annulled}</Tag>
      </div>
      <p>{revoked ? t.revokedText : t.annulledText}</p>
      <Facts
        items={[
          [t.was, c.outcome[outcome]],
          amountOre > 0 && [c.amount, money(amountOre)],
          [c.decidedOn, day(decidedOn)],
          [t.endedOn, day(endedOn)],
          revoked && [t.ground, REVOCATION_GROUND_NAMES[revoked.ground][language]],
          revoked && [t.why, <Written key="why">{revoked.reason}</Written>],
        ]}
      />
      {letter && <OwnDownload caseId={caseId} decisionId={decisionId} document={letter} name={d.downloadRevocation} />}
      {revoked && !letter && <p className="hint">{d.waitsRevocation}</p>}
      {[...(document ? [document] : []), ...earlier.toReversed()].map((one) => (
        <OwnDownload
          key={one.sha256}
          caseId={caseId}
          decisionId={decisionId}
          document={one}
          name={one.corrections > 0 ? d.downloadBetween(one.corrections) : d.downloadFirst}
        />
      ))}
    </section>
  ));
}
