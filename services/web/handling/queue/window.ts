/** Which of many rows stand in the window: the rest are room. Rows may have any height; those that have not been seen yet are guessed at. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';

/** Rows are made ready this far outside the window. */
const AHEAD_PX = 600;
/** What lies over the top and bottom of the window: header and column headings, and the bar with what is selected. */
const COVERED = { top: 140, bottom: 96 };

interface Of {
  readonly keys: readonly string[];
  readonly guess: (place: number) => number;
  /** Holds the rows; its top is where the first begins. */
  readonly box: RefObject<HTMLElement | null>;
  /** A row that stays wherever one scrolls to, since it has the focus; -1 = none. */
  readonly keep: number;
}
export interface Slice {
  readonly place: number;
  /** Room between this row and the one before it. */
  readonly gap: number;
}
export interface InWindow {
  readonly slices: readonly Slice[];
  readonly below: number;
  /** The `ref` of every row, which says its place in `data-place`. */
  readonly measure: (element: HTMLElement | null) => (() => void) | void;
  readonly scrollTo: (place: number) => void;
  /** The last place in the window. */
  readonly last: number;
}

/** The first place whose end lies below `y`. */
function placeAt(ends: Float64Array, y: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > y) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}

export function useWindow({ keys, guess, box, keep }: Of): InWindow {
  const heights = useRef(new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const ends = useMemo(() => {
    const sums = new Float64Array(keys.length);
    let y = 0;
    keys.forEach((key, place) => (sums[place] = y += heights.current.get(key) ?? guess(place)));
    return sums;
    // `measured` counts what `heights` has learnt
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [keys, guess, measured]);
  const now = useRef({ keys, ends });
  useLayoutEffect(() => void (now.current = { keys, ends }));

  const [range, setRange] = useState({ first: 0, last: 12 });
  const look = useCallback((): void => {
    const top = -(box.current?.getBoundingClientRect().top ?? 0);
    const first = placeAt(now.current.ends, top - AHEAD_PX);
    const last = placeAt(now.current.ends, top + innerHeight + AHEAD_PX);
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, [box]);
  useLayoutEffect(look, [look, ends]);
  useEffect(() => {
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [look]);

  const watcher = useRef<ResizeObserver | null>(null);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    watcher.current ??= new ResizeObserver((entries) => {
      let learnt = 0;
      for (const { target } of entries) {
        const key = now.current.keys[Number((target as HTMLElement).dataset['place'])];
        const height = (target as HTMLElement).offsetHeight;
        if (key === undefined || height === 0 || heights.current.get(key) === height) continue;
        heights.current.set(key, height);
        learnt++;
      }
      if (learnt > 0) setMeasured((count) => count + learnt);
    });
    const watching = watcher.current;
    watching.observe(element);
    return () => watching.unobserve(element);
  }, []);

  const startOf = (place: number): number => (place === 0 ? 0 : ends[place - 1]!);
  const scrollTo = (place: number): void => {
    const listTop = box.current!.getBoundingClientRect().top + scrollY;
    const top = listTop + startOf(place) - COVERED.top;
    const bottom = listTop + ends[place]! + COVERED.bottom - innerHeight;
    if (scrollY > top) scrollBy({ top: top - scrollY, behavior: 'instant' });
    else if (scrollY < bottom) scrollBy({ top: bottom - scrollY, behavior: 'instant' });
  };

  const end = Math.min(range.last, keys.length - 1);
  const places = Array.from({ length: Math.max(0, end - range.first + 1) }, (_, index) => range.first + index);
  if (keep >= 0 && (keep < range.first || keep > end)) places.push(keep);
  places.sort((a, b) => a - b);
  let reached = 0;
  const slices = places.map((place): Slice => {
    const gap = startOf(place) - reached;
    reached = ends[place]!;
    return { place, gap };
  });
  return { slices, below: (ends.at(-1) ?? 0) - reached, measure, scrollTo, last: end };
}
