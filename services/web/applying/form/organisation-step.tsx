import { Choice, TextField } from '../../parts';
import type { StepProps } from './step-props';

export function OrganisationStep({ field, values, scheme, t }: StepProps) {
  const { label, hint } = t;
  const choices = (known: readonly string[] | undefined, other: string, now: string) =>
    [...new Set([...(known ?? []), other, now])].flatMap((value) => (value === '' ? [] : [{ value, text: value }]));
  return (
    <>
      <TextField {...field('organisation.name')} label={label['organisation.name']} autoComplete="organization" />
      <TextField {...field('organisation.number')} label={label['organisation.number']} hint={hint.number} width="short" />
      <Choice
        {...field('organisation.form')}
        label={label['organisation.form']}
        options={choices(scheme?.guidelines?.applicantForms, t.otherForm, values.organisation.form)}
      />
      <Choice
        {...field('organisation.municipality')}
        label={label['organisation.municipality']}
        options={choices(scheme?.guidelines?.municipalities, t.otherMunicipality, values.organisation.municipality)}
      />
      <h2>{t.contact}</h2>
      <TextField {...field('contact.name')} label={label['contact.name']} autoComplete="name" />
      <TextField {...field('contact.email')} label={label['contact.email']} type="email" autoComplete="email" />
      <TextField
        {...field('contact.phone')}
        label={label['contact.phone']}
        hint={hint.phone}
        type="tel"
        width="short"
        autoComplete="tel"
        optional
      />
    </>
  );
}
