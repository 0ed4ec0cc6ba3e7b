import { Body, Controller, Delete, HttpCode, Inject, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { IsObject, validate } from 'class-validator';
import { caseEvents } from '#libs/grant-cases/events';
import { ApplicationBody, GiveCaseCommand } from '#libs/grant-cases/module';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { Key } from '#libs/input';
import { SystemClock, type Clock, type JsonObject } from '#libs/kernel';
import { Needs } from '../access/capability';
import { newCaseId } from '../cases/intake.controller';
import { plain } from '../cases/on-case';
import { SubmittedAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { fieldErrors, invalidInput, Problem, VALIDATION } from '../problems';
import { CommandRoute, operation, problem, QueryRoute, UuidParam } from '../routes';
import { Drafts, type Draft, type DraftRow } from './drafts';

/** The form as far as it has been filled in: it is looked at when it is submitted. */
export class DraftBody {
  @Key('stödformen') schemeId!: string;
  @Key('utlysningen', { nullable: true }) callId: string | null = null;
  @IsObject({ message: 'Utkastet ska vara ett formulär.' }) content!: Record<string, unknown>;
}

const unknown = (): Problem => new Problem(404, 'draft-not-found', 'Utkastet finns inte. Det kan vara borttaget eller redan inlämnat.');
const taken = (): Problem =>
  new Problem(409, 'draft-submitted', 'Utkastet är redan inlämnat och kan inte ändras. Ändra ansökan i stället.');

@ApiTags('Sökande')
@Needs('apply')
@Controller('api/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
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
  }

  @CommandRoute(':draftId/submit', 'Lämna in ansökan', { status: 201, answer: SubmittedAnswer })
  async submitDraft(@UuidParam('draftId', unknown) draftId: string, @IssuedCommand() { meta, by }: Issued): Promise<SubmittedAnswer> {
    const draft = await this.drafts.one(by.ref, draftId);
    if (!draft) throw unknown();
    const caseId = newCaseId(meta.commandId);
    // the same command once more finds its own case, and its text lies there already
    if (draft.submittedCaseId !== null && draft.submittedCaseId !== caseId) throw taken();
    const application = draft.submittedCaseId === null ? await complete(draft.content) : (draft.content as unknown as ApplicationBody);
    const how = { channel: 'PORTAL', receivedAt: null, receivedAtReason: null } as const;
    const command = { type: 'SubmitApplication', schemeId: draft.schemeId, callId: draft.callId, ...how, application } as const;
    const given = answer(await this.commands.execute(new GiveCaseCommand(caseId, command, meta)), caseEvents);
    await this.drafts.submitted(by.ref, draftId, caseId);
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
