/**
 * Swedish working days. Holidays are computed (lag 1989:253 om allmänna helgdagar), not listed; midsummer's, Christmas and New Year's
 * eves count as holidays when a period of time runs out (lag 1930:173, 2 §).
 */
type Day = Temporal.PlainDate;

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** The first `weekday` (1 = Monday) on or after the given day. */
const onOrAfter = (day: Day, weekday: number): Day => day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });

const holidays = new Map<number, ReadonlySet<string>>();
function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidays.get(year);
  if (known) return known;
  const on = (month: number, day: number): Day => Temporal.PlainDate.from({ year, month, day });
  const easter = easterSunday(year);
  const midsummerEve = onOrAfter(on(6, 19), 5);
  const days = [
    on(1, 1),
    on(1, 6),
    easter.subtract({ days: 2 }),
    easter,
    easter.add({ days: 1 }),
    on(5, 1),
    easter.add({ days: 39 }),
    easter.add({ days: 49 }),
    on(6, 6),
    midsummerEve,
    midsummerEve.add({ days: 1 }),
    onOrAfter(on(10, 31), 6),
    on(12, 24),
    on(12, 25),
    on(12, 26),
    on(12, 31),
  ];
  const set = new Set(days.map(String));
  holidays.set(year, set);
  return set;
}

/** False on Saturdays, Sundays, public holidays and the three eves that are equal to them (lag 1930:173, 2 §). */
export const isWorkingDay = (day: Day): boolean => day.dayOfWeek < 6 && !holidaysOf(day.year).has(day.toString());

/** The day itself if it is a working day, otherwise the next one: when a statutory period ends (lag 1930:173, 2 §). */
export function firstWorkingDayFrom(day: Day): Day {
  let found = day;
  while (!isWorkingDay(found)) found = found.add({ days: 1 });
  return found;
}

/** The `count`-th working day after `day`. */
export function addWorkingDays(day: Day, count: number): Day {
  let found = day;
  for (let left = count; left > 0; left--) found = firstWorkingDayFrom(found.add({ days: 1 }));
  return found;
}
