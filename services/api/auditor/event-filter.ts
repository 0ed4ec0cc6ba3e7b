/** Which events of the log an auditor asks for, and walking through the log for them. */
import type { EventLog, ReadAll, RecordedEvent } from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { eventKind } from './event-kinds';

export interface EventFilter {
  /** Null = the whole log. */
  readonly stream: string | null;
  /** A person's reference, or a part of their name; null = anybody. */
  readonly actor: string | null;
  readonly types: readonly string[] | null;
  /** One paragraph as in the list of paragraphs, e.g. `KL 6:30`. */
  readonly paragraph: string | null;
  /** Days in Sweden on which it was recorded, both inclusive. */
  readonly fromDay: string | null;
  readonly toDay: string | null;
}

const lower = (text: string): string => text.toLocaleLowerCase('sv');

/** Whether an event is one that was asked for; of its stream nothing is asked here. Pure. */
export function isAskedFor(event: RecordedEvent, { actor, types, paragraph, fromDay, toDay }: EventFilter): boolean {
  if (types !== null && !types.includes(event.type)) return false;
  if (paragraph !== null && !eventKind(event.type)?.paragraphs.includes(paragraph)) return false;
  if (actor !== null && event.actor.ref !== actor && !lower(event.actor.name).includes(lower(actor))) return false;
  if (fromDay === null && toDay === null) return true;
  const day = dayOf(event.recordedAt);
  return (fromDay === null || fromDay <= day) && (toDay === null || day <= toDay);
}

export type LogOrder = 'oldest-first' | 'newest-first';
/** Where a page ended: position in the log, or revision when one stream is read. Exclusive; null = from the end that the order begins at. */
export type Place = number | null;

export const placeOf = ({ stream }: EventFilter, event: RecordedEvent): number => (stream === null ? event.position : event.revision);

const PAGE = 1000;

/** Everything after `place`, a page at a time, whether asked for or not: so that whoever walks knows how far they have come. */
export async function* pagesOf(
  log: Pick<EventLog, 'readAll' | 'readStream'>,
  filter: EventFilter,
  order: LogOrder,
  after: Place,
): AsyncGenerator<readonly RecordedEvent[]> {
  const direction = order === 'oldest-first' ? 'forwards' : 'backwards';
  const step = direction === 'forwards' ? 1 : -1;
  for (let place = after; ;) {
    // before the first revision there is nothing, and a negative one can't be asked for
    if (filter.stream !== null && direction === 'backwards' && place === 0) return;
    const from: ReadAll = { direction, limit: PAGE };
    const page =
      filter.stream === null
        ? await log.readAll(place === null ? from : { ...from, after: place })
        : await log.readStream(filter.stream, place === null ? from : { ...from, from: place + step });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    place = placeOf(filter, page.at(-1)!);
  }
}

export interface Walked {
  readonly events: readonly RecordedEvent[];
  /** Where to go on; null when the log has been walked to its end. */
  readonly next: Place;
}

/**
 * The next events asked for, at most `limit`, after walking through at most `most` events: a rare one may take several walks, and each says how far
 * it came.
 */
export async function walk(
  log: Pick<EventLog, 'readAll' | 'readStream'>,
  filter: EventFilter,
  { order, after, limit, most }: { readonly order: LogOrder; readonly after: Place; readonly limit: number; readonly most: number },
): Promise<Walked> {
  const events: RecordedEvent[] = [];
  let seen = 0;
  for await (const page of pagesOf(log, filter, order, after)) {
    for (const event of page) {
      // one more than asked for tells that there is more
      if (events.length === limit && isAskedFor(event, filter)) return { events, next: placeOf(filter, events.at(-1)!) };
      if (isAskedFor(event, filter)) events.push(event);
    }
    seen += page.length;
    if (seen >= most) return { events, next: placeOf(filter, page.at(-1)!) };
  }
  return { events, next: null };
}
