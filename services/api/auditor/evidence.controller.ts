import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { caseEvidence, NoEvidence } from '#libs/evidence';
import { EVENT_LOG, type EventLog, type SealedReader } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { KeptProofs, NoSeal } from '#libs/sealing';
import { Needs } from '../access/capability';
import { sendFile } from '../files';
import { caseUnknown, unavailable } from '../problems';
import { CaseId, operation, problem } from '../routes';

/** A whole case with the proofs of it, to be checked without us (docs/evidence.md). For auditors; it is written down as a reading. */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor/cases')
export class EvidenceController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog & SealedReader,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly proofs: KeptProofs,
    private readonly readings: AccessLog,
  ) {}

  @Get(':id/evidence')
  @operation('Hämta bevispaketet för ett ärende')
  @ApiQuery({ name: 'sizes', required: false, description: 'Storlekar av loggen som mottagaren har rötter av, med komma mellan' })
  @problem(404, 'Finns inte')
  @problem(503, 'Loggen har inte förseglats än')
  async evidence(
    @CaseId() caseId: string,
    @Query('sizes') asked: string | undefined,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.readings.record(person, { caseId, what: 'bevispaketet för ärendet', query: null });
    const sizes = /^\d{1,15}(,\d{1,15}){0,99}$/.test(asked ?? '') ? asked!.split(',').map(Number) : [];
    try {
      const evidence = await caseEvidence({ log: this.log, files: this.files, proofs: this.proofs }, caseId, { sizes });
      if (!evidence) throw caseUnknown();
      const name = `Bevis ${evidence.number ?? caseId}.zip`;
      await sendFile(reply, { name, mediaType: 'application/zip' }, Buffer.from(evidence.archive));
    } catch (error) {
      if (!(error instanceof NoEvidence || error instanceof NoSeal)) throw error;
      throw unavailable({ sv: error.message, en: 'The log has not been sealed as far as this case yet. Try again in a while.' });
    }
  }
}
