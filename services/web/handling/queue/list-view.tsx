/** The rows on screen, out of ten thousand: a table, or cards where there is no room for one. */
import { defaultRangeExtractor, useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { CaseQueueItem, CaseQueueSort, Direction } from '#projections/case-queue';
import { today as todayNow } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { CardRow, TableRow, type ListedRowProps } from './rows';
import { TableHead } from './table-head';
import { texts } from './texts';
import { useNarrow } from './narrow';
import { urgencyOf, type Urgency } from './urgency';

type Item = { readonly group: Urgency } | { readonly row: CaseQueueItem; readonly nth: number };

/** Groups by urgency when what is due first comes first. */
function itemsOf(rows: readonly CaseQueueItem[], grouped: boolean, today: string): readonly Item[] {
  const items: Item[] = [];
  let current: Urgency | undefined;
  rows.forEach((row, index) => {
    const group = urgencyOf(row.nextDeadline, today);
    if (grouped && group !== current) items.push({ group });
    current = group;
    items.push({ row, nth: index + 1 });
  });
  return items;
}

export interface ListHandle {
  /** To the next (1) or former (-1) row; false when there is none. */
  readonly step: (by: 1 | -1) => boolean;
  /** The row that the keyboard is on. */
  readonly current: () => CaseQueueItem | undefined;
  readonly focus: () => void;
  readonly hasFocus: () => boolean;
  /** Index of the last row on screen. */
  readonly seen: () => number;
}

interface Props {
  readonly rows: readonly CaseQueueItem[];
  /** How many there are in all; null while that is counted. */
  readonly total: number | null;
  readonly sort: CaseQueueSort;
  readonly direction: Direction;
  readonly onSort: (sort: CaseQueueSort, direction: Direction) => void;
  readonly me: string;
  readonly busy: boolean;
  readonly more: boolean;
  readonly onMore: () => void;
  /** Null = nothing can be done to several at a time. */
  readonly selected: ReadonlySet<string> | null;
  readonly onSelect: (caseId: string, selected: boolean) => void;
  readonly onSelectAll: (selected: boolean) => void;
  readonly handle: Ref<ListHandle>;
}

const GROUP_HEIGHT = 44;
const ROW_HEIGHT = { table: 78, cards: 236 } as const;
/** Rows that are left when more are fetched. */
const AHEAD = 40;

/** The row that was left for a case: the way back leads to it. */
let lastActive: string | null = null;

export function ListView(props: Props) {
  const { rows, total, sort, direction, me, selected, more, onMore, onSelect } = props;
  const t = useTexts(texts);
  const narrow = useNarrow();
  const today = todayNow();
  const items = useMemo(() => itemsOf(rows, sort === 'deadline' && direction === 'asc', today), [rows, sort, direction, today]);
  const places = useMemo(
    () => new Map(items.flatMap((item, place) => ('row' in item ? [[item.row.caseId, place] as const] : []))),
    [items],
  );

  const [active, setActive] = useState<string | null>(lastActive);
  useEffect(() => void (lastActive = active), [active]);
  const inTurn = active !== null && places.has(active) ? active : (rows[0]?.caseId ?? null);
  const activePlace = inTurn === null ? -1 : places.get(inTurn)!;

  const box = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // what stands above the list may grow or shrink at any time
  useLayoutEffect(() => {
    const look = (): void => setMargin(Math.round(box.current!.getBoundingClientRect().top + scrollY));
    const watcher = new ResizeObserver(look);
    look();
    watcher.observe(document.body);
    return () => watcher.disconnect();
  }, []);

  // oxlint-disable-next-line react/incompatible-library -- its functions are used while rendering only, and nothing here is memoized by a compiler
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (place) => ('group' in items[place]! ? GROUP_HEIGHT : narrow ? ROW_HEIGHT.cards : ROW_HEIGHT.table),
    getItemKey: (place) => {
      const item = items[place]!;
      return 'group' in item ? item.group : item.row.caseId;
    },
    overscan: 6,
    scrollMargin: margin,
    scrollPaddingStart: 140,
    scrollPaddingEnd: 96,
    // the row that has the focus stays, however far one scrolls
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return activePlace === -1 || shown.includes(activePlace) ? shown : [...shown, activePlace].toSorted((a, b) => a - b);
    },
  });
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= items.length - AHEAD) onMore();
  }, [more, last, items.length, onMore]);

  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const link = box.current!.querySelector<HTMLElement>(`[data-case="${wanted.current}"]`);
    if (!link) return;
    link.focus({ preventScroll: true });
    wanted.current = null;
  });
  const goTo = (caseId: string): void => {
    setActive(caseId);
    wanted.current = caseId;
    virtualizer.scrollToIndex(places.get(caseId)!, { align: 'auto' });
  };
  const hasFocus = (): boolean => box.current!.contains(document.activeElement);
  useImperativeHandle(props.handle, () => ({
    step: (by) => {
      const item = inTurn === null ? undefined : items[activePlace];
      if (!item || !('row' in item)) return false;
      // the first press comes to the row in turn, the next ones go on from it
      const next = hasFocus() ? rows[item.nth - 1 + by] : item.row;
      if (!next) return false;
      goTo(next.caseId);
      return true;
    },
    current: () => rows.find(({ caseId }) => caseId === inTurn),
    focus: () => inTurn !== null && goTo(inTurn),
    hasFocus,
    seen: () => {
      const item = items[Math.min(virtualizer.range?.endIndex ?? 0, items.length - 1)];
      return item && 'row' in item ? item.nth - 1 : 0;
    },
  }));

  const onFocus = useCallback((caseId: string) => setActive(caseId), []);
  const rowProps = (item: VirtualItem): ListedRowProps | { readonly group: Urgency } => {
    const of = items[item.index]!;
    if ('group' in of) return of;
    const { row, nth } = of;
    const isSelected = selected === null ? null : selected.has(row.caseId);
    const common = { row, nth, today, me, place: item.index, inTurn: row.caseId === inTurn, selected: isSelected };
    return { ...common, onFocus, onSelect, measure: virtualizer.measureElement };
  };
  const above = Math.max(0, (shown[0]?.start ?? margin) - margin);
  const below = virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin);
  // a row that is kept for its focus lies beside the others: the room between is filled too
  const gaps = shown.map((item, index) => (index === 0 ? 0 : item.start - shown[index - 1]!.end));
  const columns = selected === null ? 6 : 7;

  return (
    <div ref={box} className="queue-list" aria-busy={props.busy} data-behind={props.busy}>
      {narrow ? (
        <ol className="queue-cards" aria-label={t.list}>
          <li aria-hidden style={{ blockSize: above }} className="queue-gap" />
          {shown.map((item, index) => {
            const of = rowProps(item);
            return [
              gaps[index]! > 1 && <li key={`gap ${item.key}`} aria-hidden style={{ blockSize: gaps[index] }} className="queue-gap" />,
              'group' in of ? (
                <li key={item.key} ref={virtualizer.measureElement} data-index={item.index} className="queue-group">
                  {t.urgency[of.group]}
                </li>
              ) : (
                <CardRow key={item.key} {...of} />
              ),
            ];
          })}
          <li aria-hidden style={{ blockSize: below }} className="queue-gap" />
        </ol>
      ) : (
        <table
          aria-label={t.list}
          aria-rowcount={total === null ? -1 : total + 1}
          className={selected === null ? 'queue-table' : 'queue-table selectable'}
        >
          <TableHead {...props} />
          <tbody>
            <Gap size={above} columns={columns} />
            {shown.map((item, index) => {
              const of = rowProps(item);
              return [
                gaps[index]! > 1 && <Gap key={`gap ${item.key}`} size={gaps[index]!} columns={columns} />,
                'group' in of ? (
                  <tr key={item.key} ref={virtualizer.measureElement} data-index={item.index} className="queue-group">
                    <th scope="rowgroup" colSpan={columns}>
                      {t.urgency[of.group]}
                    </th>
                  </tr>
                ) : (
                  <TableRow key={item.key} {...of} />
                ),
              ];
            })}
            <Gap size={below} columns={columns} />
          </tbody>
        </table>
      )}
    </div>
  );
}

const Gap = ({ size, columns }: { size: number; columns: number }) =>
  size < 1 ? null : (
    <tr aria-hidden className="queue-gap">
      <td colSpan={columns} style={{ blockSize: size }}>
        {''}
      </td>
    </tr>
  );
