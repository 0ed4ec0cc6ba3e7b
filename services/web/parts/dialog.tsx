import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** The browser's own modal dialog: it holds focus, closes on Escape, and gives focus back. */
export function Dialog({
  open,
  title,
  onClose,
  children,
  wide = false,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const t = useTexts(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current!;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} aria-labelledby={id} className={wide ? 'wide' : undefined} onClose={onClose}>
      {open && (
        <>
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="button quiet" onClick={() => dialog.current!.close()}>
              {t.close}
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
