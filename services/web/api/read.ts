/** Questions to the API, as TanStack Query options. The key of a query is its address. */
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { language } from '../texts/language';
import { ask } from './problem';

export interface Answer<T> {
  readonly body: T;
  /** For If-Match; null when the answer has none. */
  readonly etag: string | null;
  /** False: something that was just written is not in here yet. */
  readonly upToDate: boolean;
}

/** The highest position that this browser has seen: every answer is to include it. */
let seen = 0;
export const sawPosition = (position: number): void => void (seen = Math.max(seen, position));

/** An address whose answer includes what this browser has seen: also of a download, whose link may come from a read model that was faster. */
export const withAfter = (path: string): string => (seen === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}after=${seen}`);

export async function read<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  const takesAfter = path.startsWith('/api/') && !path.startsWith('/api/me');
  const answer = await ask(takesAfter ? withAfter(path) : path, {
    headers: { accept: 'application/json', 'accept-language': language() },
    ...(signal ? { signal } : {}),
  });
  return {
    body: (await answer.json()) as T,
    etag: answer.headers.get('etag'),
    upToDate: !answer.headers.has('x-not-up-to-date'),
  };
}

/** `useQuery(reading<CaseAnswer>(`/api/cases/${id}`))`: data is an {@link Answer}. */
export const reading = <T>(path: string) => queryOptions({ queryKey: [path], queryFn: ({ signal }) => read<T>(path, signal) });
/** `refetchInterval`: milliseconds, for what changes without any event. */
export const useReading = <T>(path: string, { enabled = true, refetchInterval = 0 } = {}) =>
  useQuery({ ...reading<T>(path), enabled, refetchInterval: refetchInterval || false });

/** Query string of what is set: undefined, null and '' are left out, lists are repeated. */
export function search(values: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) query.append(key, one);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** A page of one thing that is a list as well: what stands on it changes with the cases. */
const LISTS = /^\/api\/board-meetings\//;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
/** What was read of these cases, and every list that they may stand in, is read anew, once. Resolves when the truth is on screen. */
export const readAnew = (queries: QueryClient, ...caseIds: readonly (string | null)[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' &&
      path !== '/api/me' &&
      (!UUID.test(path) || LISTS.test(path) || caseIds.some((caseId) => caseId !== null && path.includes(caseId))),
  });
