import { Body, Controller, Delete, HttpCode, Inject, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { IsObject, validate } from 'class-validator';
import { EVENT_LOG, loadState, type EventLog } from '#libs/event-log';
import { eligibilityFindings } from '#libs/grant-cases';
import { caseEvents } from '#libs/grant-cases/events';
import { ApplicationBody, GiveCaseCommand } from '#libs/grant-cases/module';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Key, Line, ListOf, sentence, Text } from '#libs/input';
import { dayOf, SystemClock, type Clock, type JsonObject, type Language } from '#libs/kernel';
import { guidelinesOn, schemeDecider, schemeEvents, schemeStream } from '#libs/schemes';
import { Needs } from '../access/capability';
import { newCaseId } from '../cases/intake.controller';
import { plain } from '../cases/on-case';
import { SubmittedAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { AskedLanguage } from '../language';
import { fieldErrors, invalidInput, Problem, VALIDATION } from '../problems';
import { AskRoute, CommandRoute, operation, problem, QueryRoute, UuidParam } from '../routes';
import { Drafts, type Draft, type DraftRow } from './drafts';
import { OwnFiles } from './own-files';

/** The form as far as it has been filled in: it is looked at when it is submitted. */
export class DraftBody {
  @Key({ sv: 'stödformen', en: 'the grant scheme' }) schemeId!: string;
  @Key({ sv: 'utlysningen', en: 'the call' }, { nullable: true }) callId: string | null = null;
  @IsObject(sentence({ sv: 'utkastet', en: 'the draft' }, { sv: 'ska vara ett formulär', en: 'must be a form' })) content!: Record<
    string,
    unknown
  >;
}

export class DraftRemark {
  @Line({ sv: 'kravet', en: 'the requirement' }) rule!: string;
  /** As the formal check would record it in Swedish. */
  @Text({ sv: 'iakttagelsen', en: 'the observation' }) observation!: string;
}
/** Requirements of the guidelines that the application does not seem to meet. It can be handed in all the same (TF 2:9). */
export class DraftCheck {
  @ListOf({ sv: 'anmärkningarna', en: 'the remarks' }, () => DraftRemark) remarks!: DraftRemark[];
}

const unknown = (): Problem =>
  new Problem(404, 'draft-not-found', {
    sv: 'Utkastet finns inte. Det kan vara borttaget eller redan inlämnat.',
    en: 'There is no such draft. It may have been removed or already handed in.',
  });
const taken = (): Problem =>
  new Problem(409, 'draft-submitted', {
    sv: 'Utkastet är redan inlämnat och kan inte ändras. Ändra ansökan i stället.',
    en: 'The draft has already been handed in and cannot be changed. Amend the application instead.',
  });

@ApiTags('Sökande')
@Needs('apply')
@Controller('api/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly files: OwnFiles,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly commands: CommandBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Mina utkast')
  async listDrafts(@CurrentPerson() { ref }: SignedIn): Promise<{ rows: readonly DraftRow[] }> {
    return { rows: await this.drafts.list(ref) };
  }

  @QueryRoute(':draftId', 'Ett av mina utkast')
  async showDraft(@UuidParam('draftId', unknown) draftId: string, @CurrentPerson() { ref }: SignedIn): Promise<Draft> {
    const draft = await this.drafts.one(ref, draftId);
    if (!draft) throw unknown();
    return draft;
  }

  /** Saving the same twice is saving it once, so no key is asked for. The browser makes the id (UUID). */
  @Put(':draftId')
  @operation('Spara ett utkast')
  @problem(409, 'Utkastet är redan inlämnat')
  @problem(422, 'Uppgifterna behöver rättas')
  async saveDraft(
    @UuidParam('draftId', unknown) draftId: string,
    @Body() body: DraftBody,
    @CurrentPerson() { ref }: SignedIn,
  ): Promise<{ draftId: string; savedAt: Date }> {
    const { schemeId, callId, content } = plain(body);
    const savedAt = await this.drafts.save(ref, draftId, { schemeId, callId, content: content as JsonObject }, this.clock.now());
    if (!savedAt) throw taken();
    return { draftId, savedAt };
  }

  @Delete(':draftId')
  @HttpCode(204)
  @operation('Ta bort ett utkast')
  @problem(404, 'Finns inte')
  async deleteDraft(@UuidParam('draftId', unknown) draftId: string, @CurrentPerson() { ref }: SignedIn): Promise<void> {
    if (!(await this.drafts.remove(ref, draftId))) throw unknown();
    await this.files.remove(ref, draftId, null);
  }

  /** What would have to be mended before it can be handed in (422, by field), and what it is good to know about one that can be. Changes nothing. */
  @AskRoute(':draftId/check', 'Kontrollera ett utkast', DraftCheck)
  async checkDraft(
    @UuidParam('draftId', unknown) draftId: string,
    @CurrentPerson() { ref }: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<DraftCheck> {
    const draft = await this.drafts.one(ref, draftId);
    if (!draft) throw unknown();
    if (draft.submittedCaseId !== null) throw taken();
    const application = await complete(draft.content);
    const { state: scheme } = await loadState(this.log, schemeStream(draft.schemeId), schemeEvents, schemeDecider);
    const receivedAt = this.clock.now().toString();
    const guidelines = guidelinesOn(scheme, dayOf(receivedAt));
    const findings = guidelines ? eligibilityFindings({ application, receivedAt, callId: draft.callId, scheme, guidelines }) : [];
    return {
      remarks: findings.filter(({ passed }) => !passed).map(({ rule, observation }) => ({ rule, observation: observation[language] })),
    };
  }

  @CommandRoute(':draftId/submit', 'Lämna in ansökan', { status: 201, answer: SubmittedAnswer })
  async submitDraft(@UuidParam('draftId', unknown) draftId: string, @IssuedCommand() { meta, by }: Issued): Promise<SubmittedAnswer> {
    const draft = await this.drafts.one(by.ref, draftId);
    if (!draft) throw unknown();
    const caseId = newCaseId(meta.commandId);
    // the same command once more finds its own case, and its text lies there already
    if (draft.submittedCaseId !== null && draft.submittedCaseId !== caseId) throw taken();
    const application = draft.submittedCaseId === null ? await complete(draft.content) : (draft.content as unknown as ApplicationBody);
    const files = await this.files.toHandIn(by.ref, draftId, null, meta.commandId);
    const how = { channel: 'PORTAL', receivedAt: null, receivedAtReason: null } as const;
    const command = { type: 'SubmitApplication', schemeId: draft.schemeId, callId: draft.callId, ...how, application, files } as const;
    const given = answer(await this.commands.execute(new GiveCaseCommand(caseId, command, meta)), caseEvents);
    await this.drafts.submitted(by.ref, draftId, caseId);
    await this.files.handedIn(by.ref, files, meta.commandId);
    return { ...given, caseId };
  }
}

/** The whole form, or a 422 that names every field that is missing. */
async function complete(content: JsonObject): Promise<ApplicationBody> {
  const application = plainToInstance(ApplicationBody, content);
  const errors = fieldErrors(await validate(application, VALIDATION));
  if (errors.length > 0) throw invalidInput(errors);
  return plain(application);
}
