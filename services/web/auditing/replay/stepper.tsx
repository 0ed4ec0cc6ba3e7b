/** Where in the history one is: a slider, buttons, and the keyboard. */
import { useEffect } from 'react';
import type { HistoryEntry } from '#projections/case-history';
import { useTexts } from '../../texts/language';
import { placeOf } from './steps';
import { texts } from './texts';

interface Given {
  /** All events of the case. */
  readonly last: number;
  /** Those that are stepped through; never empty. */
  readonly steps: readonly HistoryEntry[];
  readonly revision: number;
  readonly onGo: (revision: number) => void;
}

/** Typing, choosing and other sliders keep their own keys. */
const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;

export function Stepper({ last, steps, revision, onGo }: Given) {
  const t = useTexts(texts);
  const place = placeOf(steps, revision);
  const at = steps[place]!;
  const go = (to: number): void => onGo(steps[Math.min(Math.max(to, 0), steps.length - 1)]!.revision);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || hasOwnKeys(event.target)) return;
      const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: steps.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      go(to);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  const button = (text: string, to: number, possible: boolean) => (
    <button type="button" className="button" aria-disabled={!possible} onClick={() => possible && go(to)}>
      {text}
    </button>
  );
  return (
    <div className="stepper">
      <label htmlFor="slider">
        <span className="number">{t.place(at.revision + 1, last + 1)}</span>
        {steps.length <= last && <span className="hint"> {t.placeInChoice(place + 1, steps.length)}</span>}
      </label>
      <input
        id="slider"
        type="range"
        min={0}
        max={Math.max(steps.length - 1, 0)}
        value={place}
        aria-valuetext={t.valueText(at.revision + 1, last + 1, at.label)}
        onChange={(event) => go(Number(event.target.value))}
      />
      <div className="buttons">
        {button(t.first, 0, place > 0)}
        {button(t.previous, place - 1, place > 0)}
        {button(t.next, place + 1, place < steps.length - 1)}
        {button(t.last, steps.length - 1, place < steps.length - 1)}
      </div>
      <p className="hint keys">{t.keys}</p>
    </div>
  );
}
