/** The case's entry in the diary (OSL 5:1–2), by the registrar, who sees nothing of the content. */
import { Checkboxes, CommandForm, DayField, Radios, TextArea, TextField } from '../../../parts';
import { today } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { focusHeading } from '../../../entering/doing';
import { to, type ListedCase } from '../opened';
import { texts } from './texts';

export function RegistrationForm({ caseId, row, etag }: ListedCase) {
  const t = useTexts(texts);
  return (
    <section className="card action" aria-labelledby="registration">
      <h2 id="registration">{t.title}</h2>
      <p>{t.lead}</p>
      <CommandForm
        to={to(caseId, 'register')}
        etag={etag}
        keep={`${caseId}/diariefor`}
        initial={{
          whose: 'own',
          number: '',
          registeredOn: today(),
          sender: row.organisation,
          subject: row.title,
          withheld: { fields: [] as readonly string[], reason: '' },
        }}
        body={({ whose, number, registeredOn, sender, subject, withheld }) => ({
          number: whose === 'own' ? null : number,
          registeredOn,
          sender: sender === '' ? null : sender,
          subject: subject === '' ? null : subject,
          withheld: withheld.fields.length === 0 ? null : withheld,
        })}
        submit={t.submit}
        done={t.done}
        onDone={focusHeading}
      >
        {({ field, values }) => (
          <>
            <Radios
              {...field('whose')}
              label={t.whose}
              options={[
                { value: 'own', text: t.own, hint: t.ownHint },
                { value: 'external', text: t.external },
              ]}
            />
            {values.whose === 'external' && <TextField {...field('number')} label={t.number} hint={t.numberHint} width="short" />}
            <DayField {...field('registeredOn')} label={t.registeredOn} />
            <TextField {...field('sender')} label={t.sender} />
            <TextField {...field('subject')} label={t.subject} />
            <Checkboxes
              {...field<readonly string[]>('withheld.fields')}
              label={t.withheld}
              hint={t.withheldHint}
              options={[
                { value: 'counterpart', text: t.counterpart },
                { value: 'subject', text: t.subjectField },
              ]}
            />
            {values.withheld.fields.length > 0 && <TextArea {...field('withheld.reason')} label={t.reason} rows={2} />}
          </>
        )}
      </CommandForm>
    </section>
  );
}
