/** Days and clock times for those who read English: as {@link dayInWords} and {@link momentInWords}. */
import { localTime } from './swedish';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2026-03-14` → `14 March 2026`; without the year when `inYear` is the same year. */
export function dayInEnglish(day: string, inYear?: string): string {
  const words = `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
  return inYear === day.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** `2026-03-14T12:30:00Z` → `14 March 2026 at 13:30`, by the clock in Sweden. */
export function momentInEnglish(instant: string): string {
  const here = localTime(instant);
  return `${dayInEnglish(here.slice(0, 10))} at ${here.slice(11, 16)}`;
}

/** `['a', 'b', 'c']` → `a, b and c`. */
export const listInEnglish = (things: readonly string[]): string =>
  things.length < 2 ? (things[0] ?? '') : `${things.slice(0, -1).join(', ')} and ${things[things.length - 1]}`;
