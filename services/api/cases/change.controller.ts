import { Body, Controller, Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { AskedChange } from '#libs/grant-cases';
import { caseEvents } from '#libs/grant-cases/events';
import {
  ChangeDecision,
  CorrectDecisionBody,
  CorrectionStatementBody,
  RevocationStatementBody,
  RevokeDecisionBody,
  ShowChange,
} from '#libs/grant-cases/module';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { newId, SystemClock, type Clock, type Language } from '#libs/kernel';
import { CommandAnswer, StatementAnswer } from '../commands/answers';
import { metaOf } from '../commands/issued';
import { answer } from '../commands/outcome';
import { AskedLanguage } from '../language';
import { refused, stepUpRequired } from '../problems';
import { AskRoute, CaseId, CommandRoute } from '../routes';
import { ToCase, withType, type OnCase } from './on-case';

/** The page that each is written on, and that the sign-in leads back to. */
const PAGES: Readonly<Record<AskedChange['type'], string>> = { CorrectDecision: 'ratta', RevokeDecision: 'aterkalla' };
const stepUpUrl = (caseId: string, type: AskedChange['type'], digest: string, language: Language): string =>
  `/auth/step-up?digest=${digest}&returnTo=${encodeURIComponent(`/arenden/${caseId}/${PAGES[type]}`)}&ui_locales=${language}`;

/** A decision is changed as it was made: shown as a statement, approved with a new sign-in for that very statement (RFC 9470), and then done. */
@ApiTags('Rättelse och ändring av beslut')
@Controller('api/cases/:id')
export class ChangeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @AskRoute('correction-statement', 'Visa rättelsen så som den ska godkännas', StatementAnswer)
  correctionStatement(
    @CaseId() caseId: string,
    @Body() body: CorrectionStatementBody,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<StatementAnswer> {
    return this.show(caseId, withType<AskedChange>('CorrectDecision', body), person, language);
  }

  @CommandRoute('correct-decision', 'Rätta ett skrivfel i beslutet')
  correctDecision(
    @Body() { statementSha256, ...asked }: CorrectDecisionBody,
    @ToCase() on: OnCase,
    @AskedLanguage() language: Language,
  ): Promise<CommandAnswer> {
    return this.approve(on, withType<AskedChange>('CorrectDecision', asked), statementSha256, language);
  }

  @AskRoute('revocation-statement', 'Visa återkallelsen så som den ska godkännas', StatementAnswer)
  revocationStatement(
    @CaseId() caseId: string,
    @Body() body: RevocationStatementBody,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<StatementAnswer> {
    return this.show(caseId, withType<AskedChange>('RevokeDecision', body), person, language);
  }

  @CommandRoute('revoke-decision', 'Återkalla beslutet för ny prövning')
  revokeDecision(
    @Body() { statementSha256, ...asked }: RevokeDecisionBody,
    @ToCase() on: OnCase,
    @AskedLanguage() language: Language,
  ): Promise<CommandAnswer> {
    return this.approve(on, withType<AskedChange>('RevokeDecision', asked), statementSha256, language);
  }

  private async show(caseId: string, asked: AskedChange, person: SignedIn, language: Language): Promise<StatementAnswer> {
    const found = await this.queries.execute(new ShowChange(caseId, asked, metaOf(person, newId(), this.clock.now(), null)));
    if ('refusal' in found) throw refused(found.refusal);
    return { ...found.shown, stepUpUrl: stepUpUrl(caseId, asked.type, found.shown.digest, language) };
  }

  private async approve(
    { caseId, meta, expectedRevision, by }: OnCase,
    asked: AskedChange,
    digest: string,
    language: Language,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(new ChangeDecision(caseId, asked, digest, by.stepUp, meta, expectedRevision));
    if (outcome.kind === 'step-up') throw stepUpRequired(stepUpUrl(caseId, asked.type, outcome.digest, language));
    return answer(outcome, caseEvents);
  }
}
