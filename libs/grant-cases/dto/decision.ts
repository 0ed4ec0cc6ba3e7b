/** The decision and what comes after it. The signature is never in a body: it comes from the signing session. */
import { Day, Id, Line, ListOf, OneOf, Ore, Part, Pattern, Text, YesOrNo } from '#libs/input';
import { OUTCOMES, type DecisionContent, type Outcome } from '../events';
import { CriterionReasonBody, PaymentBody, TermBody } from './assessment';
import type { BodyOf } from './body';
import type { BoardQuestions } from '../decide/commands';

const BOARD_CAUSES = ['PRINCIPLE', 'OVER_LIMIT', 'CONFLICT', 'OTHER'] as const;
export class ReferToBoardBody implements BodyOf<'ReferToBoard'> {
  @OneOf('orsaken', BOARD_CAUSES) cause!: (typeof BOARD_CAUSES)[number];
  @Text('skälen') reasons!: string;
}

/** KL 6:38 first paragraph, five questions. */
export class BoardQuestionsBody implements BoardQuestions {
  @YesOrNo('frågan om verksamhetens mål, inriktning, omfattning eller kvalitet') goalsOrScope!: boolean;
  @YesOrNo('frågan om framställning eller yttrande till fullmäktige') statementToCouncil!: boolean;
  @YesOrNo('frågan om principiell beskaffenhet eller större vikt') principleOrMajor!: boolean;
  @YesOrNo('frågan om medborgarförslag') citizenProposal!: boolean;
  @YesOrNo('frågan om annat hinder i lag') barredByStatute!: boolean;
}
export class DecisionContentBody implements DecisionContent {
  @OneOf('utgången', OUTCOMES) outcome!: Outcome;
  @Ore('beloppet') amountOre!: number;
  @ListOf('villkoren', () => TermBody, { most: 100 }) terms!: TermBody[];
  @Line('villkorens version', { nullable: true }) termsVersion: string | null = null;
  @Part('utbetalningen', () => PaymentBody, { nullable: true }) payment: PaymentBody | null = null;
  @Text('skälen') reasons!: string;
  @ListOf('skälen per kriterium', () => CriterionReasonBody, { most: 50 }) criterionReasons!: CriterionReasonBody[];
}
class ApprovalBody {
  @Id('beslutets id') decisionId!: string;
  @Day('beslutsdagen') decidedOn!: string;
  @Pattern('kontrollsumman för det som visades', /^[0-9a-f]{64}$/, '64 tecken 0–9 och a–f') statementSha256!: string;
  @Part('frågorna enligt 6 kap. 38 § kommunallagen', () => BoardQuestionsBody) boardQuestions!: BoardQuestionsBody;
}
export class DecideBody extends ApprovalBody {
  @Part('beslutets innehåll', () => DecisionContentBody) content!: DecisionContentBody;
}
export class WriteOffBody extends ApprovalBody {
  @OneOf('orsaken', ['WITHDRAWN', 'OBJECT_GONE']) cause!: 'WITHDRAWN' | 'OBJECT_GONE';
  @Text('skälen') reasons!: string;
}

/** What is to be decided, to be shown as the statement that is approved. The server gives the decision its id and its day. */
export class DecisionStatementBody {
  @Part('frågorna enligt 6 kap. 38 § kommunallagen', () => BoardQuestionsBody) boardQuestions!: BoardQuestionsBody;
  @Part('beslutets innehåll', () => DecisionContentBody) content!: DecisionContentBody;
}
export class WriteOffStatementBody {
  @Part('frågorna enligt 6 kap. 38 § kommunallagen', () => BoardQuestionsBody) boardQuestions!: BoardQuestionsBody;
  @OneOf('orsaken', ['WITHDRAWN', 'OBJECT_GONE']) cause!: 'WITHDRAWN' | 'OBJECT_GONE';
  @Text('skälen') reasons!: string;
}

const DISPATCH_CHANNELS = ['PORTAL', 'EMAIL', 'LETTER'] as const;
export class DispatchDecisionBody implements BodyOf<'DispatchDecision'> {
  @Line('mottagaren') recipient!: string;
  @OneOf('sättet som beslutet skickas på', DISPATCH_CHANNELS) channel!: (typeof DISPATCH_CHANNELS)[number];
  @Text('förklaringen') explanation!: string;
}
export class ConfirmLegalForceBody implements BodyOf<'ConfirmLegalForce'> {
  @Day('dagen för bekräftelsen') confirmedOn!: string;
  @Text('underlaget') evidence!: string;
}
export class CloseCaseBody implements BodyOf<'CloseCase'> {
  @Text('skälet') reason!: string;
}
