import { Controller, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import type { Language } from '#libs/kernel';
import { casesOfApplicant, statusForApplicant, type ApplicantCase, type ApplicantStatus } from '#projections/applicant-status';
import { documentsOfApplicant, type OwnDocuments } from '#projections/case-page';
import { Needs } from '../access/capability';
import { contentSeenBy } from '../access/predicate';
import { etagOf } from '../commands/conditional';
import { withErasedToldInRow, withErasedToldToParty } from '../cases/erased-texts';
import { AskedLanguage } from '../language';
import { caseUnknown } from '../problems';
import { Reads } from '../queries/up-to-date';
import { CaseId, QueryRoute } from '../routes';

@ApiTags('Sökande')
@Needs('apply')
@Controller('api/my-applications')
export class MyApplicationsController {
  constructor(private readonly pool: Pool) {}

  @QueryRoute('', 'Mina ansökningar')
  @Reads('applicant_status')
  async listMyApplications(
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<{ rows: readonly ApplicantCase[] }> {
    return { rows: (await casesOfApplicant(this.pool, person.ref)).map((row) => withErasedToldInRow(row, language)) };
  }

  @QueryRoute(':id', 'Läget för en av mina ansökningar')
  @Reads('applicant_status')
  async showMyApplication(
    @CaseId() caseId: string,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicantStatus> {
    const found = await statusForApplicant(this.pool, person.ref, caseId);
    if (!found) throw caseUnknown();
    void reply.header('etag', etagOf(found.revision)).header('cache-control', 'no-store');
    return withErasedToldToParty(found, language);
  }

  @QueryRoute(':id/documents', 'Det jag har lämnat in i ärendet')
  @Reads('case_page')
  async showMyDocuments(@CaseId() caseId: string, @CurrentPerson() person: SignedIn): Promise<OwnDocuments> {
    const found = await documentsOfApplicant(this.pool, contentSeenBy(person, 'case_page'), caseId);
    if (!found) throw caseUnknown();
    return found;
  }
}
