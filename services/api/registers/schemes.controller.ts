import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Day } from '#libs/input';
import { dayOf, SystemClock, type Clock } from '#libs/kernel';
import { frameEvents, schemeEvents, type SchemeCommand } from '#libs/schemes';
import {
  AdoptGuidelinesBody,
  CloseCallBody,
  ComposeHandlingGroupBody,
  EstablishSchemeBody,
  GiveFrameCommand,
  GiveSchemeCommand,
  OpenCallBody,
  PauseIntakeBody,
  ResumeIntakeBody,
  SetFrameBody,
  SetIntakeRuleBody,
  SetTimersBody,
} from '#libs/schemes/module';
import { frames, type FrameOfYear } from '#projections/frame-register';
import { guidelineVersions, schemeOn, schemesOn, type Guidelines, type SchemeInRegister } from '#projections/scheme-register';
import { withType, type Fields } from '../cases/on-case';
import type { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { People } from '../people';
import { Problem } from '../problems';
import { AfterQuery, QueryNumber } from '../queries/paging';
import { Reads } from '../queries/up-to-date';
import { CommandRoute, QueryRoute } from '../routes';

export class OnDayQuery extends AfterQuery {
  @Day({ sv: 'dagen', en: 'the day' }, { nullable: true }) on: string | null = null;
}
export class FrameQuery extends AfterQuery {
  @QueryNumber({ sv: 'året', en: 'the year' }, 2000, 2999) year?: number;
}
/** Who sits in the groups is told to those who give them cases; an applicant learns who handles their own. */
const asSeenBy = ({ role }: SignedIn, scheme: SchemeInRegister): SchemeInRegister =>
  role === 'applicant' ? { ...scheme, groups: [] } : scheme;

const unknown = (): Problem =>
  new Problem(404, 'scheme-not-found', {
    sv: 'Stödformen finns inte. Välj en i listan över stödformer.',
    en: 'There is no such grant scheme. Choose one in the list of grant schemes.',
  });

/** What the board has decided on its schemes, written in by its secretary. Everybody who is signed in may read it. */
@ApiTags('Stödformer')
@Controller('api/schemes')
export class SchemesController {
  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
    private readonly people: People,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Stödformer')
  @Reads('scheme_register')
  async listSchemes(@Query() { on }: OnDayQuery, @CurrentPerson() person: SignedIn): Promise<{ rows: readonly SchemeInRegister[] }> {
    const schemes = await schemesOn(this.pool, on ?? dayOf(this.clock.now()));
    return { rows: schemes.map((scheme) => asSeenBy(person, scheme)) };
  }

  @QueryRoute(':schemeKey', 'En stödform')
  @Reads('scheme_register')
  async showScheme(
    @Param('schemeKey') schemeId: string,
    @Query() { on }: OnDayQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<SchemeInRegister> {
    const scheme = await schemeOn(this.pool, schemeId, on ?? dayOf(this.clock.now()));
    if (!scheme) throw unknown();
    return asSeenBy(person, scheme);
  }

  @QueryRoute(':schemeKey/guidelines', 'Alla versioner av riktlinjerna')
  @Reads('scheme_register')
  async listGuidelines(@Param('schemeKey') schemeId: string): Promise<{ rows: readonly Guidelines[] }> {
    return { rows: await guidelineVersions(this.pool, schemeId) };
  }

  @QueryRoute(':schemeKey/frames', 'Årsramar: beslutat, använt och kvar')
  @Reads('frame_register')
  async listFrames(@Param('schemeKey') schemeId: string, @Query() { year }: FrameQuery): Promise<{ rows: readonly FrameOfYear[] }> {
    return { rows: await frames(this.pool, schemeId, year ?? null) };
  }

  @CommandRoute('', 'Inrätta en stödform', { status: 201 })
  establishScheme(@Body() body: EstablishSchemeBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(body.schemeId, 'EstablishScheme', body, issued);
  }

  @CommandRoute(':schemeKey/guidelines', 'Anta riktlinjer')
  adoptGuidelines(
    @Param('schemeKey') schemeId: string,
    @Body() body: AdoptGuidelinesBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(schemeId, 'AdoptGuidelines', body, issued);
  }

  @CommandRoute(':schemeKey/intake-rule', 'Fastställ regel för intag')
  setIntakeRule(
    @Param('schemeKey') schemeId: string,
    @Body() body: SetIntakeRuleBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(schemeId, 'SetIntakeRule', body, issued);
  }

  @CommandRoute(':schemeKey/open-call', 'Öppna en utlysning')
  openCall(@Param('schemeKey') schemeId: string, @Body() body: OpenCallBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(schemeId, 'OpenCall', body, issued);
  }

  @CommandRoute(':schemeKey/close-call', 'Stäng en utlysning')
  closeCall(@Param('schemeKey') schemeId: string, @Body() body: CloseCallBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(schemeId, 'CloseCall', body, issued);
  }

  @CommandRoute(':schemeKey/pause-intake', 'Pausa intaget')
  pauseIntake(
    @Param('schemeKey') schemeId: string,
    @Body() body: PauseIntakeBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(schemeId, 'PauseIntake', body, issued);
  }

  @CommandRoute(':schemeKey/resume-intake', 'Återuppta intaget')
  resumeIntake(
    @Param('schemeKey') schemeId: string,
    @Body() body: ResumeIntakeBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(schemeId, 'ResumeIntake', body, issued);
  }

  @CommandRoute(':schemeKey/compose-handling-group', 'Utse en handläggningsgrupp')
  async composeHandlingGroup(
    @Param('schemeKey') schemeId: string,
    @Body() { groupId, name, members: refs }: ComposeHandlingGroupBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    const members = [...(await this.people.byRefs(refs, 'members'))];
    return this.give(schemeId, 'ComposeHandlingGroup', { groupId, name, members }, issued);
  }

  @CommandRoute(':schemeKey/set-timers', 'Fastställ tidsfrister')
  setTimers(@Param('schemeKey') schemeId: string, @Body() body: SetTimersBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(schemeId, 'SetTimers', body, issued);
  }

  @CommandRoute(':schemeKey/set-frame', 'Fastställ årsramen')
  async setFrame(
    @Param('schemeKey') schemeId: string,
    @Body() body: SetFrameBody,
    @IssuedCommand() { meta, expectedRevision }: Issued,
  ): Promise<CommandAnswer> {
    const { year, amountOre, boardParagraph } = body;
    const command = { type: 'SetFrame', schemeId, year, amountOre, boardParagraph } as const;
    return answer(await this.commands.execute(new GiveFrameCommand(schemeId, year, command, meta, expectedRevision)), frameEvents);
  }

  private async give<T extends SchemeCommand['type']>(
    schemeId: string,
    type: T,
    body: Fields<Extract<SchemeCommand, { type: T }>>,
    { meta, expectedRevision }: Issued,
  ): Promise<CommandAnswer> {
    const command = withType<SchemeCommand>(type, body);
    return answer(await this.commands.execute(new GiveSchemeCommand(schemeId, command, meta, expectedRevision)), schemeEvents);
  }
}
