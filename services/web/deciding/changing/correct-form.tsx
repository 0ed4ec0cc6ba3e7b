/** A slip: the text as it stands beside the text as it should be. */
import { CORRECTABLE_NAMES } from '#libs/grant-cases/wordings';
import type { StatementAnswer } from '../../../api/commands/answers';
import { capital } from '../../handling/case/words';
import { Choice, TextArea, Written } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { StatementFormView, useStatementForm } from '../statement-form';
import { correctableIn, correctionBody, placeOf, writingKey, type Correctable, type CorrectValues } from './change';
import { texts } from './texts';

export function CorrectForm({ onShown }: { onShown: (body: object, shown: StatementAnswer) => void }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { caseId, page, criterionName } = useBasis();
  const places = correctableIn(page);
  const nameOf = ({ field, part, now }: Correctable): string => {
    const name = capital(CORRECTABLE_NAMES[field][language]);
    return field === 'CRITERION_REASONS' ? `${name}: ${criterionName(part!)}` : field === 'TERM' ? `${name}: ${now.slice(0, 60)}` : name;
  };
  const now = (place: string): string => places.find((one) => placeOf(one) === place)?.now ?? '';
  const statement = useStatementForm<CorrectValues>({
    to: `/api/cases/${caseId}/correction-statement`,
    keep: writingKey(caseId, 'correct-decision'),
    initial: { field: 'REASONS/', before: now('REASONS/'), after: now('REASONS/'), reason: '' },
    body: correctionBody,
    onShown,
  });
  const { field, values, set } = statement.form;
  const choose = (place: string): void => {
    set('field', place);
    set('before', now(place));
    set('after', now(place));
  };
  return (
    <StatementFormView statement={statement} submit={t.read} startOver={t.startOver} hint={t.nothingYet}>
      <Choice
        {...field('field')}
        onChange={choose}
        label={t.which}
        open={false}
        options={places.map((one) => ({ value: placeOf(one), text: nameOf(one) }))}
      />
      <div className="two-texts">
        <section aria-labelledby="som-den-star">
          <h2 id="som-den-star" className="label">
            {t.before}
          </h2>
          <Written>{values.before}</Written>
        </section>
        <TextArea {...field('after')} label={t.after} hint={t.afterHint} rows={8} />
      </div>
      <TextArea {...field('reason')} label={t.reason} rows={2} />
    </StatementFormView>
  );
}
