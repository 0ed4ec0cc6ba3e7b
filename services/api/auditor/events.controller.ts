import { Controller, Inject, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { dayOf, SystemClock, type Clock, type Language } from '#libs/kernel';
import { Needs } from '../access/capability';
import { AskedLanguage } from '../language';
import { QueryRoute } from '../routes';
import { download } from './download';
import { isAskedFor, pagesOf, walk, type EventFilter, type LogOrder } from './event-filter';
import { EVENT_KINDS, PARAGRAPHS, type EventKind } from './event-kinds';
import { EventExportQuery, EventsQuery, filterOf, inWords } from './events-query';
import { EVENT_COLUMNS, shown, type ShownEvent } from './shown-event';

export interface EventsAnswer {
  /** Position of the last event in the log. */
  readonly head: number;
  readonly rows: readonly ShownEvent[];
  /** `from` of the next page; null when the log has been gone through. A page may have few rows and still have one after it. */
  readonly next: number | null;
}

/** A kind of event with its name in one language. */
export type EventKindShown = Omit<EventKind, 'label'> & { readonly label: string };

/** Events gone through for one page: about a second's work. */
const MOST = 20_000;

/** The log itself, for auditors (KL 12:9). That they have read is written down before they are answered. */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor')
export class EventsController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly readings: AccessLog,
  ) {}

  @QueryRoute('events', 'Händelseloggen, i dess ordning')
  async readEvents(
    @Query() query: EventsQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<EventsAnswer> {
    const filter = filterOf(query);
    await this.readings.record(person, { caseId: query.caseId, what: 'händelselogg', query: inWords(filter) });
    const { order, limit, from } = query;
    const [head, { events, next }] = await Promise.all([
      this.log.head(),
      walk(this.log, filter, { order, after: from ?? null, limit, most: MOST }),
    ]);
    return { head, rows: events.map((event) => shown(event, language)), next };
  }

  @QueryRoute('events/export', 'Händelser ur loggen som fil')
  async exportEvents(@Query() query: EventExportQuery, @CurrentPerson() person: SignedIn): Promise<StreamableFile> {
    const { format, order, caseId } = query;
    const filter = filterOf(query);
    await this.readings.record(person, { caseId, what: `export av händelselogg (${format.toUpperCase()})`, query: inWords(filter) });
    const exportedAt = this.clock.now();
    return download({
      format,
      name: `handelser-${caseId === null ? '' : `${caseId}-`}${dayOf(exportedAt)}`,
      about: { log: this.log.origin, exportedAt: exportedAt.toString(), filter, order, head: await this.log.head() },
      columns: EVENT_COLUMNS,
      rows: this.asked(filter, order),
    });
  }

  @QueryRoute('event-kinds', 'Alla slags händelser och de lagrum som de vilar på')
  listEventKinds(@AskedLanguage() language: Language): { rows: readonly EventKindShown[]; paragraphs: readonly string[] } {
    return { rows: EVENT_KINDS.map((kind) => ({ ...kind, label: kind.label[language] })), paragraphs: PARAGRAPHS };
  }

  /** The record is kept in Swedish, and so are its files. */
  private async *asked(filter: EventFilter, order: LogOrder): AsyncGenerator<readonly ShownEvent[]> {
    for await (const page of pagesOf(this.log, filter, order, null))
      yield page.filter((event) => isAskedFor(event, filter)).map((event) => shown(event, 'sv'));
  }
}
