import { Body, Controller, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { RecordedEvent } from '#libs/event-log';
import { AccessLog, CurrentPerson, type SignedIn } from '#libs/identity';
import { Day, Key, Line, Many, OneOf, Pattern, WholeNumber } from '#libs/input';
import { DRAW_SEED, populationFile } from '#libs/integrity';
import { dayOf, SystemClock, type Clock } from '#libs/kernel';
import { LARGEST_SAMPLE, SAMPLED_OUTCOMES, type SampledOutcome } from '#libs/sampling';
import { Needs } from '../access/capability';
import { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { sendFile } from '../files';
import { Problem } from '../problems';
import { AfterQuery } from '../queries/paging';
import { CommandRoute, QueryRoute } from '../routes';
import { checkPeriod } from '../queries/period';
import { Samples, type RecordedSample, type SampleInFull } from './samples';

const OUTCOME = { sv: 'beslutet', en: 'the decision' };
export class DrawBody {
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) from: string | null = null;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
  @Key({ sv: 'stödformen', en: 'the grant scheme' }, { nullable: true }) schemeId: string | null = null;
  @Many(OUTCOME, (label, options) => OneOf(label, SAMPLED_OUTCOMES, options), { nullable: true, least: 1, most: 10 })
  outcomes: SampledOutcome[] | null = null;
  @WholeNumber({ sv: 'antalet beslut', en: 'the number of decisions' }, 1, LARGEST_SAMPLE) size!: number;
  @Pattern(
    { sv: 'fröet', en: 'the seed' },
    DRAW_SEED,
    { sv: '64 tecken, 0–9 och a–f', en: '64 characters, 0–9 and a–f' },
    { nullable: true },
  )
  seed: string | null = null;
}
export class DrawAnswer extends CommandAnswer {
  @Line({ sv: 'urvalets nummer', en: 'the number of the sample' }) number!: string;
}
export class SamplesQuery extends AfterQuery {
  @Pattern({ sv: 'året', en: 'the year' }, /^2\d{3}$/, '2026', { nullable: true }) year: string | null = null;
}

export const noSuchSample = (): Problem =>
  new Problem(404, 'sample-not-found', {
    sv: 'Urvalet finns inte. Numren skrivs 2026-3: året, och vilket i ordningen.',
    en: 'There is no such sample. Numbers are written 2026-3: the year, and which in the order.',
  });

/** Random samples of decisions: each draw stands in the log before anybody has seen what came of it. */
@ApiTags('Revision')
@Needs('readEventLog')
@Controller('api/auditor/samples')
export class SamplesController {
  constructor(
    private readonly samples: Samples,
    private readonly readings: AccessLog,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @CommandRoute('', 'Dra ett slumpmässigt urval av beslut', { status: 201, answer: DrawAnswer })
  async drawSample(@Body() asked: DrawBody, @IssuedCommand() { meta }: Issued): Promise<DrawAnswer> {
    const { from, to, schemeId, outcomes, size, seed } = asked;
    checkPeriod(asked);
    const { number, position } = await this.samples.draw(meta, {
      from,
      to,
      schemeId,
      outcomes: outcomes && [...new Set(outcomes)],
      size,
      seed,
    });
    return { number, position, revision: null, etag: null };
  }

  @QueryRoute('', 'Slumpmässiga urval som har dragits ett år, det senaste först')
  async listSamples(
    @Query() { year }: SamplesQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<{ year: string; rows: readonly RecordedSample[] }> {
    const asked = year ?? dayOf(this.clock.now()).slice(0, 4);
    await this.readings.record(person, { caseId: null, what: 'urval av beslut', query: asked });
    return { year: asked, rows: await this.samples.ofYear(asked) };
  }

  @QueryRoute(':sampleKey', 'Ett slumpmässigt urval, draget en gång till')
  async showSample(@Param('sampleKey') number: string, @CurrentPerson() person: SignedIn): Promise<SampleInFull> {
    const event = await this.found(number);
    await this.readings.record(person, { caseId: null, what: 'urval av beslut', query: number });
    return this.samples.inFull(event);
  }

  /** Its SHA-256 is the one that stands in the log. */
  @QueryRoute(':sampleKey/population', 'De beslut som ett urval drogs ur, som fil')
  async samplePopulation(@Param('sampleKey') number: string, @CurrentPerson() person: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const event = await this.found(number);
    await this.readings.record(person, { caseId: null, what: 'vad ett urval drogs ur', query: number });
    const file = Buffer.from(populationFile(await this.samples.population(event)));
    await sendFile(reply, { name: `population-${number}.txt`, mediaType: 'text/plain; charset=utf-8' }, file);
  }

  private async found(number: string): Promise<RecordedEvent> {
    const event = await this.samples.event(number);
    if (!event) throw noSuchSample();
    return event;
  }
}
