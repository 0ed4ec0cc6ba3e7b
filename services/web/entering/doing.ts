/** Which form of a page is open. It stands in the address (`?gor=`): a reload opens it again, with what was typed. */
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface Doing {
  /** Null when no form is open. */
  readonly doing: string | null;
  readonly open: (what: string) => void;
  readonly close: () => void;
  /** This form is done with: closed, or followed by another. False when a person has opened something else meanwhile, which stays. */
  readonly leave: (form: string, then?: string) => boolean;
}

export function useDoing(): Doing {
  const { gor } = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const go = useCallback(
    (what: string | undefined) =>
      void navigate({ to: '.', search: what === undefined ? {} : { gor: what }, replace: true, resetScroll: false }),
    [navigate],
  );
  const leave = useCallback(
    (form: string, then?: string): boolean => {
      if ((router.latestLocation.search as { gor?: string }).gor !== form) return false;
      go(then);
      return true;
    },
    [router, go],
  );
  return { doing: gor ?? null, open: go, close: useCallback(() => go(undefined), [go]), leave };
}

/** After a form that goes away with what was around it: the focus begins again at the page's heading. */
export const focusHeading = (): void => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
