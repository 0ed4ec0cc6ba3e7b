/** What the event log can be asked for. */
import { Day, Id, Line, Many, OneOf } from '#libs/input';
import { caseStream } from '#libs/grant-cases/events';
import { Several } from '../cases/case-query';
import { AfterQuery, QueryNumber } from '../queries/paging';
import { FORMATS, type Format } from './download';
import type { EventFilter, LogOrder } from './event-filter';
import { EVENT_KINDS, PARAGRAPHS } from './event-kinds';

const TYPES = EVENT_KINDS.map(({ type }) => type);

export class EventFilterQuery extends AfterQuery {
  @Line({ sv: 'strömmen', en: 'the stream' }, { nullable: true }) stream: string | null = null;
  @Id({ sv: 'ärendet', en: 'the case' }, { nullable: true }) caseId: string | null = null;
  /** A person's reference, or a part of their name. */
  @Line({ sv: 'personen', en: 'the person' }, { nullable: true }) actor: string | null = null;
  @Several()
  @Many({ sv: 'händelseslaget', en: 'the kind of event' }, (label, options) => OneOf(label, TYPES, options), { nullable: true, most: 60 })
  type: string[] | null = null;
  @OneOf({ sv: 'lagrummet', en: 'the provision of law' }, PARAGRAPHS, { nullable: true }) paragraph: string | null = null;
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) fromDay: string | null = null;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) toDay: string | null = null;
  @OneOf({ sv: 'ordningen', en: 'the order' }, ['oldest-first', 'newest-first']) order: LogOrder = 'oldest-first';
}
export class EventsQuery extends EventFilterQuery {
  /** Where the page before it ended: exclusive. */
  @QueryNumber({ sv: 'sidans markör', en: 'the page’s cursor' }, 0, Number.MAX_SAFE_INTEGER) from?: number;
  @QueryNumber({ sv: 'antalet händelser', en: 'the number of events' }, 1, 200) limit: number = 100;
}
export class EventExportQuery extends EventFilterQuery {
  @OneOf({ sv: 'filformatet', en: 'the file format' }, FORMATS) format: Format = 'csv';
}

export const EVERY_EVENT: EventFilter = { stream: null, actor: null, types: null, paragraph: null, fromDay: null, toDay: null };

export const filterOf = ({ stream, caseId, actor, type, paragraph, fromDay, toDay }: EventFilterQuery): EventFilter => ({
  stream: caseId === null ? stream : caseStream(caseId),
  actor,
  types: type,
  paragraph,
  fromDay,
  toDay,
});

/** What was asked for, as the access log keeps it; null = everything. */
export const inWords = ({ stream, actor, types, paragraph, fromDay, toDay }: EventFilter): string | null =>
  Object.entries({ ström: stream, person: actor, händelse: types?.join(' '), lagrum: paragraph, från: fromDay, till: toDay })
    .flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name}: ${value}`]))
    .join(', ') || null;
