/** On what terms a grant is given, how it is paid and when it is accounted for. */
import type { Guidelines } from '#projections/scheme-register';
import { Checkboxes, DayField, FieldGroup, TextArea, TextField, type Form } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { texts } from './texts';
import { newTerm, type ProposalValues } from './values';

interface Given {
  readonly form: Form<ProposalValues>;
  readonly guidelines: Guidelines;
}

export function Terms({ form, guidelines }: Given) {
  const t = useTexts(texts);
  const { version, clauses } = guidelines.terms;
  const { id, error } = form.field('terms');
  return (
    <>
      <Checkboxes
        {...form.field<readonly string[]>('terms.clauses')}
        id={id}
        error={error}
        label={t.terms(version)}
        hint={t.termsHint}
        options={clauses.map((clause) => ({ value: clause.id, text: clause.text }))}
      />
      <OwnTerms form={form} />
      <Payment form={form} guidelines={guidelines} />
    </>
  );
}

function OwnTerms({ form }: Pick<Given, 'form'>) {
  const t = useTexts(texts);
  const { own } = form.values.terms;
  const set = (next: typeof own): void => form.set('terms.own', next);
  return (
    <FieldGroup legend={t.ownTerms} hint={t.ownTermsHint}>
      {own.map(({ id }, index) => (
        <div key={id} className="removable">
          <TextArea {...form.field(`terms.own.${index}.text`)} label={t.ownTerm(index + 1)} rows={2} />
          <button
            type="button"
            className="link"
            aria-label={t.removeOf(t.ownTerm(index + 1))}
            onClick={() => set(own.filter((one) => one.id !== id))}
          >
            {t.remove}
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="button small" onClick={() => set([...own, newTerm(own)])}>
          {t.addTerm}
        </button>
      </div>
    </FieldGroup>
  );
}

function Payment({ form, guidelines }: Given) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { page } = useOpened();
  const end = page.versions.at(-1)?.application.schedule.to;
  const { id, error } = form.field('payment');
  return (
    <FieldGroup legend={t.payment} id={id} error={error}>
      <TextField {...form.field('payment.plan')} label={t.plan} hint={t.planHint} />
      <DayField
        {...form.field('payment.reportDue')}
        label={t.reportDue}
        hint={end && t.reportHint(day(end), t.months(guidelines.terms.reportMonthsAfterEnd))}
      />
    </FieldGroup>
  );
}
