/** A paragraph for the minutes with the latest checkpoint of the log, in Swedish as the minutes. */
import type { CheckpointsAnswer } from '../../api/proof/checkpoints.controller';
import { useReading } from '../api/read';
import { texts } from '../open/checkpoints/texts';
import { useAnnounce } from '../parts';
import { useTexts } from '../texts/language';

export function CheckpointParagraph() {
  const t = useTexts(texts);
  const announce = useAnnounce();
  const { data } = useReading<CheckpointsAnswer>('/api/checkpoints');
  const paragraph = data?.body.latest?.paragraph;
  if (paragraph === undefined) return null;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(paragraph);
      announce(t.copied);
    } catch {
      announce(t.notCopied);
    }
  };
  return (
    <section aria-labelledby="checkpoint-name" className="no-print">
      <h2 id="checkpoint-name">{t.paragraph}</h2>
      <p className="hint">
        {t.paragraphLead} <a href="/kontrollpunkter">{t.more}</a>
      </p>
      <div className="card notice-text" lang="sv">
        <pre>{paragraph}</pre>
      </div>
      <div className="buttons">
        <button type="button" className="button small" onClick={() => void copy()}>
          {t.copy}
        </button>
      </div>
    </section>
  );
}
