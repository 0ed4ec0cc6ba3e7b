/** The working days that a register can have been in use, and moments in them. */
import { AUTHORITY_ZONE, isWorkingDay } from '#libs/kernel';
import { CLOSED_MONTHS } from '../demonstration/calendar';

export class Days {
  private readonly days: readonly string[];
  private readonly midnights = new Map<string, number>();

  /** Both days inclusive; weekends and holidays left out. */
  constructor(from: string, to: string) {
    const found: string[] = [];
    for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
      if (isWorkingDay(day)) found.push(day.toString());
    this.days = found;
  }

  get count(): number {
    return this.days.length;
  }
  day(index: number): string {
    return this.days[index]!;
  }
  isOpen(index: number): boolean {
    return !CLOSED_MONTHS.includes(Number(this.day(index).slice(5, 7)));
  }
  /** `minutes` after midnight in Sweden. */
  moment(index: number, minutes: number): Temporal.Instant {
    const day = this.day(index);
    let midnight = this.midnights.get(day);
    if (midnight === undefined) {
      midnight = Temporal.PlainDate.from(day).toZonedDateTime(AUTHORITY_ZONE).epochMilliseconds;
      this.midnights.set(day, midnight);
    }
    return Temporal.Instant.fromEpochMilliseconds(midnight + minutes * 60_000);
  }
}
