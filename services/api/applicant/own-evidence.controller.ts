import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { EVENT_LOG, loadStream, type EventLog, type SealedReader } from '#libs/event-log';
import { caseEvidence, maskForApplicant } from '#libs/evidence';
import { caseStream } from '#libs/grant-cases/events';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { KeptProofs } from '#libs/sealing';
import { statusForApplicant } from '#projections/applicant-status';
import { Needs } from '../access/capability';
import { sendFile } from '../files';
import { Reads } from '../queries/up-to-date';
import { CaseId, operation, problem } from '../routes';
import { unknownFile } from './refused-files';

/** What an applicant keeps with a decision that has been sent, so that anybody can check it without us (docs/evidence.md). */
@ApiTags('Sökande')
@Needs('apply')
@Controller('api/my-applications')
export class OwnEvidenceController {
  constructor(
    private readonly pool: Pool,
    private readonly readings: AccessLog,
    private readonly proofs: KeptProofs,
    @Inject(EVENT_LOG) private readonly log: EventLog & SealedReader,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get(':id/evidence')
  @Reads('applicant_status')
  @operation('Hämta beviset för beslutet om min ansökan')
  @problem(404, 'Finns inte, eller inget beslut har skickats')
  @problem(503, 'Loggen har inte förseglats än')
  async ownEvidence(@CaseId() caseId: string, @CurrentPerson() person: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const own = await statusForApplicant(this.pool, person.ref, caseId);
    const mask = own ? maskForApplicant((await loadStream(this.log, caseStream(caseId))).events) : null;
    if (!mask) throw unknownFile();
    await this.readings.record(person, { caseId, what: 'bevispaketet för sökanden', query: null });
    const evidence = await caseEvidence({ log: this.log, files: this.files, proofs: this.proofs }, caseId, { mask });
    const { number, archive } = evidence!; // it has events: they have just been read
    await sendFile(reply, { name: `Bevis ${number ?? caseId}.zip`, mediaType: 'application/zip' }, Buffer.from(archive));
  }
}
