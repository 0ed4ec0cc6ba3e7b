import { Checkbox, Dialog } from '../../parts';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

export function ShortcutsDialog({ on, onTurn, onClose }: { on: boolean; onTurn: (on: boolean) => void; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Dialog open title={t.shortcuts} onClose={onClose}>
      <dl className="queue-keys">
        {t.keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={t.shortcutsOn}
        hint={t.shortcutsHint}
        id="shortcuts-on"
        name="shortcuts"
        value={on}
        error={undefined}
        onChange={onTurn}
      />
    </Dialog>
  );
}
