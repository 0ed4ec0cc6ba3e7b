import { useTexts } from '../../../texts/language';
import { dayOf, useFormat } from '../../../texts/format';
import { useOpened } from '../opened';
import { texts } from './texts';

/** Files that came with the documents of the case. */
export function Files({ ofHandling }: { ofHandling?: number }) {
  const t = useTexts(texts);
  const { shortDay } = useFormat();
  const { caseId, page } = useOpened();
  const files = page.files.filter(({ handlingNumber }) => ofHandling === undefined || handlingNumber === ofHandling);
  if (files.length === 0) return null;
  return (
    <section className={ofHandling === undefined ? 'card' : undefined}>
      {ofHandling === undefined ? <h3>{t.files}</h3> : <h5>{t.files}</h5>}
      <ul className="plain">
        {files.map(({ id, name, at, handlingNumber }) => (
          <li key={id}>
            <a href={`/api/cases/${caseId}/files/${id}`} download>
              {name}
            </a>{' '}
            <span className="hint">
              {t.fileOf(handlingNumber)}, {shortDay(dayOf(at))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
