/** The delegate's own decision: it starts from the proposal, but for the reasons. */
import { OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import type { Outcome } from '#libs/grant-cases/events';
import { Checkbox, DayField, MoneyField, Notice, Radios, TextArea, TextField } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { isGrant, type DecideValues } from '../deciding';
import { StatementFormView, type StatementForm } from '../statement-form';
import { Questions } from './questions';
import { texts } from './texts';

const OUTCOMES = Object.keys(OUTCOME_NAMES) as readonly Outcome[];
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
type Deciding = StatementForm<DecideValues>['form'];

function Terms({ form }: { form: Deciding }) {
  const t = useTexts(texts);
  const { shown } = useBasis();
  const { terms } = form.values.content;
  const clauses = shown.guidelines?.terms.clauses ?? [];
  return (
    <fieldset className="terms">
      <legend>{t.terms}</legend>
      <p className="hint">{t.termsHint(shown.guidelines?.terms.version ?? '–')}</p>
      {terms.map(({ id, text, included }, index) =>
        clauses.some((clause) => clause.id === id) ? (
          <div key={id} lang="sv">
            <Checkbox {...form.field<boolean>(`content.terms.${index}.included`)} value={included} label={text} />
          </div>
        ) : (
          <TextArea key={id} {...form.field(`content.terms.${index}.text`)} label={t.ownTerm} hint={t.ownTermHint} rows={2} />
        ),
      )}
      <button
        type="button"
        className="button small"
        onClick={() => form.set('content.terms', [...terms, { id: `eget-${crypto.randomUUID().slice(0, 8)}`, text: '', included: true }])}
      >
        {t.addTerm}
      </button>
    </fieldset>
  );
}

function Grant({ form }: { form: Deciding }) {
  const t = useTexts(texts);
  return (
    <>
      <Terms form={form} />
      <TextField {...form.field('content.payment.plan')} label={t.plan} />
      <DayField {...form.field('content.payment.reportDue')} label={t.reportDue} />
    </>
  );
}

export function Decide({ statement, writtenFor }: { statement: StatementForm<DecideValues>; writtenFor: number | null }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money } = useFormat();
  const { page, proposal, criterionName } = useBasis();
  const { form } = statement;
  const { outcome, criterionReasons } = form.values.content;
  const soughtOre = page.versions.at(-1)!.application.amountOre;
  return (
    <StatementFormView statement={statement} submit={t.showStatement}>
      {writtenFor !== null && writtenFor !== proposal?.version && (
        <Notice tone="warning">
          <p>{t.otherVersion(writtenFor, proposal!.version)}</p>
        </Notice>
      )}
      <Radios
        {...form.field('content.outcome')}
        label={t.outcome}
        hint={t.outcomeHint}
        options={OUTCOMES.map((value) => ({
          value,
          text: capital(OUTCOME_NAMES[value][language]),
          hint: t.outcomes[value](money(soughtOre)),
        }))}
      />
      {outcome === 'DELVIS_BIFALL' && (
        <MoneyField {...form.field('content.amountOre')} label={t.amount} hint={t.amountHint(money(soughtOre))} />
      )}
      <TextArea {...form.field('content.reasons')} label={t.reasons} hint={t.reasonsHint} rows={7} />
      {outcome !== 'AVVISNING' && (
        <details className="unfold" open={outcome === 'AVSLAG' || criterionReasons.every(({ text }) => text === '')}>
          <summary>{t.criterionReasons}</summary>
          <p className="hint">{t.criterionReasonsHint}</p>
          {criterionReasons.map(({ criterion }, index) => (
            <TextArea key={criterion} {...form.field(`content.criterionReasons.${index}.text`)} label={criterionName(criterion)} rows={3} />
          ))}
        </details>
      )}
      {isGrant(outcome) && <Grant form={form} />}
      <Questions form={form} />
    </StatementFormView>
  );
}
