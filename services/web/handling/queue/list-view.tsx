/** The rows on screen, out of ten thousand: a table, or cards where there is no room for one. */
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { CaseQueueItem, CaseQueueSort, Direction } from '#projections/case-queue';
import { today as todayNow } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { CardRow, TableRow, type ListedRowProps } from './rows';
import { TableHead } from './table-head';
import { texts } from './texts';
import { useNarrow } from './narrow';
import { urgencyOf, type Urgency } from './urgency';
import { useWindow } from './window';

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
  const keys = useMemo(() => items.map((item) => ('group' in item ? item.group : item.row.caseId)), [items]);
  const guess = useCallback(
    (place: number) => ('group' in items[place]! ? GROUP_HEIGHT : narrow ? ROW_HEIGHT.cards : ROW_HEIGHT.table),
    [items, narrow],
  );
  const { slices, below, measure, scrollTo, last } = useWindow({ keys, guess, box, keep: activePlace });
  useEffect(() => {
    if (more && last >= items.length - AHEAD) onMore();
  }, [more, last, items.length, onMore]);

  const wanted = useRef<string | null>(null);
  /** Now if the row is there, otherwise when it has been rendered. */
  const focusWanted = (): void => {
    const link = wanted.current === null ? null : box.current!.querySelector<HTMLElement>(`[data-case="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  };
  useLayoutEffect(focusWanted);
  const goTo = (caseId: string): void => {
    wanted.current = caseId;
    setActive(caseId);
    scrollTo(places.get(caseId)!);
    focusWanted();
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
      const item = items[Math.min(last, items.length - 1)];
      return item && 'row' in item ? item.nth - 1 : 0;
    },
  }));

  const onFocus = useCallback((caseId: string) => setActive(caseId), []);
  const rowProps = (place: number): ListedRowProps | { readonly group: Urgency } => {
    const of = items[place]!;
    if ('group' in of) return of;
    const { row, nth } = of;
    const isSelected = selected === null ? null : selected.has(row.caseId);
    return { row, nth, today, me, place, inTurn: row.caseId === inTurn, selected: isSelected, onFocus, onSelect, measure };
  };
  const columns = selected === null ? 6 : 7;

  return (
    <div ref={box} className="queue-list" aria-busy={props.busy} data-behind={props.busy}>
      {narrow ? (
        <ol className="queue-cards" aria-label={t.list}>
          {slices.map(({ place, gap }) => {
            const of = rowProps(place);
            return [
              gap > 1 && <li key={`gap ${keys[place]}`} aria-hidden style={{ blockSize: gap }} className="queue-gap" />,
              'group' in of ? (
                <li key={keys[place]} ref={measure} data-place={place} className="queue-group">
                  {t.urgency[of.group]}
                </li>
              ) : (
                <CardRow key={keys[place]} {...of} />
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
            {slices.map(({ place, gap }) => {
              const of = rowProps(place);
              return [
                gap > 1 && <Gap key={`gap ${keys[place]}`} size={gap} columns={columns} />,
                'group' in of ? (
                  <tr key={keys[place]} ref={measure} data-place={place} className="queue-group">
                    <th scope="rowgroup" colSpan={columns}>
                      {t.urgency[of.group]}
                    </th>
                  </tr>
                ) : (
                  <TableRow key={keys[place]} {...of} />
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
