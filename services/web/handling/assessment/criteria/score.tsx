import { useTexts } from '../../../texts/language';
import { texts } from './texts';

/** `2 av 3`, with as many marks. */
export function Score({ score, most }: { score: number; most: number }) {
  const t = useTexts(texts);
  return (
    <span className="score">
      <span className="score-marks" aria-hidden="true">
        {Array.from({ length: most }, (_, index) => (
          <span key={index} data-filled={index < score} />
        ))}
      </span>
      {t.score(score, most)}
    </span>
  );
}
