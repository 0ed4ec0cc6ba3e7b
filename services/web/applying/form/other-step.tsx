import { MoneyField, Radios, TextArea, TextField } from '../../parts';
import { Attach } from '../files/attach';
import { useOwnFiles } from '../files/own-files';
import type { StepProps } from './step-props';

const ADVISERS = ['Coompanion Mälardalen', 'Stiftelsen Activa'];

/** Without files: what has been handed in is only added to. */
export function OtherFields({ field, values, set, t }: StepProps) {
  const { label, hint } = t;
  return (
    <>
      <TextArea {...field('otherFunding')} label={label.otherFunding} hint={hint.otherFunding} rows={3} optional />
      <TextArea {...field('earlierSupport')} label={label.earlierSupport} hint={hint.earlierSupport} rows={3} optional />
      <Radios
        {...field('economicActivity')}
        label={label.economicActivity}
        hint={hint.economicActivity}
        options={[
          { value: 'no', text: t.no },
          { value: 'yes', text: t.yes },
        ]}
      />
      {values.economicActivity === 'yes' && <MoneyField {...field('deMinimisOre')} label={label.deMinimisOre} hint={hint.deMinimis} />}
      <TextField {...field('advisedBy')} label={label.advisedBy} hint={hint.advisedBy} list="advisers" optional />
      <datalist id="advisers">
        {ADVISERS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <fieldset className="field">
        <legend>{label.agenda2030}</legend>
        <details className="goals">
          <summary>{t.agendaSummary(values.agenda2030.length)}</summary>
          {t.agenda.map((goal, index) => {
            const number = String(index + 1);
            const chosen = values.agenda2030.includes(number);
            return (
              <label className="tick" key={goal}>
                <input
                  type="checkbox"
                  id={index === 0 ? 'agenda2030' : undefined}
                  checked={chosen}
                  onChange={() =>
                    set(
                      'agenda2030',
                      chosen
                        ? values.agenda2030.filter((one) => one !== number)
                        : [...values.agenda2030, number].toSorted((a, b) => Number(a) - Number(b)),
                    )
                  }
                />
                <span>
                  {number}. {goal}
                </span>
              </label>
            );
          })}
        </details>
      </fieldset>
    </>
  );
}

export function OtherStep(props: StepProps) {
  const { draftId, t } = props;
  const own = useOwnFiles(draftId);
  return (
    <>
      <OtherFields {...props} />
      <h2>{t.files}</h2>
      <Attach own={own} hint={t.hint.files} spaceId={draftId} />
    </>
  );
}
