/** Advice from the catalogue of funders, or about one that is not in it (FL 6, 8 §§). */
import type { Funder } from '#libs/grant-cases';
import { useReading } from '../../../api/read';
import { Choice, TextArea, TextField } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { may } from '../actions';
import { useOpened } from '../opened';
import { useWords } from '../words';
import { texts } from './texts';

const OTHER = 'other';

export function ReferForm() {
  const t = useTexts(texts);
  const { said } = useWords();
  const opened = useOpened();
  const { data } = useReading<{ rows: readonly Funder[] }>('/api/funders');
  if (!may(opened, 'refer')) return null;
  const funders = data?.body.rows ?? [];
  return (
    <ActionForm
      of={opened}
      gor="hanvisa"
      command="refer-to-other-funding"
      title={t.addTitle}
      initial={{ pick: '', funder: '', advice: '' }}
      body={({ funder, advice }) => ({ funder, advice })}
      submit={t.submit}
      done={t.done}
    >
      {({ field, set, values }) => {
        const chosen = funders.find(({ id }) => id === values.pick);
        const choose = (pick: string): void => {
          const next = funders.find(({ id }) => id === pick);
          const isOwnText = values.advice !== '' && values.advice !== chosen?.advice;
          set('pick', pick);
          set('funder', next?.name ?? '');
          // what the official has written is theirs
          if (!isOwnText) set('advice', next?.advice ?? '');
        };
        return (
          <>
            <Choice
              {...field('pick')}
              onChange={choose}
              label={t.pick}
              options={[...funders.map(({ id, name }) => ({ value: id, text: name })), { value: OTHER, text: t.other }]}
            />
            {chosen && (
              <p className="hint">
                {said(chosen.forWhom)}{' '}
                {chosen.link && (
                  <a href={chosen.link.url} target="_blank" rel="noreferrer">
                    {chosen.link.text}
                  </a>
                )}
              </p>
            )}
            {values.pick === OTHER && <TextField {...field('funder')} label={t.funder} />}
            <TextArea {...field('advice')} label={t.advice} hint={t.adviceHint} rows={6} />
          </>
        );
      }}
    </ActionForm>
  );
}
