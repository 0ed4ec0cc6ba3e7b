import { AUTHORITY_ZONE, dayOf, formatDay } from '#libs/kernel';

/** `20 april 2026 kl. 13.59`, in Sweden. */
export const moment = (instant: string): string => {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(AUTHORITY_ZONE);
  return `${formatDay(dayOf(instant))} kl. ${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
};
