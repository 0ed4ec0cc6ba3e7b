import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EVENT_LOG, type EventLog, type RecordedEvent } from '#libs/event-log';
import { AccessLog, accessStream, CurrentPerson, type SignedIn } from '#libs/identity';
import { Line, Pattern } from '#libs/input';
import { Needs } from '../access/capability';
import { QueryNumber } from '../queries/paging';
import { QueryRoute } from '../routes';

export class EventsQuery {
  /** Exclusive. */
  @QueryNumber('positionen', 0, Number.MAX_SAFE_INTEGER) from?: number;
  @QueryNumber('antalet händelser', 1, 200) limit: number = 100;
  @Line('strömmen', { nullable: true }) stream: string | null = null;
}
export class AccessLogQuery {
  @Pattern('månaden', /^\d{4}-(0[1-9]|1[0-2])$/, '2026-03') month!: string;
}

/** An event as the auditor reads it; `leaf` is the canonical envelope, byte for byte, that its hash is of. */
export interface ShownEvent extends Omit<RecordedEvent, 'leaf' | 'leafHash'> {
  readonly leaf: string;
  readonly leafSha256: string;
}
const shown = ({ leaf, leafHash, ...event }: RecordedEvent): ShownEvent => ({
  ...event,
  leaf: leaf.toString('utf8'),
  leafSha256: leafHash.toString('hex'),
});

/** What auditors examine (KL 12:9). That they have read is written down before they are answered. */
@ApiTags('Revision')
@Controller('api/auditor')
export class AuditorController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly readings: AccessLog,
  ) {}

  @Needs('readEventLog')
  @QueryRoute('events', 'Händelseloggen, i dess ordning')
  async readEvents(
    @Query() { from = 0, limit, stream }: EventsQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<{ head: number; rows: readonly ShownEvent[] }> {
    await this.readings.record(person, { caseId: null, what: 'händelselogg', query: stream });
    const read = stream === null ? this.log.readAll({ after: from, limit }) : this.log.readStream(stream, { from, limit });
    const [head, events] = await Promise.all([this.log.head(), read]);
    return { head, rows: events.map(shown) };
  }

  @Needs('readAccessLog')
  @QueryRoute('access-log', 'Vad revisorer har tagit del av, en månad')
  async readAccessLog(@Query() { month }: AccessLogQuery, @CurrentPerson() person: SignedIn): Promise<{ rows: readonly ShownEvent[] }> {
    await this.readings.record(person, { caseId: null, what: 'åtkomstlogg', query: month });
    return { rows: (await this.log.readStream(accessStream(month))).map(shown) };
  }
}
