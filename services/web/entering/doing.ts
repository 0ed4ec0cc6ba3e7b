/** Which form of a page is open. It stands in the address (`?gor=`): a reload opens it again, with what was typed. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface Doing {
  /** Null when no form is open. */
  readonly doing: string | null;
  readonly open: (what: string) => void;
  readonly close: () => void;
}

export function useDoing(): Doing {
  const { gor } = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = useCallback(
    (what: string | undefined) =>
      void navigate({ to: '.', search: what === undefined ? {} : { gor: what }, replace: true, resetScroll: false }),
    [navigate],
  );
  return { doing: gor ?? null, open: go, close: useCallback(() => go(undefined), [go]) };
}

/** After a form that goes away with what was around it: the focus begins again at the page's heading. */
export const focusHeading = (): void => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
