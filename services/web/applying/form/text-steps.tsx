/** The steps that ask for running text. */
import { DayField, TextArea, TextField } from '../../parts';
import type { Field } from './steps';
import type { StepProps } from './step-props';

const MOST = 20_000;

function Long({
  name,
  rows = 5,
  optional = false,
  field,
  t,
}: Pick<StepProps, 'field' | 't'> & { name: Field & keyof StepProps['t']['hint']; rows?: number; optional?: boolean }) {
  return <TextArea {...field(name)} label={t.label[name]} hint={t.hint[name]} rows={rows} most={MOST} optional={optional} />;
}

export function IdeaStep({ field, t }: StepProps) {
  return (
    <>
      <TextField {...field('title')} label={t.label.title} hint={t.hint.title} />
      <Long name="purpose" rows={7} field={field} t={t} />
      <Long name="goals" field={field} t={t} />
    </>
  );
}

export function CarryingOutStep({ field, t }: StepProps) {
  return (
    <>
      <Long name="implementation" rows={7} field={field} t={t} />
      <Long name="targetGroup" field={field} t={t} />
      <fieldset className="field days">
        <legend>{t.schedule}</legend>
        <DayField {...field('schedule.from')} label={t.label['schedule.from']} />
        <DayField {...field('schedule.to')} label={t.label['schedule.to']} />
      </fieldset>
      <Long name="ecology" rows={3} field={field} t={t} />
    </>
  );
}

export function CriteriaStep({ field, scheme, t }: StepProps) {
  const criteria = scheme?.guidelines?.criteria ?? [];
  return (
    <>
      {criteria.length > 0 && (
        <div className="notice">
          <p>{t.criteriaIntro}</p>
          <ol lang="sv">
            {criteria.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ol>
        </div>
      )}
      <Long name="socialBenefit" field={field} t={t} />
      <Long name="novelty" field={field} t={t} />
      <Long name="effects" field={field} t={t} />
      <Long name="newLocally" field={field} t={t} />
      <Long name="anchoring" field={field} t={t} />
      <Long name="partners" rows={3} optional field={field} t={t} />
    </>
  );
}
