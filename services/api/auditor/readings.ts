/** Readings as they stand in the log, a month's stream after the other, latest first. */
import { accessStream } from '#libs/identity';
import type { EventLog, RecordedEvent } from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { EVERY_EVENT } from './events-query';
import { isAskedFor, pagesOf } from './event-filter';
import { kindOfReading, type ReadingKind } from './reading-kinds';

export interface ReadingFilter {
  /** Days in Sweden, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** A person's reference, or a part of their name. */
  readonly actor: string | null;
  readonly caseId: string | null;
  readonly kind: ReadingKind | null;
}

/** Where a page ended, `2026-03.17`: the month, and the revision in its stream. What follows is older. */
export type ReadingPlace = string;
const PLACE = /^(\d{4}-\d{2})\.(\d+)$/;

/** Months from the one of a day back to the one of another, `YYYY-MM`. */
export function monthsBack(to: string, from: string): readonly string[] {
  const months: string[] = [];
  let month = Temporal.PlainYearMonth.from(to.slice(0, 7));
  for (const first = Temporal.PlainYearMonth.from(from.slice(0, 7)); Temporal.PlainYearMonth.compare(month, first) >= 0;)
    month = (months.push(month.toString()), month.subtract({ months: 1 }));
  return months;
}

export function isReading(event: RecordedEvent, { from, to, actor, caseId, kind }: ReadingFilter): boolean {
  if (caseId !== null && event.body?.['caseId'] !== caseId) return false;
  const what = event.body?.['what'];
  if (kind !== null && (typeof what !== 'string' || kindOfReading(what) !== kind)) return false;
  return isAskedFor(event, { ...EVERY_EVENT, actor, fromDay: from, toDay: to });
}

type Log = Pick<EventLog, 'readAll' | 'readStream'>;

/** Everything in the months of the period after a place, a page at a time, whether asked for or not. */
export async function* readingPages(
  log: Log,
  { from, to }: ReadingFilter,
  after: ReadingPlace | null,
): AsyncGenerator<readonly RecordedEvent[]> {
  const [, month, revision] = (after !== null && PLACE.exec(after)) || [];
  for (const each of monthsBack(to, from)) {
    if (month !== undefined && each > month) continue;
    const place = each === month ? Number(revision) : null;
    for await (const page of pagesOf(log, { ...EVERY_EVENT, stream: accessStream(each) }, 'newest-first', place)) {
      // nothing earlier can be of the period
      if (dayOf(page[0]!.recordedAt) < from) return;
      yield page;
    }
  }
}

const placeOf = ({ stream, revision }: RecordedEvent): ReadingPlace => `${stream.slice('access-'.length)}.${revision}`;

/** The next readings asked for, at most `limit`, after walking through at most `most`: `next` says how far that came, null at the end. */
export async function readingsOf(
  log: Log,
  filter: ReadingFilter,
  { after, limit, most }: { readonly after: ReadingPlace | null; readonly limit: number; readonly most: number },
): Promise<{ readonly events: readonly RecordedEvent[]; readonly next: ReadingPlace | null }> {
  const events: RecordedEvent[] = [];
  let seen = 0;
  for await (const page of readingPages(log, filter, after)) {
    for (const event of page.filter((one) => isReading(one, filter))) {
      // one more than asked for tells that there is more
      if (events.length === limit) return { events, next: placeOf(events.at(-1)!) };
      events.push(event);
    }
    seen += page.length;
    if (seen >= most) return { events, next: placeOf(page.at(-1)!) };
  }
  return { events, next: null };
}
