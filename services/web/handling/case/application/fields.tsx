/** The fields of an application, for those who write in what came on paper. Named as the API names them, under `application`. */
import { DayField, MoneyField, Radios, TextArea, TextField, type Form } from '../../../parts';
import { oreFrom, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { QUESTIONS } from './questions';
import { texts } from './texts';
import type { Typed } from './typed';

interface Given {
  readonly form: Pick<Form<unknown>, 'field' | 'set'>;
  readonly values: Typed;
}

export function ApplicationFields({ form, values }: Given) {
  const t = useTexts(texts);
  const field = (path: string) => form.field(`application.${path}`);
  return (
    <>
      <fieldset className="group">
        <legend>{t.applicant}</legend>
        <TextField {...field('organisation.name')} label={t.organisation} />
        <TextField {...field('organisation.number')} label={t.organisationNumber} width="short" />
        <TextField {...field('organisation.form')} label={t.form} width="medium" />
        <TextField {...field('organisation.municipality')} label={t.municipality} width="medium" />
        <TextField {...field('contact.name')} label={t.contactName} />
        <TextField {...field('contact.email')} label={t.email} type="email" width="medium" />
        <TextField {...field('contact.phone')} label={t.phone} type="tel" width="short" optional />
        <TextField {...field('advisedBy')} label={t.advisedBy} optional />
      </fieldset>
      <fieldset className="group">
        <legend>{t.project}</legend>
        <TextField {...field('title')} label={t.projectTitle} />
        <DayField {...field('schedule.from')} label={t.from} />
        <DayField {...field('schedule.to')} label={t.to} />
        {QUESTIONS.map((question) => (
          <TextArea key={question} {...field(question)} label={t[question]} rows={3} />
        ))}
        <TextArea {...field('partners')} label={t.partners} hint={t.onePerLine} rows={2} optional />
        <TextField {...field('agenda2030')} label={t.agenda} hint={t.numbersHint} width="medium" optional />
      </fieldset>
      <fieldset className="group">
        <legend>{t.money}</legend>
        <MoneyField {...field('amountOre')} label={t.sought} />
        <BudgetFields form={form} values={values} />
        <MoneyField {...field('ownShare.cashOre')} label={t.ownShareCash} />
        <TextField {...field('ownShare.hours')} label={t.ownShareHours} inputMode="decimal" width="short" />
        <TextArea {...field('otherFunding')} label={t.otherFunding} rows={2} optional />
        <TextArea {...field('earlierSupport')} label={t.earlierSupport} rows={2} optional />
        <Radios
          {...field('economicActivity')}
          label={t.economicActivity}
          options={[
            { value: 'no', text: t.no },
            { value: 'yes', text: t.yes },
          ]}
        />
        <MoneyField {...field('deMinimisOre')} label={t.deMinimis} />
      </fieldset>
    </>
  );
}

function BudgetFields({ form, values: { budget } }: Given) {
  const t = useTexts(texts);
  const f = useFormat();
  const set = (rows: Typed['budget']) => form.set('application.budget', rows);
  const sum = budget.reduce((total, { amountOre }) => total + (oreFrom(amountOre) ?? 0), 0);
  return (
    <fieldset className="group inner">
      <legend>{t.budget}</legend>
      {budget.map((_, index) => (
        <div className="budget-row" key={index}>
          <TextField {...form.field(`application.budget.${index}.label`)} label={t.rowLabel(index + 1)} />
          <MoneyField {...form.field(`application.budget.${index}.amountOre`)} label={t.rowAmount(index + 1)} />
          {budget.length > 1 && (
            <button type="button" className="button small" onClick={() => set(budget.filter((__, other) => other !== index))}>
              {t.removeRow(index + 1)}
            </button>
          )}
        </div>
      ))}
      <div className="buttons">
        <button type="button" className="button small" onClick={() => set([...budget, { label: '', amountOre: '' }])}>
          {t.addRow}
        </button>
        <output className="number">{t.sumNow(f.money(sum))}</output>
      </div>
    </fieldset>
  );
}
