import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { AccessLog, accessStream, CurrentPerson, type SignedIn } from '#libs/identity';
import { Line, Pattern } from '#libs/input';
import type { Language } from '#libs/kernel';
import { Needs } from '../access/capability';
import { AskedLanguage } from '../language';
import { AfterQuery, QueryNumber } from '../queries/paging';
import { QueryRoute } from '../routes';
import { walk } from './event-filter';
import { EVERY_EVENT } from './events-query';
import { shown, type ShownEvent } from './shown-event';

export class AccessLogQuery extends AfterQuery {
  @Pattern({ sv: 'månaden', en: 'the month' }, /^\d{4}-(0[1-9]|1[0-2])$/, '2026-03') month!: string;
  /** A person's reference, or a part of their name. */
  @Line({ sv: 'personen', en: 'the person' }, { nullable: true }) actor: string | null = null;
  /** Where the page before it ended: exclusive. */
  @QueryNumber({ sv: 'sidans markör', en: 'the page’s cursor' }, 0, Number.MAX_SAFE_INTEGER) from?: number;
  @QueryNumber({ sv: 'antalet rader', en: 'the number of rows' }, 1, 200) limit: number = 100;
}

/** A month of readings is gone through at once: there is a line for every page that an auditor opened. */
const MOST = 100_000;

/** Who examines is examined too: what auditors have read, latest first. */
@ApiTags('Revision')
@Controller('api/auditor')
export class AccessLogController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly readings: AccessLog,
  ) {}

  @Needs('readAccessLog')
  @QueryRoute('access-log', 'Vad revisorer har tagit del av, en månad')
  async readAccessLog(
    @Query() { month, actor, from, limit }: AccessLogQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<{ rows: readonly ShownEvent[]; next: number | null }> {
    await this.readings.record(person, { caseId: null, what: 'åtkomstlogg', query: actor === null ? month : `${month}, person: ${actor}` });
    const filter = { ...EVERY_EVENT, stream: accessStream(month), actor };
    const { events, next } = await walk(this.log, filter, { order: 'newest-first', after: from ?? null, limit, most: MOST });
    return { rows: events.map((event) => shown(event, language)), next };
  }
}
