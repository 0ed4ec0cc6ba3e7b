import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Day, Id, Line, OneOf } from '#libs/input';
import { ROLE_NAMES, type Language, type Role, type Wording } from '#libs/kernel';
import { DIGEST_KIND, isNoticeKind, noticeKind, NOTICE_KIND_NAMES } from '#libs/mail';
import {
  DISPATCH_STATUSES,
  dispatchedMail,
  dispatches,
  type DispatchedMail,
  type DispatchFilter,
  type DispatchLine,
  type DispatchReader,
  type DispatchStatus,
} from '#projections/dispatch-register';
import { contentOnly } from '#projections/reading';
import { Needs } from '../access/capability';
import { rowsSeenBy } from '../access/predicate';
import { AskedLanguage } from '../language';
import { withErasedToldInMail } from '../cases/erased-texts';
import { Problem } from '../problems';
import { AfterQuery, listed, PageQuery, type Listed } from '../queries/paging';
import { checkPeriod } from '../queries/period';
import { Reads } from '../queries/up-to-date';
import { QueryRoute, UuidParam } from '../routes';

const KINDS: readonly string[] = [...NOTICE_KIND_NAMES, DIGEST_KIND];

export class DispatchesQuery extends PageQuery {
  @OneOf({ sv: 'utfallet', en: 'the outcome' }, DISPATCH_STATUSES, { nullable: true }) status: DispatchStatus | null = null;
  @OneOf({ sv: 'slaget', en: 'the kind' }, KINDS, { nullable: true }) kind: string | null = null;
  @Id({ sv: 'ärendet', en: 'the case' }, { nullable: true }) caseId: string | null = null;
  /** Part of the address or of the subject. */
  @Line({ sv: 'sökordet', en: 'the search term' }, { nullable: true }) text: string | null = null;
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) from: string | null = null;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
}
function filterOf({ status, kind, caseId, text, from, to }: DispatchesQuery): DispatchFilter {
  checkPeriod({ from, to });
  return { status, kind, caseId, text, from, to };
}

/** A line with what its words mean. */
export type Named<D extends DispatchLine> = D & { readonly kindName: string; readonly recipientRoleName: string };

const DIGEST: Wording = { sv: 'Sammanfattning', en: 'Summary' };
const labelOf = (kind: string): Wording | undefined =>
  kind === DIGEST_KIND ? DIGEST : isNoticeKind(kind) ? noticeKind(kind).label : undefined;
const named = <D extends DispatchLine>(line: D, language: Language): Named<D> => ({
  ...withErasedToldInMail(line, language),
  // what an older version sent is told by its own name
  kindName: labelOf(line.kind)?.[language] ?? line.kind,
  recipientRoleName: ROLE_NAMES[line.recipientRole as Role][language],
});

/** Officials see what concerns the cases that they handle; who keeps the register sees all but where they have a conflict of interest. */
function readerOf(person: SignedIn): DispatchReader {
  const cases = rowsSeenBy(person, 'case_queue');
  const official = person.role === 'official';
  return { ref: person.ref, all: !official, cases: official ? contentOnly(cases) : cases };
}

const unknown = (): Problem =>
  new Problem(404, 'dispatch-not-found', {
    sv: 'Utskicket finns inte, eller så har du inte tillgång till det.',
    en: 'There is no such mail, or you do not have access to it.',
  });

/** What has been sent, and what could not be. */
@ApiTags('Utskick')
@Needs('seeDispatches')
@Controller('api/dispatches')
export class DispatchesController {
  constructor(private readonly pool: Pool) {}

  @QueryRoute('', 'Vad som har skickats, det senaste först')
  @Reads('dispatch_register')
  async listDispatches(
    @Query() query: DispatchesQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<Named<DispatchLine>>> {
    const { rows, next } = listed(await dispatches(this.pool, readerOf(person), filterOf(query), query), request, reply);
    return { rows: rows.map((line) => named(line, language)), next };
  }

  @QueryRoute('kinds', 'Alla slags utskick')
  listDispatchKinds(@Query() _: AfterQuery, @AskedLanguage() language: Language): { rows: readonly { kind: string; name: string }[] } {
    return { rows: KINDS.map((kind) => ({ kind, name: labelOf(kind)![language] })) };
  }

  @QueryRoute(':id', 'Ett utskick, med det som stod i det')
  @Reads('dispatch_register')
  async showDispatch(
    @UuidParam('id', unknown) id: string,
    @Query() _: AfterQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<Named<DispatchedMail>> {
    const found = await dispatchedMail(this.pool, readerOf(person), id);
    if (!found) throw unknown();
    return named(found, language);
  }
}
