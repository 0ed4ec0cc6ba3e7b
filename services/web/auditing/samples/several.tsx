/** The evidence of cases that somebody names, in one file. */
import { useState, type FormEvent } from 'react';
import { search } from '../../api/read';
import { TextArea } from '../../parts';
import { useTexts } from '../../texts/language';
import { useSaving } from '../saving';
import { texts } from './texts';

export function Several() {
  const t = useTexts(texts);
  const { busy, refusal, refuse, fetchFile } = useSaving();
  const [numbers, setNumbers] = useState('');
  const fetchThem = (event: FormEvent): void => {
    event.preventDefault();
    const asked = numbers
      .split(/[\n,;]/)
      .map((one) => one.trim())
      .filter(Boolean);
    if (asked.length === 0) refuse(t.noNumbers);
    else void fetchFile(`/api/auditor/evidence${search({ case: asked })}`, t.fetched);
  };
  return (
    <section className="card" aria-labelledby="several">
      <h2 id="several">{t.several}</h2>
      <p>{t.severalLead}</p>
      <form className="form" noValidate onSubmit={fetchThem}>
        <TextArea
          id="numbers"
          name="numbers"
          label={t.numbers}
          hint={t.numbersHint}
          rows={3}
          value={numbers}
          onChange={setNumbers}
          error={refusal}
        />
        <div className="buttons">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? t.fetching : t.fetch}
          </button>
        </div>
      </form>
    </section>
  );
}
