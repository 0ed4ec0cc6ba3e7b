/** Single keys that work while nobody is writing, and that can be switched off (WCAG 2.1.4). */
import { useEffect, useState } from 'react';

const KEPT = 'liggaren/shortcuts';
const areOn = (): boolean => {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
};

export function useShortcutsOn(): readonly [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(areOn);
  return [
    on,
    (next) => {
      setOn(next);
      try {
        localStorage.setItem(KEPT, next ? 'on' : 'off');
      } catch {
        // it holds until the page is left
      }
    },
  ];
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** A key and what it does; false = it did nothing, and the browser may have it. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>;

export function useShortcuts(on: boolean, shortcuts: Shortcuts): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isWriting(event.target) || document.querySelector('dialog[open]')) return;
      const act = shortcuts[event.key];
      if (act && act(event) !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, shortcuts]);
}
