/** What the text is known by in the sign-in and in the log, and the very bytes that it is of. */
import type { StatementAnswer } from '../../../api/commands/answers';
import { useTexts } from '../../texts/language';
import type { Checked } from './checked';
import { Checksum } from './document-text';
import { texts } from './texts';

/** `hint` = what to compare it with; `stored` = what opens the bytes, where it is no decision. */
export function ChecksumBox({
  shown,
  hint,
  checked,
  stored,
}: {
  shown: Pick<StatementAnswer, 'digest' | 'statement'>;
  hint: string;
  checked: Checked;
  stored?: string;
}) {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="kontrollsumma" className="checksum-box">
      <h2 id="kontrollsumma">{t.checksum}</h2>
      <Checksum digest={shown.digest} />
      <p className="hint">
        {hint} {checked === 'SAME' && t.same}
      </p>
      <details className="unfold">
        <summary>{stored ?? t.stored}</summary>
        <pre lang="sv">{shown.statement}</pre>
      </details>
    </section>
  );
}
