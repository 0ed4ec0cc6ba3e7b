/** The evidence of cases that somebody names, in one file. */
import { useState, type FormEvent } from 'react';
import { Refused } from '../../api/problem';
import { search, withAfter } from '../../api/read';
import { TextArea, useAnnounce } from '../../parts';
import { useTexts } from '../../texts/language';
import { texts as parts } from '../../parts/texts';
import { save } from '../saving';
import { texts } from './texts';

export function Several() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const announce = useAnnounce();
  const [numbers, setNumbers] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const fetchThem = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = numbers
      .split(/[\n,;]/)
      .map((one) => one.trim())
      .filter(Boolean);
    if (busy) return;
    if (asked.length === 0) return setWrong(t.noNumbers);
    setBusy(true);
    setWrong(undefined);
    try {
      await save(withAfter(`/api/auditor/evidence${search({ case: asked })}`));
      announce(t.fetched);
    } catch (error) {
      setWrong(error instanceof Refused ? error.problem.detail : p.noContact);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card" aria-labelledby="several">
      <h2 id="several">{t.several}</h2>
      <p>{t.severalLead}</p>
      <form className="form" noValidate onSubmit={(event) => void fetchThem(event)}>
        <TextArea
          id="numbers"
          name="numbers"
          label={t.numbers}
          hint={t.numbersHint}
          rows={3}
          value={numbers}
          onChange={setNumbers}
          error={wrong}
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
