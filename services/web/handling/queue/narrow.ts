import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 48rem)');
const watch = (watcher: () => void): (() => void) => {
  narrow.addEventListener('change', watcher);
  return () => narrow.removeEventListener('change', watcher);
};
/** No room for a table. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches);
