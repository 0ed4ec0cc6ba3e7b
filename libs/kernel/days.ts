/** Arithmetic of calendar days (`YYYY-MM-DD`), without time zones and without their price: read models count days by the million. */
import { addWorkingDays, isWorkingDay } from './working-days';

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;

/** The day so many days later; earlier when `days` is negative. */
export const plusDays = (day: string, days: number): string => new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);

/** How many days `later` lies after `earlier`; negative when it lies before. */
export const daysBetween = (earlier: string, later: string): number => dayNumber(later) - dayNumber(earlier);

/** The same day of the month so many months later, or the month's last day: 31 August and six months is 28 or 29 February. */
export const plusMonths = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString();

/** The working day so many working days later; earlier when `count` is negative. */
export function plusWorkingDays(day: string, count: number): string {
  let found = Temporal.PlainDate.from(day);
  if (count >= 0) return addWorkingDays(found, count).toString();
  for (let left = -count; left > 0; left -= isWorkingDay(found) ? 1 : 0) found = found.subtract({ days: 1 });
  return found.toString();
}

export const earlierDay = (a: string, b: string): string => (a < b ? a : b);
export const laterDay = (a: string, b: string): string => (a > b ? a : b);
