/** Before any content is shown: the person says that they are impartial, or that they may not be (KL 6:30, 7:4). */
import { CommandForm, Radios, TextArea } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { focusHeading, useDoing } from '../../../entering/doing';
import { to, type ListedCase } from '../opened';
import { texts } from './texts';

export function DeclarationForm({ caseId, etag }: ListedCase) {
  const t = useTexts(texts);
  const { open } = useDoing();
  return (
    <section className="card action" aria-labelledby="declaration">
      <h2 id="declaration">{t.declareTitle}</h2>
      <p>{t.declareLead}</p>
      <CommandForm
        to={to(caseId, 'declare-impartiality')}
        etag={etag}
        keep={`${caseId}/forsakra`}
        initial={{ advisedApplicant: '', statement: t.statementDraft }}
        body={({ advisedApplicant, statement }) => ({
          advisedApplicant: advisedApplicant === '' ? undefined : advisedApplicant === 'yes',
          statement,
        })}
        submit={t.declareSubmit}
        done={t.declareDone}
        onDone={focusHeading}
      >
        {({ field }) => (
          <>
            <Radios
              {...field('advisedApplicant')}
              label={t.advised}
              options={[
                { value: 'no', text: t.advisedNo },
                { value: 'yes', text: t.advisedYes, hint: t.advisedYesHint },
              ]}
            />
            <TextArea {...field('statement')} label={t.statement} rows={3} />
          </>
        )}
      </CommandForm>
      <p className="after-form">
        <button type="button" className="link" onClick={() => open('jav')}>
          {t.orConflict}
        </button>
      </p>
    </section>
  );
}
