import { useEffect } from 'react';

/** A new step of the same page begins at its top, with its heading read out. */
export function useArrival(): void {
  useEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, []);
}
