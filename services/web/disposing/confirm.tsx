/** What goes, what stays and what can still be proved; and the decision, confirmed by the case's number. */
import { CommandForm, DayField, TextArea, TextField } from '../parts';
import { today } from '../texts/format';
import { useTexts } from '../texts/language';
import { isParty, whatGoes, type Choice } from './choice';
import type { Given } from './new-disposal';
import { texts } from './texts';

interface Confirming extends Given {
  readonly choice: Choice;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export function Confirm({ caseId, etag, answer, choice, onBack, onDone }: Confirming) {
  const t = useTexts(texts);
  const { subjects, items } = whatGoes(answer, choice);
  return (
    <>
      <Preview answer={answer} choice={choice} />
      <p>
        <button type="button" className="button" onClick={onBack}>
          {t.chooseAgain}
        </button>
      </p>
      <CommandForm
        to={`/api/cases/${caseId}/decide-disposal`}
        etag={etag}
        keep={`${caseId}/disposal-decision`}
        initial={{ decision: { reference: '', decidedOn: today(), decidedBy: '', ground: '' }, reason: '', number: '' }}
        body={(typed) => ({ ...typed, level: choice.level, kids: subjects.map(({ kid }) => kid), events: items.map(({ id }) => id) })}
        submit={t.confirm}
        done={t.confirmed}
        danger
        onDone={onDone}
      >
        {({ field }) => (
          <>
            <TextField {...field('decision.reference')} label={t.reference} hint={t.referenceHint} />
            <DayField {...field('decision.decidedOn')} label={t.decidedOn} />
            <TextField {...field('decision.decidedBy')} label={t.decidedByLabel} hint={t.decidedByHint} />
            <TextField {...field('decision.ground')} label={t.groundLabel} hint={t.groundHint} />
            <TextArea {...field('reason')} label={t.reasonLabel} hint={t.reasonHint} rows={3} />
            <TextField {...field('number')} label={t.number} hint={t.numberHint(answer.number ?? caseId)} width="medium" />
          </>
        )}
      </CommandForm>
    </>
  );
}

function Preview({ answer, choice }: Pick<Confirming, 'answer' | 'choice'>) {
  const t = useTexts(texts);
  const { subjects, items, files } = whatGoes(answer, choice);
  const party = subjects.some(isParty);
  return (
    <div className="disposal-preview">
      <section aria-labelledby="goes" className="disposal-goes">
        <h3 id="goes">{t.goes}</h3>
        <dl>
          {subjects.length > 0 && (
            <>
              <dt>{t.goesPersons}</dt>
              {subjects.map((one) => (
                <dd key={one.kid}>
                  {isParty(one) ? t.party : `${one.name}${one.role === null ? '' : `, ${one.role}`}`} ({t.fields(one.fields)})
                </dd>
              ))}
            </>
          )}
          {items.length > 0 && (
            <>
              <dt>{t.goesEvents}</dt>
              {items.map(({ id, number, label, handling }) => (
                <dd key={id}>{t.event(number, label, handling)}</dd>
              ))}
            </>
          )}
          {files.length > 0 && (
            <>
              <dt>{t.goesFiles}</dt>
              {files.map((name, place) => (
                <dd key={place}>{name}</dd>
              ))}
            </>
          )}
        </dl>
        {party && <p>{t.goesParty}</p>}
        <p>{t.goesEverywhere}</p>
      </section>
      <section aria-labelledby="stays">
        <h3 id="stays">{t.stays}</h3>
        <ul>
          {[...t.staysItems, ...(party ? [] : [t.staysDocument])].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="proves">
        <h3 id="proves">{t.proves}</h3>
        <ul>
          {t.provesItems.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
