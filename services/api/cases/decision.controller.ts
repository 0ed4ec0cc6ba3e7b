import { Body, Controller, Inject, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { caseEvents } from '#libs/grant-cases/events';
import {
  DecideBody,
  DecideCase,
  DecisionStatementBody,
  ShowBasis,
  ShowStatement,
  WriteOffBody,
  WriteOffStatementBody,
  type Proposed,
} from '#libs/grant-cases/module';
import { CurrentPerson, type SignedIn } from '#libs/identity';
import { newId, SystemClock, type Clock, type Language } from '#libs/kernel';
import { Needs } from '../access/capability';
import { CommandAnswer, StatementAnswer } from '../commands/answers';
import { metaOf } from '../commands/issued';
import { answer } from '../commands/outcome';
import { AskedLanguage } from '../language';
import { refused, stepUpRequired } from '../problems';
import { AskRoute, CaseId, CommandRoute, QueryRoute } from '../routes';
import { DecisionBasisQuery, told, type BasisAnswer } from './basis-query';
import { plain, ToCase, withType, type OnCase } from './on-case';

const GRANTS: ReadonlySet<string> = new Set(['BIFALL', 'DELVIS_BIFALL']);

/** Where to approve the statement with a new sign-in, in which language, and where that leads back to. */
const stepUpUrl = (caseId: string, digest: string, language: Language): string =>
  `/auth/step-up?digest=${digest}&returnTo=${encodeURIComponent(`/arenden/${caseId}/beslut`)}&ui_locales=${language}`;

/** First the statement is shown, then a new sign-in approves that very statement (RFC 9470), then it is decided. */
@ApiTags('Beslut')
@Controller('api/cases/:id')
export class DecisionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('decision-basis', 'Vad ett beslut skulle vila på i dag, och vad som hindrar det')
  @Needs('seeDecisionQueue')
  async decisionBasis(
    @CaseId() caseId: string,
    @Query() { kind, amountOre }: DecisionBasisQuery,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<BasisAnswer> {
    const meta = metaOf(person, newId(), this.clock.now(), null);
    const asked = await this.queries.execute(new ShowBasis(caseId, kind, GRANTS.has(kind) ? amountOre : 0, meta));
    if ('refusal' in asked) throw refused(asked.refusal);
    return told(asked.basis, language);
  }

  @AskRoute('decision-statement', 'Visa beslutet så som det ska godkännas', StatementAnswer)
  decisionStatement(
    @CaseId() caseId: string,
    @Body() body: DecisionStatementBody,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<StatementAnswer> {
    return this.show(caseId, withType<Proposed>('Decide', body), person, language);
  }

  @CommandRoute('decision', 'Fatta beslut')
  decide(
    @Body() { boardQuestions, content, ...shown }: DecideBody,
    @ToCase() on: OnCase,
    @AskedLanguage() language: Language,
  ): Promise<CommandAnswer> {
    return this.approve(on, plain({ type: 'Decide', boardQuestions, content }), shown, language);
  }

  @AskRoute('write-off-statement', 'Visa beslutet om avskrivning så som det ska godkännas', StatementAnswer)
  writeOffStatement(
    @CaseId() caseId: string,
    @Body() body: WriteOffStatementBody,
    @CurrentPerson() person: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<StatementAnswer> {
    return this.show(caseId, withType<Proposed>('WriteOff', body), person, language);
  }

  @CommandRoute('write-off', 'Skriv av ärendet')
  writeOff(
    @Body() { boardQuestions, cause, reasons, ...shown }: WriteOffBody,
    @ToCase() on: OnCase,
    @AskedLanguage() language: Language,
  ): Promise<CommandAnswer> {
    return this.approve(on, plain({ type: 'WriteOff', boardQuestions, cause, reasons }), shown, language);
  }

  private async show(caseId: string, proposed: Proposed, person: SignedIn, language: Language): Promise<StatementAnswer> {
    const asked = await this.queries.execute(new ShowStatement(caseId, proposed, metaOf(person, newId(), this.clock.now(), null)));
    if ('refusal' in asked) throw refused(asked.refusal);
    return { ...asked.shown, stepUpUrl: stepUpUrl(caseId, asked.shown.digest, language) };
  }

  private async approve(
    { caseId, meta, expectedRevision, by }: OnCase,
    proposed: Proposed,
    shown: Shown,
    language: Language,
  ): Promise<CommandAnswer> {
    const { decisionId, decidedOn, statementSha256: digest } = shown;
    const outcome = await this.commands.execute(
      new DecideCase(caseId, proposed, { decisionId, decidedOn, digest }, by.stepUp, meta, expectedRevision),
    );
    if (outcome.kind === 'step-up') throw stepUpRequired(stepUpUrl(caseId, outcome.digest, language));
    return answer(outcome, caseEvents);
  }
}

type Shown = Pick<DecideBody, 'decisionId' | 'decidedOn' | 'statementSha256'>;
