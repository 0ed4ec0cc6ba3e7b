import { BOARD_QUESTION_TEXTS } from '#libs/grant-cases/wordings';
import { Radios } from '../../parts';
import type { Form } from '../../parts/command-form';
import { useLanguage, useTexts } from '../../texts/language';
import { QUESTIONS } from '../deciding';
import { texts } from './texts';

/** KL 6:38: what a board can never delegate. Nothing is answered beforehand. */
export function Questions({ form }: { form: Form<unknown> }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <fieldset className="questions">
      <legend>{t.questions}</legend>
      <p className="hint">{t.questionsHint}</p>
      {QUESTIONS.map((question) => (
        <Radios
          key={question}
          {...form.field(`boardQuestions.${question}`)}
          label={BOARD_QUESTION_TEXTS[question][language]}
          options={[
            { value: 'no', text: t.no },
            { value: 'yes', text: t.yes },
          ]}
        />
      ))}
    </fieldset>
  );
}
