/** The decision and what comes after it. The signature is never in a body: it comes from the signing session. */
import { Day, Id, Instant, Line, ListOf, OneOf, Ore, Part, Pattern, Text, YesOrNo } from '#libs/input';
import { OUTCOMES, type DecisionContent, type Outcome } from '../events';
import { CriterionReasonBody, PaymentBody, TermBody } from './assessment';
import type { BodyOf } from './body';
import type { BoardQuestions } from '../decide/commands';

const BOARD_CAUSES = ['PRINCIPLE', 'OVER_LIMIT', 'CONFLICT', 'OTHER'] as const;
export class ReferToBoardBody implements BodyOf<'ReferToBoard'> {
  @OneOf({ sv: 'orsaken', en: 'the cause' }, BOARD_CAUSES) cause!: (typeof BOARD_CAUSES)[number];
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
}

/** KL 6:38 first paragraph, five questions. */
export class BoardQuestionsBody implements BoardQuestions {
  @YesOrNo({
    sv: 'frågan om verksamhetens mål, inriktning, omfattning eller kvalitet',
    en: 'the question about the goals, direction, scope or quality of the activities',
  })
  goalsOrScope!: boolean;
  @YesOrNo({
    sv: 'frågan om framställning eller yttrande till fullmäktige',
    en: 'the question about petitions or statements to the council',
  })
  statementToCouncil!: boolean;
  @YesOrNo({
    sv: 'frågan om principiell beskaffenhet eller större vikt',
    en: 'the question about matters of principle or major importance',
  })
  principleOrMajor!: boolean;
  @YesOrNo({ sv: 'frågan om medborgarförslag', en: 'the question about citizens’ proposals' }) citizenProposal!: boolean;
  @YesOrNo({ sv: 'frågan om annat hinder i lag', en: 'the question about other bars in law' }) barredByStatute!: boolean;
}
export class DecisionContentBody implements DecisionContent {
  @OneOf({ sv: 'utgången', en: 'the outcome' }, OUTCOMES) outcome!: Outcome;
  @Ore({ sv: 'beloppet', en: 'the amount' }) amountOre!: number;
  @ListOf({ sv: 'villkoren', en: 'the terms' }, () => TermBody, { most: 100 }) terms!: TermBody[];
  @Line({ sv: 'villkorens version', en: 'the version of the terms' }, { nullable: true }) termsVersion: string | null = null;
  @Part({ sv: 'utbetalningen', en: 'the payment' }, () => PaymentBody, { nullable: true }) payment: PaymentBody | null = null;
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
  @ListOf({ sv: 'skälen per kriterium', en: 'the reasons per criterion' }, () => CriterionReasonBody, { most: 50 })
  criterionReasons!: CriterionReasonBody[];
}
class ApprovalBody {
  @Id({ sv: 'beslutets id', en: 'the decision’s id' }) decisionId!: string;
  @Day({ sv: 'beslutsdagen', en: 'the day of the decision' }) decidedOn!: string;
  @Pattern({ sv: 'kontrollsumman för det som visades', en: 'the checksum of what was shown' }, /^[0-9a-f]{64}$/, {
    sv: '64 tecken 0–9 och a–f',
    en: '64 characters 0–9 and a–f',
  })
  statementSha256!: string;
  @Part(
    { sv: 'frågorna enligt 6 kap. 38 § kommunallagen', en: 'the questions under Chapter 6, Section 38 of the Local Government Act' },
    () => BoardQuestionsBody,
  )
  boardQuestions!: BoardQuestionsBody;
}
export class DecideBody extends ApprovalBody {
  @Part({ sv: 'beslutets innehåll', en: 'the content of the decision' }, () => DecisionContentBody) content!: DecisionContentBody;
}
export class WriteOffBody extends ApprovalBody {
  @OneOf({ sv: 'orsaken', en: 'the cause' }, ['WITHDRAWN', 'OBJECT_GONE']) cause!: 'WITHDRAWN' | 'OBJECT_GONE';
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
}

/** What is to be decided, to be shown as the statement that is approved. The server gives the decision its id and its day. */
export class DecisionStatementBody {
  @Part({ sv: 'beslutets innehåll', en: 'the content of the decision' }, () => DecisionContentBody) content!: DecisionContentBody;
  @Part(
    { sv: 'frågorna enligt 6 kap. 38 § kommunallagen', en: 'the questions under Chapter 6, Section 38 of the Local Government Act' },
    () => BoardQuestionsBody,
  )
  boardQuestions!: BoardQuestionsBody;
}
export class WriteOffStatementBody {
  @OneOf({ sv: 'orsaken', en: 'the cause' }, ['WITHDRAWN', 'OBJECT_GONE']) cause!: 'WITHDRAWN' | 'OBJECT_GONE';
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
  @Part(
    { sv: 'frågorna enligt 6 kap. 38 § kommunallagen', en: 'the questions under Chapter 6, Section 38 of the Local Government Act' },
    () => BoardQuestionsBody,
  )
  boardQuestions!: BoardQuestionsBody;
}

const DISPATCH_CHANNELS = ['PORTAL', 'EMAIL', 'LETTER'] as const;
export class DispatchDecisionBody implements BodyOf<'DispatchDecision'> {
  @Line({ sv: 'mottagaren', en: 'the recipient' }) recipient!: string;
  @OneOf({ sv: 'sättet som beslutet skickas på', en: 'the way the decision is sent' }, DISPATCH_CHANNELS)
  channel!: (typeof DISPATCH_CHANNELS)[number];
  @Text({ sv: 'förklaringen', en: 'the explanation' }) explanation!: string;
  @Text({ sv: 'skälet att skicka utan bevittning', en: 'the reason to send without witnesses' }, { nullable: true }) unwitnessed:
    string | null = null;
}
/** What is recorded of the board is recorded of one decision. */
class BoardRecordBody {
  @Id({ sv: 'beslutet', en: 'the decision' }, { nullable: true }) decisionId: string | null = null;
}
export class ReportToBoardBody extends BoardRecordBody implements BodyOf<'ReportToBoard'> {
  @Day({ sv: 'sammanträdesdagen', en: 'the day of the meeting' }) meetingOn!: string;
  @Line({ sv: 'paragrafen', en: 'the paragraph' }) paragraph!: string;
}
export class MinuteSeparatelyBody extends BoardRecordBody implements BodyOf<'MinuteSeparately'> {
  @Day({ sv: 'dagen för protokollet', en: 'the day of the minutes' }) minutedOn!: string;
  @Line({ sv: 'paragrafen', en: 'the paragraph' }) paragraph!: string;
}
export class ApproveMinutesBody extends BoardRecordBody implements BodyOf<'ApproveMinutes'> {
  @Day({ sv: 'justeringsdagen', en: 'the day of the approval' }) approvedOn!: string;
  @Line({ sv: 'justerarna', en: 'those who approved' }) approvedBy!: string;
}
export class PostAnnouncementBody extends BoardRecordBody implements BodyOf<'PostAnnouncement'> {
  @Day({ sv: 'dagen då anslaget sattes upp', en: 'the day when the announcement was posted' }) postedOn!: string;
  @Line({ sv: 'adressen till anslaget', en: 'the address of the announcement' }) proof!: string;
  @Line({ sv: 'platsen där protokollet finns', en: 'the place where the minutes are' }) minutesAt!: string;
}
export class InterruptAnnouncementBody extends BoardRecordBody implements BodyOf<'InterruptAnnouncement'> {
  @Day({ sv: 'dagen för avbrottet', en: 'the day of the interruption' }) interruptedOn!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class RemoveAnnouncementBody extends BoardRecordBody implements BodyOf<'RemoveAnnouncement'> {
  @Day({ sv: 'dagen då anslaget togs ned', en: 'the day when the announcement was taken down' }) removedOn!: string;
}
export class ReceiveReportBody implements BodyOf<'ReceiveReport'> {
  @Instant({ sv: 'tidpunkten då redovisningen kom in', en: 'the time when the report was received' }, { nullable: true }) receivedAt:
    string | null = null;
  @Text({ sv: 'redovisningen', en: 'the report' }) report!: string;
}
export class ConfirmLegalForceBody implements BodyOf<'ConfirmLegalForce'> {
  @Day({ sv: 'dagen för bekräftelsen', en: 'the day of the confirmation' }) confirmedOn!: string;
  @Text({ sv: 'underlaget', en: 'the evidence' }) evidence!: string;
}
export class CloseCaseBody implements BodyOf<'CloseCase'> {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
