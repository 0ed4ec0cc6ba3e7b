import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

/** What can be done to the cases that are selected; null = not by this person. */
export function SelectionBar({
  count,
  onAssign,
  onAcknowledge,
  onUnselect,
}: {
  count: number;
  onAssign: (() => void) | null;
  onAcknowledge: (() => void) | null;
  onUnselect: () => void;
}) {
  const t = useTexts(texts);
  const f = useFormat();
  return (
    <section aria-label={t.selection} className="picked-bar queue-selection">
      <p role="status">{t.selected(f.number(count), count === 1)}</p>
      <div className="buttons">
        {onAssign && (
          <button type="button" className="button primary" onClick={onAssign}>
            {t.assign}
          </button>
        )}
        {onAcknowledge && (
          <button type="button" className="button" onClick={onAcknowledge}>
            {t.acknowledge}
          </button>
        )}
        <button type="button" className="button quiet" onClick={onUnselect}>
          {t.unselect}
        </button>
      </div>
    </section>
  );
}
