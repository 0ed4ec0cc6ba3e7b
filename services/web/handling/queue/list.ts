/** The rows that are on screen: fetched page by page, brought up to date where they stand, and moved only when the person asks for it. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseQueueItem } from '#projections/case-queue';
import type { Listed } from '../../../api/queries/paging';
import { read, reading } from '../../api/read';

interface Part {
  /** Null = the first. */
  readonly cursor: string | null;
  readonly rows: readonly CaseQueueItem[];
}
interface Shown {
  readonly path: string;
  readonly parts: readonly Part[];
  readonly next: string | null;
}
const NOTHING: Shown = { path: '', parts: [], next: null };

/** The last list that was seen, so that the way back from a case leads to the same place in it. */
let left: Shown = NOTHING;

const withCursor = (path: string, cursor: string | null): string => (cursor === null ? path : `${path}&cursor=${cursor}`);
const sameRows = (a: readonly CaseQueueItem[], b: readonly CaseQueueItem[]): boolean =>
  a.length === b.length && a.every(({ caseId }, index) => caseId === b[index]!.caseId);

/** The rows as they stand now, in the order in which they already lie. */
function patched(rows: readonly CaseQueueItem[], fresh: readonly CaseQueueItem[]): readonly CaseQueueItem[] {
  const now = new Map(fresh.map((row) => [row.caseId, row]));
  const changed = rows.some(({ caseId, position }) => (now.get(caseId)?.position ?? position) !== position);
  return changed ? rows.map((row) => now.get(row.caseId) ?? row) : rows;
}

export interface QueueList {
  /** Null until the first list is here. */
  readonly rows: readonly CaseQueueItem[] | null;
  /** The rows belong to an earlier search; those of this one are on their way. */
  readonly behind: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Others have changed the list so that rows would come, go or move. */
  readonly moved: boolean;
  /** Shows it as it is now, from the top. */
  readonly renew: () => void;
  /** False at the end. */
  readonly more: boolean;
  readonly fetchMore: () => void;
  readonly fetchMoreFailed: boolean;
}

/** `readable` false = the search can't be understood: the former list stays. `seen` = the last row on screen. */
export function useQueueList(path: string, readable: boolean, seen: () => number): QueueList {
  const head = useQuery({ ...reading<Listed<CaseQueueItem>>(path), enabled: readable });
  const [shown, setShown] = useState<Shown>(() => (left.path === path ? left : NOTHING));
  const [moved, setMoved] = useState(false);
  const [failed, setFailed] = useState(false);
  const fetching = useRef<string | null>(null);
  const fresh = head.data?.body;

  if (readable && fresh && shown.path !== path) {
    setShown({ path, parts: [{ cursor: null, rows: fresh.rows }], next: fresh.next });
    setMoved(false);
    setFailed(false);
  }
  useEffect(() => void (left = shown), [shown]);

  const renew = useCallback(() => {
    if (!fresh) return;
    setShown({ path, parts: [{ cursor: null, rows: fresh.rows }], next: fresh.next });
    setMoved(false);
    scrollTo({ top: 0 });
  }, [fresh, path]);

  // something has happened somewhere: what is on screen is read anew, and stays where it is
  useEffect(() => {
    if (!fresh || shown.path !== path) return;
    const first = shown.parts[0]!;
    if (!sameRows(first.rows, fresh.rows)) setMoved(true);
    setShown((now) => withPart(now, path, null, (rows) => patched(rows, fresh.rows)));
    const before = seen();
    let count = 0;
    const onScreen = shown.parts.find((part) => (count += part.rows.length) > before);
    if (!onScreen || onScreen.cursor === null) return;
    read<Listed<CaseQueueItem>>(withCursor(path, onScreen.cursor)).then(
      ({ body }) => {
        if (!sameRows(onScreen.rows, body.rows)) setMoved(true);
        setShown((now) => withPart(now, path, onScreen.cursor, (rows) => patched(rows, body.rows)));
      },
      () => undefined,
    );
    // only when the first page has been read anew
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fresh]);

  const fetchMore = useCallback(() => {
    const { next } = shown;
    if (next === null || fetching.current === next) return;
    fetching.current = next;
    setFailed(false);
    read<Listed<CaseQueueItem>>(withCursor(shown.path, next)).then(
      ({ body }) =>
        setShown((now) =>
          now.path === shown.path && now.next === next
            ? { path: now.path, parts: [...now.parts, { cursor: next, rows: onlyNew(now.parts, body.rows) }], next: body.next }
            : now,
        ),
      () => {
        fetching.current = null;
        setFailed(true);
      },
    );
  }, [shown]);

  const rows = useMemo(() => shown.parts.flatMap((part) => part.rows), [shown.parts]);
  return {
    rows: shown.path === '' ? null : rows,
    behind: readable && shown.path !== path,
    error: shown.path !== path ? head.error : null,
    retry: () => void head.refetch(),
    moved,
    renew,
    more: shown.next !== null,
    fetchMore,
    fetchMoreFailed: failed,
  };
}

const withPart = (
  shown: Shown,
  path: string,
  cursor: string | null,
  change: (rows: readonly CaseQueueItem[]) => readonly CaseQueueItem[],
): Shown => {
  if (shown.path !== path) return shown;
  const parts = shown.parts.map((part) => {
    if (part.cursor !== cursor) return part;
    const rows = change(part.rows);
    return rows === part.rows ? part : { cursor, rows };
  });
  return parts.some((part, index) => part !== shown.parts[index]) ? { ...shown, parts } : shown;
};

/** A row that has moved down since its page was fetched comes again further on. */
function onlyNew(parts: readonly Part[], rows: readonly CaseQueueItem[]): readonly CaseQueueItem[] {
  const known = new Set(parts.flatMap((part) => part.rows.map(({ caseId }) => caseId)));
  return rows.filter(({ caseId }) => !known.has(caseId));
}
