/** Live updates: the server tells where something has happened, and what was read of that is read anew. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { ChangeNotice } from '../../api/changes/changes';
import { readAnew, sawPosition } from './read';

/** Changes come in bursts; one reading answers them all. */
const GATHER_MS = 150;

let connected = true;
const watchers = new Set<() => void>();
const tell = (now: boolean): void => {
  if (connected === now) return;
  connected = now;
  watchers.forEach((watch) => watch());
};
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
/** False while the live updates are cut off. */
export const useConnected = (): boolean => useSyncExternalStore(watch, () => connected);

export function useLiveUpdates(signedIn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const changed = new Set<string | null>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer = undefined;
      void readAnew(queries, ...changed);
      changed.clear();
    };
    const source = new EventSource('/api/changes');
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const { caseId, position } = JSON.parse(data) as ChangeNotice;
      sawPosition(position);
      changed.add(caseId);
      timer ??= setTimeout(refresh, GATHER_MS);
    });
    source.addEventListener('reset', () => void queries.invalidateQueries());
    source.addEventListener('open', () => tell(true));
    source.addEventListener('error', () => tell(source.readyState === EventSource.OPEN));
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [queries, signedIn]);
}
