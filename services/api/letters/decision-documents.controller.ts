import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { derivedId, SystemClock, type Clock } from '#libs/kernel';
import { casePageOf, documentNow, type CasePage } from '#projections/case-page';
import { contentSeenBy } from '../access/predicate';
import { unknownFile } from '../applicant/refused-files';
import { metaOf } from '../commands/issued';
import { sendFile } from '../files';
import { Reads } from '../queries/up-to-date';
import { CaseId, operation, problem, UuidParam } from '../routes';

type DecisionDocument = CasePage['decisionDocuments'][number];
/** `sha256` null = the decision as it reads now. */
interface Wanted {
  readonly caseId: string;
  readonly decisionId: string;
  readonly sha256: string | null;
}

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
  @operation('Hämta beslutet som dokument, så som det lyder nu')
  @problem(404, 'Finns inte, eller får inte ses')
  async downloadDecision(
    @CaseId() caseId: string,
    @UuidParam('decisionId', unknownFile) decisionId: string,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send({ caseId, decisionId, sha256: null }, person, reply);
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
    await this.sendSeal({ caseId, decisionId, sha256: null }, person, reply);
  }

  /** A decision that was corrected or revoked has several: as it was signed, after each correction, and the letter of the revocation. */
  @Get(':decisionId/:sha256')
  @Reads('case_page')
  @operation('Hämta ett av beslutets dokument: som det löd, rättat, eller brevet om att det är återkallat')
  @problem(404, 'Finns inte, eller får inte ses')
  async downloadDocument(
    @CaseId() caseId: string,
    @UuidParam('decisionId', unknownFile) decisionId: string,
    @Param('sha256') sha256: string,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send({ caseId, decisionId, sha256 }, person, reply);
  }

  @Get(':decisionId/:sha256/seal')
  @Reads('case_page')
  @operation('Hämta systemets försegling av ett av beslutets dokument (JWS)')
  @problem(404, 'Finns inte, eller får inte ses')
  async downloadSealOf(
    @CaseId() caseId: string,
    @UuidParam('decisionId', unknownFile) decisionId: string,
    @Param('sha256') sha256: string,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendSeal({ caseId, decisionId, sha256 }, person, reply);
  }

  private async send(wanted: Wanted, person: SignedIn, reply: FastifyReply): Promise<void> {
    const { caseId } = wanted;
    const { document, name } = await this.find(wanted, person);
    const content = await this.store.read(document.sha256);
    if (!content) throw unknownFile();
    await this.readings.record(person, { caseId, what: 'beslutsdokument', query: null });
    if (person.role === 'applicant') await this.fetched(caseId, document, person);
    await sendFile(reply, { name: `${name}.pdf`, mediaType: 'application/pdf' }, content);
  }

  private async sendSeal(wanted: Wanted, person: SignedIn, reply: FastifyReply): Promise<void> {
    const { document, name } = await this.find(wanted, person);
    await sendFile(reply, { name: `${name}.pdf.jws`, mediaType: 'application/jose' }, Buffer.from(document.jws, 'ascii'));
  }

  private async find(
    { caseId, decisionId, sha256 }: Wanted,
    person: SignedIn,
  ): Promise<{ readonly document: DecisionDocument; readonly name: string }> {
    const shown = await casePageOf(this.pool, contentSeenBy(person, 'case_page'), caseId);
    const page = shown?.page;
    const document =
      sha256 === null
        ? page && documentNow(page, decisionId)
        : page?.decisionDocuments.find((one) => one.decisionId === decisionId && one.sha256 === sha256);
    // a decision that has fallen was sent all the same
    const dispatches = page ? [...page.dispatches, ...page.ended.flatMap((ended) => ended.dispatches)] : [];
    const sent = dispatches.some((one) => one.decisionId === decisionId);
    if (!document || (person.role === 'applicant' && !sent)) throw unknownFile();
    const what = document.revocation ? 'Återkallelse' : document.corrections ? 'Rättat beslut' : 'Beslut';
    return { document, name: `${what} ${shown!.number ?? ''}` };
  }

  /** The first time is recorded; the same document has the same command, so that it is recorded once. */
  private async fetched(caseId: string, { decisionId, sha256 }: DecisionDocument, person: SignedIn): Promise<void> {
    const meta = metaOf(person, derivedId(decisionId, `fetched/${sha256}`), this.clock.now(), null);
    await this.commands.execute(new GiveCaseCommand(caseId, { type: 'FetchDecision', decisionId, documentSha256: sha256 }, meta));
  }
}
