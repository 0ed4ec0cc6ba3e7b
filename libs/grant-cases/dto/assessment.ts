/** Criteria, state aid, proposal, communication. */
import { Day, Id, Instant, Line, ListOf, Many, OneOf, Ore, Part, Text, WholeNumber, YesOrNo } from '#libs/input';
import { OUTCOMES, type Outcome } from '../events';
import type { BodyOf } from './body';

export class AssessCriterionBody implements BodyOf<'AssessCriterion'> {
  @Line({ sv: 'kriteriet', en: 'the criterion' }) criterion!: string;
  @WholeNumber({ sv: 'poängen', en: 'the score' }, 0, 10) score!: number;
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
}
export class AssessStateAidBody implements BodyOf<'AssessStateAid'> {
  @OneOf({ sv: 'bedömningen av statsstöd', en: 'the assessment of State aid' }, ['NO_AID', 'DE_MINIMIS', 'OTHER']) outcome!:
    'NO_AID' | 'DE_MINIMIS' | 'OTHER';
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
  @Ore({ sv: 'stöd av mindre betydelse de senaste tre åren', en: 'de minimis aid in the last three years' }) deMinimisOre!: number;
  @YesOrNo({ sv: 'frågan om intyget har setts', en: 'the question whether the declaration has been seen' }) declarationSeen!: boolean;
}

export class TermBody {
  @Line({ sv: 'villkorets beteckning', en: 'the term’s designation' }) id!: string;
  @Text({ sv: 'villkoret', en: 'the term' }) text!: string;
}
export class PaymentBody {
  @Line({ sv: 'utbetalningsplanen', en: 'the payment plan' }) plan!: string;
  @Day({ sv: 'dagen då redovisningen ska vara inne', en: 'the day when the report is due' }) reportDue!: string;
}
export class CriterionReasonBody {
  @Line({ sv: 'kriteriet', en: 'the criterion' }) criterion!: string;
  @Text({ sv: 'skälen för kriteriet', en: 'the reasons on the criterion' }) text!: string;
}
export class DissentBody {
  @Line({ sv: 'den som är skiljaktig', en: 'the dissenter' }) personRef!: string;
  @Text({ sv: 'den skiljaktiga meningen', en: 'the dissenting opinion' }) text!: string;
}
/** A proposal, first version or later. */
export class ProposalBody implements BodyOf<'DraftProposal'>, BodyOf<'ReviseProposal'> {
  @OneOf({ sv: 'utgången', en: 'the outcome' }, OUTCOMES) outcome!: Outcome;
  @Ore({ sv: 'beloppet', en: 'the amount' }) amountOre!: number;
  @ListOf({ sv: 'villkoren', en: 'the terms' }, () => TermBody, { most: 100 }) terms!: TermBody[];
  @Part({ sv: 'utbetalningen', en: 'the payment' }, () => PaymentBody, { nullable: true }) payment: PaymentBody | null = null;
  @Text({ sv: 'rådgivarnas förslag', en: 'the advisers’ proposal' }) adviserProposal!: string;
  @Text({ sv: 'handläggarens bedömning', en: 'the case officer’s assessment' }) officialAssessment!: string;
  @ListOf({ sv: 'skälen per kriterium', en: 'the reasons per criterion' }, () => CriterionReasonBody, { most: 50 })
  criterionReasons!: CriterionReasonBody[];
  @ListOf({ sv: 'de skiljaktiga meningarna', en: 'the dissenting opinions' }, () => DissentBody, { most: 20 }) dissent!: DissentBody[];
  @Text({ sv: 'skälet till att möte inte hölls', en: 'the reason why no meeting was held' }, { nullable: true }) noMeetingReason:
    string | null = null;
}
export class ReturnProposalBody implements BodyOf<'ReturnProposal'> {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}

export class SendCommunicationBody implements BodyOf<'SendCommunication'> {
  @Many({ sv: 'materialet', en: 'the material' }, Line, { least: 1, most: 100 }) material!: string[];
  @Text({ sv: 'meddelandet', en: 'the message' }) message!: string;
  @Day({ sv: 'sista dagen för yttrande', en: 'the last day for comments' }) deadline!: string;
}
export class ReplyToCommunicationBody implements Omit<BodyOf<'ReplyToCommunication'>, 'files'> {
  @Id({ sv: 'kommuniceringen', en: 'the communication' }) communicationId!: string;
  @Instant({ sv: 'tidpunkten då yttrandet kom in', en: 'the time when the comments were received' }, { nullable: true }) receivedAt:
    string | null = null;
  @Text({ sv: 'yttrandet', en: 'the comments' }) answer!: string;
  /** Files of one's own that are meant for this case. */
  @Many({ sv: 'filerna', en: 'the files' }, Id, { nullable: true, most: 20 }) fileIds: string[] | null = null;
}
export class SkipCommunicationBody implements BodyOf<'SkipCommunication'> {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
