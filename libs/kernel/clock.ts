import type { Language } from './language';

/** Where the present comes from. Deciders never read it; whoever calls them passes the instant in. */
export interface Clock {
  now(): Temporal.Instant;
}
/** Injection token and the real thing. */
export class SystemClock implements Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}
/** A clock that stands still until it is moved: for tests and for writing history (import, demonstration data). */
export class SetClock implements Clock {
  constructor(private instant: Temporal.Instant) {}
  now(): Temporal.Instant {
    return this.instant;
  }
  set(instant: Temporal.Instant | string): void {
    this.instant = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  }
  advance(duration: Temporal.DurationLike): void {
    this.instant = this.instant.toZonedDateTimeISO('Europe/Stockholm').add(duration).toInstant();
  }
}
/** The authority's own time zone: every statutory day is a day in Sweden. */
export const AUTHORITY_ZONE = 'Europe/Stockholm';
const dayInZone = (instant: Temporal.Instant): string => instant.toZonedDateTimeISO(AUTHORITY_ZONE).toPlainDate().toString();

/** Days by the hour in UTC: since then Sweden has been whole hours ahead, so that no midnight falls inside one. */
const WHOLE_HOURS_SINCE = Date.UTC(1901, 0);
const HOUR = 3_600_000;
const HOURS_REMEMBERED = 10_000;
const dayByHour = new Map<number, string>();

/** The calendar day in Sweden at an instant, as `YYYY-MM-DD`. */
export function dayOf(instant: Temporal.Instant | string): string {
  const exact = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  const ms = exact.epochMilliseconds;
  if (ms < WHOLE_HOURS_SINCE) return dayInZone(exact);
  const hour = Math.floor(ms / HOUR);
  const known = dayByHour.get(hour);
  if (known !== undefined) return known;
  const day = dayInZone(exact);
  if (dayByHour.size >= HOURS_REMEMBERED) dayByHour.clear();
  dayByHour.set(hour, day);
  return day;
}

const LONG_DAY: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
/** `2026-08-01` → `1 augusti 2026` (in English `1 August 2026`), as a day is read by people. */
export const formatDay = (day: string, language: Language = 'sv'): string => LONG_DAY[language].format(Date.parse(`${day}T00:00Z`));

/** The instant at which a day begins in Sweden, ISO in UTC. Midnight is never skipped there: the clocks are moved later in the night. */
export const startOfDay = (day: string): string => Temporal.PlainDate.from(day).toZonedDateTime(AUTHORITY_ZONE).toInstant().toString();
