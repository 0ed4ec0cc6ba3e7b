import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_LOG, loadStream, type EventLog, type RecordedEvent } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { OneOf } from '#libs/input';
import type { Language } from '#libs/kernel';
import { schemeStream } from '#libs/schemes/events';
import {
  caseAsItStood,
  CASE_CLOCKS,
  ownShareOf,
  pageChanges,
  type CaseAsItStood,
  type CaseClock,
  type PageChange,
  type ShownCase,
} from '#projections/case-page';
import { schemeAsKnown } from '#projections/scheme-register';
import { Needs } from '../access/capability';
import { caseUnknown } from '../problems';
import { AskedLanguage } from '../language';
import { AfterQuery } from '../queries/paging';
import { CaseId, QueryRoute } from '../routes';
import { shown, type ShownEvent } from './shown-event';

export class CaseAtQuery extends AfterQuery {
  @OneOf({ sv: 'klockan', en: 'the clock' }, CASE_CLOCKS) clock: CaseClock = 'recorded';
}

export interface CaseAtAnswer {
  /** As the case page itself answers, as it stood. */
  readonly case: ShownCase;
  readonly clock: CaseClock;
  /** The event that it stands at: who did what, when, and on what basis. */
  readonly event: ShownEvent;
  /** What that event changed. */
  readonly changes: readonly PageChange[];
  /** Revisions of what was written down after the event and had happened by then; only by the effective clock. */
  readonly writtenLater: readonly number[];
  /** Revision of the last event that the case has now. */
  readonly last: number;
}

const CLOCK_WORDS: Readonly<Record<CaseClock, string>> = { recorded: 'som det var känt då', effective: 'med senare rättelser' };

/** A case as it stood at any of its events, for auditors (KL 12:9): folded anew from the log by the read model's own fold. */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor/cases')
export class CaseAtController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly readings: AccessLog,
  ) {}

  @QueryRoute(':id/at/:revision', 'Ärendet så som det stod vid en händelse')
  async caseAt(
    @CaseId() caseId: string,
    @Param('revision') revision: string,
    @Query() { clock }: CaseAtQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseAtAnswer> {
    if (!/^\d{1,9}$/.test(revision)) throw caseUnknown();
    const what = `ärendet så som det stod vid händelse ${Number(revision) + 1}, ${CLOCK_WORDS[clock]}`;
    await this.readings.record(person, { caseId, what, query: null });
    const { events } = await loadStream(this.log, caseStream(caseId));
    const stood = caseAsItStood(events, Number(revision), clock);
    if (!stood) throw caseUnknown();
    void reply.header('cache-control', 'no-store');
    return {
      case: await this.shownCase(caseId, stood, clock),
      clock,
      event: shown(stood.event, language),
      changes: pageChanges(stood.before, stood.row),
      writtenLater: stood.writtenLater,
      last: events.at(-1)!.revision,
    };
  }

  private async shownCase(caseId: string, { row, event }: CaseAsItStood, clock: CaseClock): Promise<ShownCase> {
    const { number, scheme_id: schemeId, organisation, title, page, received_on: receivedOn, revision, position } = row;
    const scheme = schemeId === null || receivedOn === null ? null : await this.scheme(schemeId, receivedOn, event, clock);
    const { guidelines, legalRegime } = scheme ?? { guidelines: null, legalRegime: null };
    const application = page.versions.at(-1)?.application;
    const ownShare = application ? ownShareOf(application.ownShare, application.amountOre, guidelines) : null;
    return { caseId, number, schemeId, organisation, title, page, guidelines, legalRegime, ownShare, revision, position };
  }

  /** Of the scheme's stream counts what lay in the log before the event, and by the effective clock also what had happened by then. */
  private async scheme(schemeId: string, day: string, at: RecordedEvent, clock: CaseClock) {
    const { events } = await loadStream(this.log, schemeStream(schemeId));
    const known = events.filter((one) => one.position < at.position || (clock === 'effective' && one.effectiveAt <= at.recordedAt));
    return schemeAsKnown(schemeId, known, day);
  }
}
