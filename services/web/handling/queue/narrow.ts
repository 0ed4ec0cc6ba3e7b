import { useSyncExternalStore } from 'react';

function upTo(width: string): () => boolean {
  const query = matchMedia(`(max-width: ${width})`);
  const watch = (watcher: () => void): (() => void) => {
    query.addEventListener('change', watcher);
    return () => query.removeEventListener('change', watcher);
  };
  return () => useSyncExternalStore(watch, () => query.matches);
}

/** No room for a table. */
export const useNarrow = upTo('60rem');
/** No room for views and filters beside the list; the same width as in queue.css. */
export const useStacked = upTo('75rem');
