/** Which case of the sitting one is at, and the way to the others. */
import { today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { StateTag } from './state-tag';
import { stateOf, type Sitting } from './sitting';
import { texts } from './texts';

export function CaseSteps({ sitting, onGo }: { sitting: Sitting; onGo: (caseId: string | null) => void }) {
  const t = useTexts(texts);
  const { cases, at } = sitting;
  const place = cases.findIndex(({ caseId }) => caseId === at) + 1;
  return (
    <nav className={`page sitting-steps ${cases[place - 1]?.prepared ? 'reading' : 'normal'}`} aria-label={t.cases}>
      <div className="sitting-place">
        <p>{t.place(place, cases.length)}</p>
        <button type="button" className="button small" onClick={() => onGo(null)}>
          {t.toReview}
        </button>
      </div>
      <details className="unfold">
        <summary>{t.allOf}</summary>
        <ol>
          {cases.map((one) => (
            <li key={one.caseId}>
              <button type="button" className="link" aria-current={one.caseId === at ? 'step' : undefined} onClick={() => onGo(one.caseId)}>
                <span lang="sv">{one.organisation}</span> {one.number}
              </button>{' '}
              <StateTag state={stateOf(one, today())} />
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
