/** A slip corrected, a decision revoked, a case reopened; and the decisions that no longer apply. */
import { Link } from '@tanstack/react-router';
import { CORRECTABLE_NAMES, OUTCOME_NAMES, REVOCATION_GROUND_NAMES } from '#libs/grant-cases/wordings';
import type { CasePage, EndedDecision } from '#projections/case-page';
import { DecisionDocument } from '../../letters/decision-document';
import { Facts, MoneyField, Notice, Tag, TextArea, Written } from '../../parts';
import { oreFrom, useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { Step } from '../assessment/afterwards/step';
import { ActionForm } from '../case/action-form';
import { OpenButton } from '../../entering';
import { useOpened } from '../case/opened';
import { isAt, standsAs } from '../case/standing';
import { capital } from '../case/words';
import { stateOf } from './standing';
import { texts } from './texts';

/** What is no sum is sent as it was typed: the API says what is wrong with it. */
const paid = (typed: string): number | string => oreFrom(typed) ?? typed;

/** When the court has annulled the decision for good. */
export function Reopening() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { me, row, times } = opened;
  const annulled = times.appeals.some((one) => one.decisionId === times.decisionId && stateOf(one) === 'ANNULLED');
  if (!annulled) return null;
  const may = me.role === 'delegate' || standsAs('assigned', me, row);
  return (
    <>
      <Notice tone="warning">
        <h3>{t.reopenTitle}</h3>
        <p>{t.reopenLead}</p>
        {may && <OpenButton gor="ateruppta">{t.doReopen}</OpenButton>}
      </Notice>
      {may && (
        <ActionForm
          of={opened}
          gor="ateruppta"
          command="reopen"
          title={t.doReopen}
          initial={{ reason: '', paidOre: '0' }}
          body={({ reason, paidOre }) => ({ reason, paidOre: paid(paidOre) })}
          submit={t.doReopen}
          done={t.reopenDone}
        >
          {({ field }) => (
            <>
              <TextArea {...field('reason')} label={t.reasons} rows={3} />
              <MoneyField {...field('paidOre')} label={t.paid} hint={t.paidHint} />
            </>
          )}
        </ActionForm>
      )}
    </>
  );
}

/** For the delegate; to everybody else, what was corrected. */
export function Changing() {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { language } = useLanguage();
  const opened = useOpened();
  const { caseId, page, me, row } = opened;
  const may = me.role === 'delegate' && isAt('DECIDED', row) && (page.decision ?? page.writtenOff) !== null;
  if (!may && page.corrections.length === 0) return null;
  return (
    <Step id="andring" title={t.anewTitle} done={page.corrections.length > 0} lead={may ? t.anewLead : undefined}>
      {page.corrections.map(({ revision, field, before, after, corrector, correctedOn, reason }) => (
        <section key={revision}>
          <h4>{t.corrected(capital(CORRECTABLE_NAMES[field][language]), corrector.name, day(correctedOn))}</h4>
          <Facts
            items={[
              [t.before, <Written key="before">{before}</Written>],
              [t.after, <Written key="after">{after}</Written>],
              [t.why, reason],
            ]}
          />
        </section>
      ))}
      {may && (
        <div className="buttons">
          {page.decision && (
            <Link to="/arenden/$caseId/ratta" params={{ caseId }} className="button small">
              {t.doCorrect}
            </Link>
          )}
          <Link to="/arenden/$caseId/aterkalla" params={{ caseId }} className="button small">
            {t.doRevoke}
          </Link>
        </div>
      )}
    </Step>
  );
}

/** What was decided before and does not apply: kept with why. */
export function Ended({ page }: { page: CasePage }) {
  const t = useTexts(texts);
  if (page.ended.length === 0) return null;
  return (
    <section aria-labelledby="tidigare-beslut">
      <h3 id="tidigare-beslut">{t.earlier}</h3>
      {page.ended.map((ended) => (
        <EndedOne key={(ended.decision ?? ended.writtenOff)?.decisionId ?? ''} page={page} ended={ended} />
      ))}
    </section>
  );
}

function EndedOne({ page, ended: { decision, writtenOff, revoked, reopened } }: { page: CasePage; ended: EndedDecision }) {
  const t = useTexts(texts);
  const { day, money } = useFormat();
  const { language } = useLanguage();
  const { caseId } = useOpened();
  const made = decision ?? writtenOff;
  if (!made) return null;
  const why = revoked ? t.revoked(REVOCATION_GROUND_NAMES[revoked.ground][language]) : t.annulled;
  const { paidOre } = (revoked ?? reopened)!;
  return (
    <article className="card">
      <Facts
        items={[
          decision && [t.outcome, capital(OUTCOME_NAMES[decision.content.outcome][language])],
          decision !== null && decision.content.amountOre > 0 && [t.amount, money(decision.content.amountOre)],
          decision !== null && decision.content.amountOre > 0 && [t.paidOre, money(paidOre)],
          [t.decidedOn, day(made.decidedOn)],
          [t.decidedBy, made.decider.name],
          [t.ended, day(revoked?.revokedOn ?? reopened!.reopenedOn)],
          [t.reasons, <Written key="why">{(revoked ?? reopened)!.reason}</Written>],
        ]}
      />
      <p>
        <Tag tone="warning">{why}</Tag>
      </p>
      <DecisionDocument caseId={caseId} page={page} decisionId={made.decisionId} />
    </article>
  );
}
