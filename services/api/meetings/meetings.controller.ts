import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Key } from '#libs/input';
import { dayOf, daysBetween, SystemClock, type Clock } from '#libs/kernel';
import {
  boardsWithOrders,
  howManyUnreported,
  listedDecisions,
  meeting,
  meetings,
  unreportedDecisions,
  type BoardInRegister,
  type UnreportedDecision,
} from '#projections/board-meetings';
import { Needs } from '../access/capability';
import { rowsSeenBy } from '../access/predicate';
import { etagOf } from '../commands/conditional';
import { Problem } from '../problems';
import { AfterQuery, listed, PageQuery, type Listed } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { QueryRoute, UuidParam } from '../routes';
import { lineOf, shownMeeting, type MeetingLine, type ShownMeeting } from './shown-meeting';

export class UnreportedQuery extends PageQuery {
  @Key({ sv: 'nämnden', en: 'the board' }, { nullable: true }) board: string | null = null;
}

/** With how many days it has waited. */
export type Waiting = UnreportedDecision & { readonly ageDays: number };

/** The oldest first, page by page: what is not yet reported is never out of sight. */
export interface WaitingPage extends Listed<Waiting> {
  /** On all the pages. */
  readonly total: number;
}

export const meetingUnknown = (): Problem =>
  new Problem(404, 'no-such-meeting', {
    sv: 'Sammanträdet finns inte. Kontrollera länken.',
    en: 'There is no such meeting. Check the link.',
  });

/** $1 meeting. What its cases did not take in, until somebody has looked. */
const REFUSED = `
  select payload ->> 'caseId' as "caseId", error from jobs.outbox
  where job = 'carry-board-record' and state = 'dead' and payload ->> 'meetingId' = $1 and error is not null`;

/** The board's meetings, and what is reported at them. */
@ApiTags('Sammanträden')
@Needs('seeBoardMeetings')
@Controller('api/board-meetings')
export class MeetingsController {
  constructor(
    private readonly pool: Pool,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Nämndens sammanträden, det senaste först')
  @Reads('board_meetings')
  // oxlint-disable-next-line no-unused-vars -- says what may be asked
  async listBoardMeetings(@Query() _: AfterQuery): Promise<{ rows: readonly MeetingLine[] }> {
    const today = dayOf(this.clock.now());
    return { rows: (await meetings(this.pool)).map((found) => lineOf(found, today)) };
  }

  @QueryRoute('boards', 'Nämnder som har en delegationsordning')
  @Reads('delegation_register')
  // oxlint-disable-next-line no-unused-vars -- says what may be asked
  async listBoards(@Query() _: AfterQuery): Promise<{ rows: readonly BoardInRegister[] }> {
    return { rows: await boardsWithOrders(this.pool) };
  }

  @QueryRoute('unreported', 'Beslut som varken är anmälda eller särskilt protokollförda, det äldsta först')
  @Reads('board_reports', 'board_meetings', 'case_queue', 'scheme_register', 'delegation_register')
  async listUnreportedDecisions(
    @Query() query: UnreportedQuery,
    @CurrentPerson() person: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingPage> {
    const today = dayOf(this.clock.now());
    const access = rowsSeenBy(person, 'case_queue');
    const [found, total] = await Promise.all([
      unreportedDecisions(this.pool, access, query.board, query),
      howManyUnreported(this.pool, access, query.board),
    ]);
    const { rows, next } = listed(found, request, reply);
    return { rows: rows.map((row) => ({ ...row, ageDays: Math.max(0, daysBetween(row.decidedOn, today)) })), next, total };
  }

  @QueryRoute(':id', 'Ett sammanträde med sin anmälningslista')
  @Reads('board_meetings', 'board_reports', 'case_queue')
  async showBoardMeeting(
    @UuidParam('id', meetingUnknown) id: string,
    @Query() _: AfterQuery,
    @CurrentPerson() person: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownMeeting> {
    const found = await meeting(this.pool, id);
    if (!found) throw meetingUnknown();
    const [cases, refused] = await Promise.all([
      listedDecisions(this.pool, rowsSeenBy(person, 'case_queue'), found.state.entries ?? []),
      this.pool.query<{ caseId: string; error: string }>(REFUSED, [id]),
    ]);
    void reply.header('etag', etagOf(found.revision)).header('cache-control', 'no-store');
    const refusals = new Map(refused.rows.map(({ caseId, error }) => [caseId, error]));
    return shownMeeting(found, cases, refusals, dayOf(this.clock.now()));
  }
}
