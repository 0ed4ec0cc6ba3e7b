/** Days, clock times and lists as they are read by people. Fast enough for folds over the whole log: everything costly is remembered. */
import { AUTHORITY_ZONE } from '#libs/kernel';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** `2026-03-14` → `14 mars 2026`; without the year when `inYear` is the same year. */
export function dayInWords(day: string, inYear?: string): string {
  const words = `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
  return inYear === day.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** How far Sweden is ahead of UTC during a day in UTC, in hours; null on the two days a year when that changes. */
interface DayInUtc {
  readonly ahead: number | null;
  readonly next: string;
}
const known = new Map<string, DayInUtc>();

function learn(day: string): DayInUtc {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  const aheadAt = (midnight: string): number =>
    Temporal.Instant.from(`${midnight}T00:00:00Z`).toZonedDateTimeISO(AUTHORITY_ZONE).offsetNanoseconds / 3.6e12;
  const ahead = aheadAt(day);
  const learned = { ahead: aheadAt(next) === ahead ? ahead : null, next };
  known.set(day, learned);
  return learned;
}

/** An ISO instant in UTC as local date and time in Sweden, `YYYY-MM-DDTHH:MM`. */
export function localTime(instant: string): string {
  const day = instant.slice(0, 10);
  const { ahead, next } = known.get(day) ?? learn(day);
  if (ahead === null) return Temporal.Instant.from(instant).toZonedDateTimeISO(AUTHORITY_ZONE).toPlainDateTime().toString().slice(0, 16);
  const hour = Number(instant.slice(11, 13)) + ahead;
  return `${hour < 24 ? day : next}T${String(hour % 24).padStart(2, '0')}${instant.slice(13, 16)}`;
}

/** The calendar day in Sweden at an ISO instant in UTC: as `dayOf` in the kernel, without its price. */
export const dayAt = (instant: string): string => localTime(instant).slice(0, 10);

/** `2026-03-14T12:30:00Z` → `14 mars 2026 kl. 13.30`. */
export function momentInWords(instant: string): string {
  const here = localTime(instant);
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
