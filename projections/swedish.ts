/** Days, clock times and lists as they are read by people. Fast enough for folds over the whole log: everything costly is remembered. */
import { AUTHORITY_ZONE } from '#libs/kernel';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** `2026-03-14` → `14 mars 2026`; without the year when `inYear` is the same year. */
export function dayInWords(day: string, inYear?: string): string {
  const words = `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
  return inYear === day.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** Summer time begins and ends on a whole hour in UTC, so the offset is the same within an hour. */
const localHours = new Map<string, string>();
const MOST_HOURS = 50_000;

/** An ISO instant in UTC as local date and time in Sweden, `YYYY-MM-DDTHH:MM`. */
function local(instant: string): string {
  const hour = instant.slice(0, 13);
  let known = localHours.get(hour);
  if (known === undefined) {
    if (localHours.size >= MOST_HOURS) localHours.clear();
    known = Temporal.Instant.from(`${hour}:00:00Z`).toZonedDateTimeISO(AUTHORITY_ZONE).toPlainDateTime().toString().slice(0, 13);
    localHours.set(hour, known);
  }
  return `${known}${instant.slice(13, 16)}`;
}

/** The calendar day in Sweden at an ISO instant in UTC: as `dayOf` in the kernel, without its price. */
export const dayAt = (instant: string): string => local(instant).slice(0, 10);

/** `2026-03-14T12:30:00Z` → `14 mars 2026 kl. 13.30`. */
export function momentInWords(instant: string): string {
  const here = local(instant);
  return `${dayInWords(here.slice(0, 10))} kl. ${here.slice(11, 13)}.${here.slice(14, 16)}`;
}

/** `['a', 'b', 'c']` → `a, b och c`. */
export const inWords = (things: readonly string[]): string =>
  things.length < 2 ? (things[0] ?? '') : `${things.slice(0, -1).join(', ')} och ${things[things.length - 1]}`;

/** At most `length` characters, cut at a word and marked with `…`; line breaks become spaces. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))} …`;
}

/** `ansökan` → `Ansökan`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const OUTCOME_WORDS = { BIFALL: 'bifall', DELVIS_BIFALL: 'delvis bifall', AVSLAG: 'avslag', AVVISNING: 'avvisning' } as const;
