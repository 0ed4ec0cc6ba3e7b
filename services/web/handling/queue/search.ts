/** What the list shows, as it stands in the address: the text of the search box, and the order. */
import type { CaseQueueSort, Direction } from '#projections/case-queue';
import { standardViews } from '../../../api/views/standard-views';
import { search } from '../../api/read';
import type { Person } from '../../api/me';

export interface QueueSearch {
  readonly q?: string;
  readonly sort?: CaseQueueSort;
  readonly dir?: Direction;
  /** The view that it began as. */
  readonly view?: string;
}

const SORTS: readonly CaseQueueSort[] = ['deadline', 'since', 'received', 'amount', 'number', 'organisation'];

/** Anything else in the address is passed over. */
export function queueSearch({ q, sort, dir, view }: Record<string, unknown>): QueueSearch {
  return {
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
    ...(SORTS.includes(sort as CaseQueueSort) ? { sort: sort as CaseQueueSort } : {}),
    ...(dir === 'asc' || dir === 'desc' ? { dir } : {}),
    ...(typeof view === 'string' ? { view } : {}),
  };
}

export interface Asked {
  readonly q: string;
  readonly sort: CaseQueueSort;
  readonly direction: Direction;
  /** Null when the search is nobody's view. */
  readonly view: string | null;
}

/** An address without a search opens with the first of the role's views. */
export function askedOf({ q, sort, dir, view }: QueueSearch, { role }: Person): Asked {
  const order = { sort: sort ?? 'deadline', direction: dir ?? 'asc' } as const;
  if (q !== undefined) return { q, ...order, view: view ?? null };
  const [first] = standardViews(role);
  return { q: first!.q, ...order, view: first!.viewId };
}

export const PAGE_ROWS = 60;
/** The address of the list; the next pages add `&cursor=`. */
export const listPath = ({ q, sort, direction }: Asked): string => `/api/cases${search({ limit: PAGE_ROWS, sort, direction, q })}`;
export const countsPath = ({ q }: Pick<Asked, 'q'>): string => `/api/cases/counts${search({ q })}`;
