/** A slip corrected, a decision revoked, a case reopened; and the decisions that no longer apply. */
import { CORRECTABLE_NAMES, OUTCOME_NAMES, REVOCATION_GROUND_NAMES } from '#libs/grant-cases/wordings';
import type { CasePage, EndedDecision } from '#projections/case-page';
import { Choice, Facts, MoneyField, Notice, Radios, Tag, TextArea, Written } from '../../parts';
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

const GROUNDS = ['RESERVATION', 'MISLEADING', 'URGENT_SAFETY', 'IN_FAVOUR'] as const;
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

interface Correctable {
  readonly value: string;
  readonly text: string;
  readonly now: string;
}
/** The texts in which a slip can stand, as `FIELD/part`. */
function useCorrectable({ decision }: CasePage): readonly Correctable[] {
  const { language } = useLanguage();
  const { shown } = useOpened();
  if (!decision) return [];
  const { reasons, criterionReasons, terms, payment } = decision.content;
  const name = (field: keyof typeof CORRECTABLE_NAMES) => capital(CORRECTABLE_NAMES[field][language]);
  const criterion = (id: string) => shown.guidelines?.criteria.find((one) => one.id === id)?.name ?? id;
  return [
    { value: 'REASONS/', text: name('REASONS'), now: reasons },
    ...criterionReasons.map((one) => ({
      value: `CRITERION_REASONS/${one.criterion}`,
      text: `${name('CRITERION_REASONS')}: ${criterion(one.criterion)}`,
      now: one.text,
    })),
    ...terms.map((one) => ({ value: `TERM/${one.id}`, text: `${name('TERM')}: ${one.text.slice(0, 60)}`, now: one.text })),
    ...(payment ? [{ value: 'PAYMENT_PLAN/', text: name('PAYMENT_PLAN'), now: payment.plan }] : []),
  ];
}

/** For the delegate; to everybody else, what was corrected. */
export function Changing() {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { language } = useLanguage();
  const opened = useOpened();
  const { page, me, row } = opened;
  const may = me.role === 'delegate' && isAt('DECIDED', row) && page.decision !== null;
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
        <>
          <div className="buttons">
            <OpenButton gor="ratta">{t.doCorrect}</OpenButton>
            <OpenButton gor="aterkalla-beslut">{t.doRevoke}</OpenButton>
          </div>
          <CorrectForm />
          <RevokeForm />
        </>
      )}
    </Step>
  );
}

function CorrectForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  const choices = useCorrectable(opened.page);
  const now = (which: string): string => choices.find(({ value }) => value === which)?.now ?? '';
  return (
    <ActionForm
      of={opened}
      gor="ratta"
      command="correct-decision"
      title={t.doCorrect}
      lead={t.correctLead}
      initial={{ field: 'REASONS/', after: now('REASONS/'), reason: '' }}
      body={({ field: which, after, reason }) => {
        const [field, part] = which.split('/');
        return { field, part: part === '' ? null : part, before: now(which), after, reason };
      }}
      submit={t.doCorrect}
      done={t.correctDone}
    >
      {({ field, values, set }) => {
        const which = field('field');
        return (
          <>
            <Choice
              {...which}
              onChange={(value) => {
                set('field', value);
                set('after', now(value));
              }}
              label={t.which}
              open={false}
              options={choices.map(({ value, text }) => ({ value, text }))}
            />
            <h4>{t.before}</h4>
            <Written>{now(values.field)}</Written>
            <TextArea {...field('after')} label={t.afterText} hint={t.afterHint} rows={6} />
            <TextArea {...field('reason')} label={t.why} rows={2} />
          </>
        );
      }}
    </ActionForm>
  );
}

function RevokeForm() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const opened = useOpened();
  const terms = opened.page.decision?.content.terms ?? [];
  return (
    <ActionForm
      of={opened}
      gor="aterkalla-beslut"
      command="revoke-decision"
      title={t.doRevoke}
      lead={t.revokeLead}
      initial={{ ground: '', termId: '', reason: '', hearing: '', paidOre: '0' }}
      body={({ ground, termId, paidOre, ...rest }) => ({
        ...rest,
        ground: ground || null,
        termId: ground === 'RESERVATION' && termId !== '' ? termId : null,
        paidOre: paid(paidOre),
      })}
      submit={t.doRevoke}
      done={t.revokeDone}
      danger
    >
      {({ field, values }) => (
        <>
          <Radios
            {...field('ground')}
            label={t.ground}
            options={GROUNDS.map((value) => ({ value, text: capital(REVOCATION_GROUND_NAMES[value][language]) }))}
          />
          {values.ground === 'RESERVATION' && (
            <Choice {...field('termId')} label={t.term} options={terms.map(({ id, text }) => ({ value: id, text: text.slice(0, 80) }))} />
          )}
          <TextArea {...field('reason')} label={t.reasons} rows={4} />
          <TextArea {...field('hearing')} label={t.hearing} hint={t.hearingHint} rows={3} />
          <MoneyField {...field('paidOre')} label={t.paid} hint={t.paidHint} />
        </>
      )}
    </ActionForm>
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
        <EndedOne key={(ended.decision ?? ended.writtenOff)?.decisionId ?? ''} ended={ended} />
      ))}
    </section>
  );
}

function EndedOne({ ended: { decision, writtenOff, revoked, reopened } }: { ended: EndedDecision }) {
  const t = useTexts(texts);
  const { day, money } = useFormat();
  const { language } = useLanguage();
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
    </article>
  );
}
