/** Clock time as the browser's own field has it (`2026-11-21T14:30`, in Sweden) to and from the API's instants. */
const ZONE = 'Europe/Stockholm';
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-21T13:30:00Z` → `2026-11-21T14:30`. */
export const localTimeOf = (instant: string | Date): string => local.format(new Date(instant)).replace(' ', 'T');
export const localNow = (): string => localTimeOf(new Date());

/** `2026-11-21T14:30` → `2026-11-21T13:30:00.000Z`. What is no time is given back as it is: the API says what is wrong with it. */
export function instantFrom(localTime: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(localTime)) return localTime;
  const asUtc = Date.parse(`${localTime}:00Z`);
  // the clock in Sweden is one or two hours ahead; in the hour that comes twice in autumn the first is meant
  for (const hours of [2, 1]) {
    const instant = new Date(asUtc - hours * 3_600_000);
    if (localTimeOf(instant) === localTime) return instant.toISOString();
  }
  return new Date(asUtc - 3_600_000).toISOString();
}
