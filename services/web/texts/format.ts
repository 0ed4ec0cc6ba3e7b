/** Money, days and moments as people read them. Days are `YYYY-MM-DD`, moments ISO instants; both are shown as in Stockholm. */
import { useMemo } from 'react';
import { useLanguage, type Language } from './language';

export * from './money';

const ZONE = 'Europe/Stockholm';
const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Language, string>;
/** Noon, so that no zone makes it the day before. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

const DAY_MS = 86_400_000;
/** Today in Stockholm. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(new Date());
/** The day of a moment, in Stockholm. */
export const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(instant));
/** Whole days from one day to another; negative when it has been. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to).getTime() - noon(from).getTime()) / DAY_MS);
export const plusDays = (day: string, days: number): string => new Date(noon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

export interface Format {
  /** `40 000 kr`, `SEK 40,000`. */
  readonly money: (ore: number) => string;
  /** `21 november 2026`. */
  readonly day: (day: string) => string;
  /** `21 nov. 2026`. */
  readonly shortDay: (day: string) => string;
  /** `21 november 2026 14:02`. */
  readonly moment: (instant: string) => string;
  readonly shortMoment: (instant: string) => string;
  /** `14:02`. */
  readonly time: (instant: string | Date) => string;
  readonly number: (value: number) => string;
  /** As it is counted up to `most`: `17`, `1 000+`. */
  readonly counted: (value: number, most: number) => string;
  /** `1 dag`, `12 dagar`. */
  readonly days: (count: number) => string;
  /** `idag`, `om 3 dagar`, `för 2 dagar sedan`. */
  readonly away: (day: string) => string;
  readonly list: (items: readonly string[]) => string;
}

export function formatIn(language: Language): Format {
  const locale = LOCALES[language];
  const date = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...style });
  const long = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const clock = date({ hour: '2-digit', minute: '2-digit' });
  const money = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const plain = new Intl.NumberFormat(locale);
  // Intl says dygn
  const dayWords = language === 'sv' ? ['dag', 'dagar'] : ['day', 'days'];
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    money: (ore) => (language === 'en' ? `SEK ${money.format(ore / 100)}` : `${money.format(ore / 100)} kr`),
    day: (day) => long.format(noon(day)),
    shortDay: (day) => short.format(noon(day)),
    moment: (instant) => `${long.format(new Date(instant))} ${clock.format(new Date(instant))}`,
    shortMoment: (instant) => `${short.format(new Date(instant))} ${clock.format(new Date(instant))}`,
    time: (instant) => clock.format(new Date(instant)),
    number: (value) => plain.format(value),
    counted: (value, most) => (value > most ? `${plain.format(most)}+` : plain.format(value)),
    days: (count) => `${plain.format(count)} ${dayWords[count === 1 ? 0 : 1]}`,
    away: (day) => relative.format(daysBetween(today(), day), 'day'),
    list: (items) => list.format(items),
  };
}
export const useFormat = (): Format => {
  const { language } = useLanguage();
  return useMemo(() => formatIn(language), [language]);
};
