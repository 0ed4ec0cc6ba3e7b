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
/** The calendar day in Sweden at an instant, as `YYYY-MM-DD`. */
export const dayOf = (instant: Temporal.Instant | string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(AUTHORITY_ZONE).toPlainDate().toString();

const LONG_DAY: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
/** `2026-08-01` → `1 augusti 2026` (in English `1 August 2026`), as a day is read by people. */
export const formatDay = (day: string, language: Language = 'sv'): string => LONG_DAY[language].format(Date.parse(`${day}T00:00Z`));
