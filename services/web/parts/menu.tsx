import { useEffect, useRef, type ReactNode } from 'react';

/** A button that opens a list below itself. Closes on Escape, when something in it is chosen, and when the focus goes elsewhere. */
export function Menu({ text, children }: { text: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (event: Event): void => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector('summary')!.focus();
    };
    const chosen = ({ target }: Event): void => {
      if ((target as Element).closest('.menu-list a, .menu-list button')) menu.current!.open = false;
    };
    const element = menu.current!;
    element.addEventListener('click', chosen);
    document.addEventListener('pointerdown', shut);
    document.addEventListener('focusin', shut);
    document.addEventListener('keydown', escape);
    return () => {
      element.removeEventListener('click', chosen);
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('focusin', shut);
      document.removeEventListener('keydown', escape);
    };
  }, []);
  return (
    <details className="menu" ref={menu}>
      <summary className="button">{text}</summary>
      <div className="menu-list">{children}</div>
    </details>
  );
}
