import { Controller, Get, Inject, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { derivedId, SystemClock, type Clock } from '#libs/kernel';
import { casePageOf, type CasePage } from '#projections/case-page';
import { contentSeenBy } from '../access/predicate';
import { unknownFile } from '../applicant/refused-files';
import { metaOf } from '../commands/issued';
import { sendFile } from '../files';
import { Reads } from '../queries/up-to-date';
import { CaseId, operation, problem, UuidParam } from '../routes';

type DecisionDocument = CasePage['decisionDocuments'][number];

/** The decision as a sealed document: for whoever may read the decision, and for the applicant when it has been sent. */
@ApiTags('Beslut')
@Controller('api/cases/:id/decision-documents')
export class DecisionDocumentsController {
  constructor(
    private readonly pool: Pool,
    private readonly readings: AccessLog,
    private readonly commands: CommandBus,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @Get(':decisionId')
  @Reads('case_page')
  @operation('Hämta beslutet som dokument')
  @problem(404, 'Finns inte, eller får inte ses')
  async downloadDecision(
    @CaseId() caseId: string,
    @UuidParam('decisionId', unknownFile) decisionId: string,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.readings.record(person, { caseId, what: 'beslutsdokument', query: null });
    const { document, number } = await this.find(caseId, decisionId, person);
    const content = await this.store.read(document.sha256);
    if (!content) throw unknownFile();
    if (person.role === 'applicant') await this.fetched(caseId, document, person);
    await sendFile(reply, { name: `Beslut ${number}.pdf`, mediaType: 'application/pdf' }, content);
  }

  @Get(':decisionId/seal')
  @operation('Hämta systemets försegling av dokumentet (JWS)')
  @problem(404, 'Finns inte, eller får inte ses')
  async downloadSeal(
    @CaseId() caseId: string,
    @UuidParam('decisionId', unknownFile) decisionId: string,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { document, number } = await this.find(caseId, decisionId, person);
    await sendFile(reply, { name: `Beslut ${number}.pdf.jws`, mediaType: 'application/jose' }, Buffer.from(document.jws, 'ascii'));
  }

  private async find(caseId: string, decisionId: string, person: SignedIn): Promise<{ document: DecisionDocument; number: string }> {
    const shown = await casePageOf(this.pool, contentSeenBy(person, 'case_page'), caseId);
    const document = shown?.page.decisionDocuments.find((one) => one.decisionId === decisionId);
    const sent = shown?.page.dispatches.some((one) => one.decisionId === decisionId);
    if (!document || (person.role === 'applicant' && !sent)) throw unknownFile();
    return { document, number: shown!.number ?? '' };
  }

  /** The first time is recorded; the same document has the same command, so that it is recorded once. */
  private async fetched(caseId: string, { decisionId, sha256 }: DecisionDocument, person: SignedIn): Promise<void> {
    const meta = metaOf(person, derivedId(decisionId, `fetched/${sha256}`), this.clock.now(), null);
    await this.commands.execute(new GiveCaseCommand(caseId, { type: 'FetchDecision', decisionId, documentSha256: sha256 }, meta));
  }
}
