import { useTexts } from '../../texts/language';
import { texts as partTexts } from '../../parts/texts';

/** As high as the rows that come. */
export function Waiting() {
  const t = useTexts(partTexts);
  return (
    <div className="queue-waiting" role="status" aria-label={t.loading}>
      {Array.from({ length: 8 }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
