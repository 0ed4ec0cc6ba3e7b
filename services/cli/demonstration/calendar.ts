/** The demonstration's own calendar: what happened is told in working days before today, so that it is recent whenever the service is tried out. */
import { AUTHORITY_ZONE, isWorkingDay } from '#libs/kernel';

/** July and December, as in the scheme's rule: nothing is received then. */
export const CLOSED_MONTHS: readonly number[] = [7, 12];

export interface Calendar {
  /** The day in Sweden that the demonstration is loaded on. */
  readonly today: string;
  /** The working day that lies `ago` working days before today; a negative number lies ahead. */
  day(ago: number): string;
  /** The same day, or the last working day before a month with closed intake. */
  openDay(ago: number): string;
  /** A day so many calendar days later. */
  later(day: string, days: number): string;
}

/** `time` = `HH:MM` in Sweden. ISO instant in UTC. */
export const instantOn = (day: string, time: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: AUTHORITY_ZONE, plainTime: time }).toInstant().toString();

function workingDay(today: Temporal.PlainDate, ago: number): Temporal.PlainDate {
  const step = ago < 0 ? 1 : -1;
  let found = today;
  for (let left = Math.abs(ago); left > 0; left -= isWorkingDay(found) ? 1 : 0) found = found.add({ days: step });
  return found;
}

function lastOpen(day: Temporal.PlainDate): Temporal.PlainDate {
  let found = day;
  while (CLOSED_MONTHS.includes(found.month) || !isWorkingDay(found)) found = found.subtract({ days: 1 });
  return found;
}

export function calendarOf(today: string): Calendar {
  const from = Temporal.PlainDate.from(today);
  return {
    today,
    day: (ago) => workingDay(from, ago).toString(),
    openDay: (ago) => lastOpen(workingDay(from, ago)).toString(),
    later: (day, days) => Temporal.PlainDate.from(day).add({ days }).toString(),
  };
}
