/**
 * Questions that are written down in the access log when they are asked. They are asked when somebody asks them and never by themselves: live updates and
 * windows that come back leave them alone.
 */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { read, type Answer } from '../api/read';

const ALONE = { staleTime: Number.POSITIVE_INFINITY, refetchOnReconnect: false, refetchOnWindowFocus: false } as const;

/** Shows what was there until the answer comes. */
export const useExamined = <T>(path: string, { enabled = true } = {}) =>
  useQuery<Answer<T>>({
    // not a bare address: live updates read those anew
    queryKey: [{ examined: path }],
    queryFn: ({ signal }) => read<T>(path, signal),
    placeholderData: keepPreviousData,
    enabled,
    ...ALONE,
  });

interface Part<R, N> {
  readonly rows: readonly R[];
  /** Where the next part begins; null = this is the last. */
  readonly next: N | null;
}

/** A list that is read part by part. `pathOf` = the address of the part that begins at `next`, null = the first. */
export function useExaminedList<R, N extends string | number, A extends Part<R, N> = Part<R, N>>(pathOf: (next: N | null) => string) {
  const query = useInfiniteQuery({
    queryKey: [{ examined: pathOf(null) }],
    queryFn: ({ pageParam, signal }) => read<A>(pathOf(pageParam as N | null), signal),
    initialPageParam: null as unknown,
    getNextPageParam: ({ body }) => body.next ?? undefined,
    ...ALONE,
  });
  return { ...query, rows: query.data?.pages.flatMap(({ body }) => body.rows) ?? [] };
}
/** What the foot of a list needs of it. */
export type ExaminedList = Pick<ReturnType<typeof useExaminedList>, 'rows' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
