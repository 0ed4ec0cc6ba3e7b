import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import type { Revision } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { dayOf, SystemClock, type Clock } from '#libs/kernel';
import type { Language } from '#libs/kernel';
import {
  handlingTime,
  lastDayToAppeal,
  proposedDelay,
  timersOf,
  type AppealStanding,
  type HandlingTime,
  type Timer,
  type Timing,
} from '#libs/timers';
import { historyOf, type HistoryEntry } from '#projections/case-history';
import { accessOf, casePageOf, type ShownCase } from '#projections/case-page';
import {
  appealingOf,
  caseInQueue,
  countByMover,
  listCases,
  type Appealing,
  type Asking,
  type CaseQueueItem,
  type Mover,
} from '#projections/case-queue';
import { Needs } from '../access/capability';
import { accessBy, contentSeenBy, rowsSeenBy } from '../access/predicate';
import { etagOf } from '../commands/conditional';
import { AskedLanguage } from '../language';
import { caseUnknown, refused } from '../problems';
import { listed, type Listed } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { CaseId, QueryRoute } from '../routes';
import { blindUntilAllHaveFiled } from './blind';
import { withErasedTold, withErasedToldInRow } from './erased-texts';
import { CaseFilterQuery, CaseListQuery, filterOf, searchOf } from './case-query';
import { HistoryQuery } from './history-query';

/** The times of a case on a day: days and nothing of what the case is about, so they go with the diary row. */
export interface CaseTimes extends Appealing {
  readonly timers: readonly Timer[];
  /** Null as long as it is not registered. */
  readonly handling: HandlingTime | null;
  /** The day to propose in a notice of delay; null when none is called for. */
  readonly proposedDelay: string | null;
  /** What the board's secretary has recorded of the decision. */
  readonly board: Pick<Timing, 'board' | 'approvedOn' | 'postedOn' | 'interruptedOn' | 'removedOn' | 'appealEnded'>;
  /** Days, courts and their numbers: nothing of who appealed or why. */
  readonly appeals: readonly AppealStanding[];
  /** Where it is known: from the announcement, or from the day that the party received the decision. */
  readonly lastDayToAppeal: string | null;
  /** When the party received the decision; null where that is not known, or does not count. */
  readonly noticeOn: string | null;
  /** Of the decision that stands; null when there is none. */
  readonly decisionId: string | null;
}

/** `case` is null when the person sees only the diary row, and `why` says what would open it. */
export interface CaseAnswer {
  readonly row: CaseQueueItem;
  readonly case: ShownCase | null;
  readonly why: string | null;
  readonly times: CaseTimes;
}

@ApiTags('Ärenden')
@Needs('seeCaseList')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly pool: Pool,
    private readonly readings: AccessLog,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Ärendelistan')
  @Reads('case_queue')
  async listCases(
    @Query() query: CaseListQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<CaseQueueItem>> {
    const filter = filterOf(query, this.asking(person));
    await this.readings.record(person, { caseId: null, what: 'ärendelista', query: searchOf(query) });
    const order = { by: query.sort, direction: query.direction };
    const { rows, next } = listed(await listCases(this.pool, rowsSeenBy(person, 'case_queue'), filter, order, query), request, reply);
    return { rows: rows.map((row) => withErasedToldInRow(row, language)), next };
  }

  @QueryRoute('counts', 'Antal ärenden efter vem som är på tur')
  @Reads('case_queue')
  async countCases(@Query() query: CaseFilterQuery, @CurrentPerson() person: SignedIn): Promise<Readonly<Record<Mover, number>>> {
    const filter = filterOf(query, this.asking(person));
    await this.readings.record(person, { caseId: null, what: 'antal ärenden', query: searchOf(query) });
    return countByMover(this.pool, rowsSeenBy(person, 'case_queue'), filter);
  }

  @QueryRoute(':id', 'Ett ärende')
  @Reads('case_queue', 'case_page', 'board_reports', 'scheme_register')
  async showCase(
    @CaseId() caseId: string,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseAnswer> {
    const [{ access, barred }, found, shown, appealing] = await Promise.all([
      this.access(caseId, person),
      caseInQueue(this.pool, rowsSeenBy(person, 'case_queue'), caseId),
      casePageOf(this.pool, contentSeenBy(person, 'case_page'), caseId),
      appealingOf(this.pool, caseId),
    ]);
    if (!found) throw access.refusal ? refused(access.refusal) : caseUnknown();
    const { timing } = found;
    const row = withErasedToldInRow(found.row, language);
    const times = { ...timesOf(timing, dayOf(this.clock.now())), ...appealing };
    tag(reply, row.revision);
    if (access.refusal) return { row, case: null, why: access.refusal.message[language], times };
    if (!shown) return { row, case: null, why: null, times };
    tag(reply, shown.revision);
    await this.readings.record(person, { caseId, what: 'ärendeakt', query: null });
    const seen = { ...shown, page: blindUntilAllHaveFiled(shown.page, person, barred) };
    return { row, case: withErasedTold(seen, language), why: null, times };
  }

  @QueryRoute(':id/history', 'Ärendets historik')
  @Reads('case_history', 'case_page')
  async caseHistory(
    @CaseId() caseId: string,
    @Query() query: HistoryQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<{ rows: readonly HistoryEntry[] }> {
    const { access } = await this.access(caseId, person);
    if (access.refusal) throw refused(access.refusal);
    await this.readings.record(person, { caseId, what: 'ärendehistorik', query: null });
    const filter = { types: query.type, after: query.afterRevision ?? null, upTo: query.upTo ?? null };
    return { rows: await historyOf(this.pool, caseId, language, filter, query.order) };
  }

  private asking({ ref }: SignedIn): Asking {
    return { ref, today: dayOf(this.clock.now()) };
  }

  private async access(caseId: string, person: SignedIn) {
    const lists = await accessOf(this.pool, caseId);
    if (!lists) throw caseUnknown();
    return { access: accessBy(person, lists), barred: lists.barred };
  }
}

function timesOf(timing: Timing, today: string): Omit<CaseTimes, keyof Appealing> {
  const { board, approvedOn, postedOn, interruptedOn, removedOn, appealEnded, appeals, noticeOn, decisionId } = timing;
  const runsFrom = noticeOn ?? postedOn;
  return {
    timers: timersOf(timing, today),
    handling: handlingTime(timing, today),
    proposedDelay: proposedDelay(timing, today),
    board: { board, approvedOn, postedOn, interruptedOn, removedOn, appealEnded },
    appeals,
    lastDayToAppeal: runsFrom === null ? null : lastDayToAppeal(runsFrom),
    noticeOn,
    decisionId,
  };
}

/** The revision that a command on what was shown is to be bound to. */
const tag = (reply: FastifyReply, revision: Revision): void =>
  void reply.header('etag', etagOf(revision)).header('cache-control', 'no-store');
