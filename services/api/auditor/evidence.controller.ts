import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { caseEvidence, contentsOf, maskOf, WrongMask, type EventContents, type Mask } from '#libs/evidence';
import { EVENT_LOG, type EventLog, type SealedReader } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { KeptProofs } from '#libs/sealing';
import { Needs } from '../access/capability';
import { sendFile } from '../files';
import { caseUnknown, Problem } from '../problems';
import { CaseId, operation, problem, QueryRoute } from '../routes';

const parts = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((part) => part !== '');

function maskIn(withhold: string | undefined, release: string | undefined, provision: string | undefined): Mask | null {
  try {
    return maskOf(parts(withhold), parts(release), provision);
  } catch (error) {
    if (!(error instanceof WrongMask)) throw error;
    throw new Problem(422, 'invalid-input', {
      sv: error.message,
      en: 'What is to be kept back, the exceptions or the provision can not be read.',
    });
  }
}

/** What of the case is kept back, for the access log. */
const inWords = ({ withhold, release, provision }: Readonly<Record<'withhold' | 'release' | 'provision', string | undefined>>): string =>
  [`hålls tillbaka: ${withhold}`, release && `utom: ${release}`, `med stöd av: ${provision}`].filter(Boolean).join('; ');

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

  @QueryRoute(':id/evidence/contents', 'Vad i ärendets bevispaket som kan hållas tillbaka, händelse för händelse')
  @problem(404, 'Finns inte')
  async evidenceContents(
    @CaseId() caseId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<{ readonly rows: readonly EventContents[] }> {
    const rows = await contentsOf(this.log, caseId);
    if (rows.length === 0) throw caseUnknown();
    await this.readings.record(person, { caseId, what: 'bevispaketet: vad som kan hållas tillbaka', query: null });
    return { rows };
  }

  @Get(':id/evidence')
  @operation('Hämta bevispaketet för ett ärende')
  @ApiQuery({ name: 'sizes', required: false, description: 'Storlekar av loggen som mottagaren har rötter av, med komma mellan' })
  @ApiQuery({
    name: 'withhold',
    required: false,
    description:
      'Händelser (nummer; 13- för den och alla efter) och fält (application.contact, * för alla) som hålls tillbaka, med komma mellan',
  })
  @ApiQuery({ name: 'release', required: false, description: 'Fält som lämnas ut trots det, med komma mellan' })
  @ApiQuery({ name: 'provision', required: false, description: 'Bestämmelsen, till exempel OSL 21 kap. 1 §' })
  @problem(404, 'Finns inte')
  @problem(422, 'Det som ska hållas tillbaka går inte att läsa')
  @problem(503, 'Loggen har inte förseglats än')
  async evidence(
    @CaseId() caseId: string,
    @Query('sizes') asked: string | undefined,
    @Query('withhold') withhold: string | undefined,
    @Query('release') release: string | undefined,
    @Query('provision') provision: string | undefined,
    @CurrentPerson() person: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mask = maskIn(withhold, release, provision);
    const query = mask && inWords({ withhold, release, provision });
    await this.readings.record(person, { caseId, what: 'bevispaketet för ärendet', query });
    const sizes = /^\d{1,15}(,\d{1,15}){0,99}$/.test(asked ?? '') ? asked!.split(',').map(Number) : [];
    const evidence = await caseEvidence({ log: this.log, files: this.files, proofs: this.proofs }, caseId, { sizes, mask });
    if (!evidence) throw caseUnknown();
    const name = `Bevis ${evidence.number ?? caseId}.zip`;
    await sendFile(reply, { name, mediaType: 'application/zip' }, Buffer.from(evidence.archive));
  }
}
