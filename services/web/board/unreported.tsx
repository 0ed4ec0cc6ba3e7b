/** Decisions that have been neither reported nor minuted, the oldest first, part by part: all of them can be fetched, and how many are left is told. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Waiting, WaitingPage } from '../../api/meetings/meetings.controller';
import { read, search } from '../api/read';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './unreported-texts';

/** Of a part: the most that the API gives at a time. */
const PART = 200;

export interface Unreported {
  /** Those that have been fetched; undefined until the first are here. */
  readonly rows: readonly Waiting[] | undefined;
  /** How many more there are. */
  readonly left: number;
  readonly fetching: boolean;
  readonly fetchMore: () => void;
  readonly error: Error | null;
  readonly again: () => void;
}

/** `board` null = of every board. */
export function useUnreported(board: string | null): Unreported {
  const pathOf = (cursor: string | null): string => `/api/board-meetings/unreported${search({ board, limit: PART, cursor })}`;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [pathOf(null), 'parts'],
    queryFn: ({ pageParam, signal }) => read<WaitingPage>(pathOf(pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ body }) => body.next,
  });
  const rows = data?.pages.flatMap(({ body }) => body.rows);
  const total = data?.pages.at(-1)?.body.total ?? 0;
  return {
    rows,
    left: hasNextPage ? Math.max(1, total - (rows?.length ?? 0)) : 0,
    fetching: isFetchingNextPage,
    fetchMore: () => void fetchNextPage(),
    error,
    again: () => void refetch(),
  };
}

/** How many there are that have not been fetched, and what fetches them; nothing when all are here. */
export function TheRest({ of: { left, fetching, fetchMore } }: { of: Unreported }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  if (left === 0) return null;
  return (
    <div className="list-foot">
      <p role="status">{t.left(number(left))}</p>
      <button type="button" className="button" aria-disabled={fetching} onClick={() => !fetching && fetchMore()}>
        {fetching ? t.fetching : t.fetchMore}
      </button>
    </div>
  );
}
