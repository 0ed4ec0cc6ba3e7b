import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { FILE_STORE, type FileStore } from '#libs/documents';
import { evidencePack, type Packing } from '#libs/evidence';
import { EVENT_LOG, type EventLog, type SealedReader } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Line, Many } from '#libs/input';
import { dayOf, isUuid, SystemClock, type Clock } from '#libs/kernel';
import { drawnIn, LARGEST_SAMPLE } from '#libs/sampling';
import { KeptProofs } from '#libs/sealing';
import { casesByNumber } from '#projections/decision-register';
import { Needs } from '../access/capability';
import { Several } from '../cases/case-query';
import { sendFile } from '../files';
import { invalidInput } from '../problems';
import { AfterQuery } from '../queries/paging';
import { operation, problem } from '../routes';
import { packingOf, packList } from './pack-list';
import { Samples } from './samples';
import { noSuchSample } from './samples.controller';

export class PackQuery extends AfterQuery {
  /** Numbers in the diary, or ids. */
  @Several()
  @Many({ sv: 'ärendet', en: 'the case' }, Line, { least: 1, most: LARGEST_SAMPLE })
  case!: string[];
}

/** The evidence of many cases in one file, made while it is sent. Each case is written down as read before anything is. */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor')
export class PacksController {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog & SealedReader,
    @Inject(FILE_STORE) private readonly files: FileStore,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly proofs: KeptProofs,
    private readonly samples: Samples,
    private readonly readings: AccessLog,
  ) {}

  @Get('samples/:sampleKey/evidence')
  @operation('Hämta bevispaketen för ett urval')
  @problem(404, 'Finns inte')
  @problem(503, 'Loggen har inte förseglats än')
  async sampleEvidence(@Param('sampleKey') number: string, @CurrentPerson() person: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const event = await this.samples.event(number);
    if (!event) throw noSuchSample();
    const cases = drawnIn(event).drawn.map(({ caseId }) => caseId);
    await this.recorded(person, cases, `urval ${number}`);
    await this.send(reply, `Bevis urval ${number}.zip`, packingOf(event, await this.samples.population(event)));
  }

  @Get('evidence')
  @operation('Hämta bevispaketen för flera ärenden')
  @problem(422, 'Något av ärendena finns inte')
  @problem(503, 'Loggen har inte förseglats än')
  async severalEvidence(@Query() { case: asked }: PackQuery, @CurrentPerson() person: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const cases = await this.casesOf(asked.map((one) => one.trim()));
    await this.recorded(person, cases, 'flera ärenden');
    await this.send(reply, `Bevis ${dayOf(this.clock.now())}.zip`, { cases, sample: null, list: packList([]) });
  }

  /** Throws a 422 that names those that are not there. */
  private async casesOf(asked: readonly string[]): Promise<readonly string[]> {
    const numbers = asked.filter((one) => !isUuid(one)).map((one) => one.toUpperCase());
    const found = new Map((await casesByNumber(this.pool, numbers)).map(({ number, caseId }) => [number.toUpperCase(), caseId]));
    const unknown = numbers.filter((number) => !found.has(number));
    if (unknown.length > 0) {
      const message = {
        sv: `Det finns inget ärende ${unknown.join(', ')}. Skriv numren så som de står i diariet, t.ex. LIG 2026-17.`,
        en: `There is no case ${unknown.join(', ')}. Write the numbers as they stand in the diary, e.g. LIG 2026-17.`,
      };
      throw invalidInput([{ field: 'case', message }]);
    }
    return [...new Set(asked.map((one) => (isUuid(one) ? one.toLowerCase() : found.get(one.toUpperCase())!)))];
  }

  private recorded(person: SignedIn, cases: readonly string[], query: string): Promise<void> {
    return this.readings.recordAll(
      person,
      [...new Set(cases)].map((caseId) => ({ caseId, what: 'bevispaketet för ärendet', query })),
    );
  }

  private async send(reply: FastifyReply, name: string, packing: Packing): Promise<void> {
    const parts = await evidencePack({ log: this.log, files: this.files, proofs: this.proofs }, packing);
    await sendFile(reply, { name, mediaType: 'application/zip' }, Readable.from(parts, { objectMode: false }));
  }
}
