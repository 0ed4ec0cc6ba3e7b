import { Choice, FieldGroup, TextArea, type Form } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { assessorsOf } from '../stage';
import { texts } from './texts';
import type { ProposalValues } from './values';

/** Those who took part and do not agree. */
export function Dissent({ form }: { form: Form<ProposalValues> }) {
  const t = useTexts(texts);
  const { page } = useOpened();
  const { dissent } = form.values;
  const { id, error } = form.field('dissent');
  const set = (next: typeof dissent): void => form.set('dissent', next);
  const people = assessorsOf(page).map(({ ref, name, organisation }) => ({
    value: ref,
    text: organisation === null ? name : `${name}, ${organisation}`,
  }));
  return (
    <FieldGroup legend={t.dissent} hint={t.dissentHint} id={id} error={error}>
      {dissent.map((_, index) => (
        <div key={index} className="removable">
          <Choice {...form.field(`dissent.${index}.personRef`)} label={t.dissenter} options={people} />
          <TextArea {...form.field(`dissent.${index}.text`)} label={t.opinion} rows={3} />
          <button
            type="button"
            className="link"
            aria-label={t.removeOf(t.dissentNumber(index + 1))}
            onClick={() => set(dissent.filter((__, place) => place !== index))}
          >
            {t.remove}
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="button small" onClick={() => set([...dissent, { personRef: '', text: '' }])}>
          {t.addDissent}
        </button>
      </div>
    </FieldGroup>
  );
}
