import { Link } from '@tanstack/react-router';
import { Tag, type Tone } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { preparationsOf, type PreparationState } from './preparation';
import { texts } from './texts';

const TONES = {
  DONE: 'success',
  MISSING: 'warning',
  REMARKS: 'warning',
  LATER: 'neutral',
} as const satisfies Record<PreparationState, Tone>;

/** What remains, each with the way to where it is done. */
export function PreparationList() {
  const t = useTexts(texts);
  const { caseId, page, shown } = useOpened();
  if (!shown.guidelines) return null;
  return (
    <aside className="card preparation" aria-labelledby="innan-forslaget">
      <h3 id="innan-forslaget">{t.preparation}</h3>
      <ul className="plain">
        {preparationsOf(page, shown.guidelines).map(({ id, state, tab }) => (
          <li key={id}>
            <Link to="/arenden/$caseId/$tab" params={{ caseId, tab }}>
              {t.preparations[id]}
            </Link>
            <Tag tone={TONES[state]}>{t.states[state]}</Tag>
          </li>
        ))}
      </ul>
    </aside>
  );
}
