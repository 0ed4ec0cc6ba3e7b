import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { fileOfCase } from '#projections/case-page';
import { contentSeenBy } from '../access/predicate';
import { unknownFile } from '../applicant/refused-files';
import { sendFile } from '../files';
import { Reads } from '../queries/up-to-date';
import { CaseId, operation, problem, UuidParam } from '../routes';

/** Files that have been handed in: for whoever may read the case, the applicant among them. */
@ApiTags('Ärenden')
@Controller('api/cases/:id/files')
export class CaseFilesController {
  constructor(
    private readonly pool: Pool,
    private readonly readings: AccessLog,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  @Get(':fileId')
  @Reads('case_page')
  @operation('Hämta en fil i ärendet')
  @problem(404, 'Finns inte, eller får inte ses')
  async downloadFile(
    @CaseId() caseId: string,
    @UuidParam('fileId', unknownFile) fileId: string,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await fileOfCase(this.pool, contentSeenBy(person, 'case_page'), caseId, fileId);
    const content = file && (await this.store.read(file.sha256));
    if (!content) throw unknownFile();
    await this.readings.record(person, { caseId, what: 'fil i ärendet', query: null });
    await sendFile(reply, file, content);
  }
}
