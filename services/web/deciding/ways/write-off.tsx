import { WRITE_OFF_CAUSE_NAMES } from '#libs/grant-cases/wordings';
import { Facts, TextArea } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import type { WriteOffValues } from '../deciding';
import { StatementFormView, type StatementForm } from '../statement-form';
import { Questions } from './questions';
import { texts } from './texts';

/** Ends a case in which there is nothing left to try. A decision too: shown, signed and reported. */
export function WriteOff({ statement }: { statement: StatementForm<WriteOffValues> }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { form } = statement;
  return (
    <StatementFormView statement={statement} submit={t.showStatement}>
      <Facts
        items={[
          [
            t.cause,
            <span className="capital" key="cause">
              {WRITE_OFF_CAUSE_NAMES[form.values.cause][language]}
            </span>,
          ],
        ]}
      />
      <TextArea {...form.field('reasons')} label={t.writeOffReasons} rows={4} />
      <Questions form={form} />
    </StatementFormView>
  );
}
