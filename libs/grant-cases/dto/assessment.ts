/** Criteria, state aid, proposal, communication. */
import { Day, Id, Instant, Line, ListOf, Many, OneOf, Ore, Part, Text, WholeNumber, YesOrNo } from '#libs/input';
import { OUTCOMES, type Outcome } from '../events';
import type { BodyOf } from './body';

export class AssessCriterionBody implements BodyOf<'AssessCriterion'> {
  @Line('kriteriet') criterion!: string;
  @WholeNumber('poängen', 0, 10) score!: number;
  @Text('skälen') reasons!: string;
}
export class AssessStateAidBody implements BodyOf<'AssessStateAid'> {
  @OneOf('bedömningen av statsstöd', ['NO_AID', 'DE_MINIMIS', 'OTHER']) outcome!: 'NO_AID' | 'DE_MINIMIS' | 'OTHER';
  @Text('skälen') reasons!: string;
  @Ore('stöd av mindre betydelse de senaste tre åren') deMinimisOre!: number;
  @YesOrNo('frågan om intyget har setts') declarationSeen!: boolean;
}

export class TermBody {
  @Line('villkorets beteckning') id!: string;
  @Text('villkoret') text!: string;
}
export class PaymentBody {
  @Line('utbetalningsplanen') plan!: string;
  @Day('dagen då redovisningen ska vara inne') reportDue!: string;
}
export class CriterionReasonBody {
  @Line('kriteriet') criterion!: string;
  @Text('skälen för kriteriet') text!: string;
}
export class DissentBody {
  @Line('den som är skiljaktig') personRef!: string;
  @Text('den skiljaktiga meningen') text!: string;
}
/** A proposal, first version or later. */
export class ProposalBody implements BodyOf<'DraftProposal'>, BodyOf<'ReviseProposal'> {
  @OneOf('utgången', OUTCOMES) outcome!: Outcome;
  @Ore('beloppet') amountOre!: number;
  @ListOf('villkoren', () => TermBody, { most: 100 }) terms!: TermBody[];
  @Part('utbetalningen', () => PaymentBody, { nullable: true }) payment: PaymentBody | null = null;
  @Text('rådgivarnas förslag') adviserProposal!: string;
  @Text('handläggarens bedömning') officialAssessment!: string;
  @ListOf('skälen per kriterium', () => CriterionReasonBody, { most: 50 }) criterionReasons!: CriterionReasonBody[];
  @ListOf('de skiljaktiga meningarna', () => DissentBody, { most: 20 }) dissent!: DissentBody[];
  @Text('skälet till att möte inte hölls', { nullable: true }) noMeetingReason: string | null = null;
}
export class ReturnProposalBody implements BodyOf<'ReturnProposal'> {
  @Text('skälet') reason!: string;
}

export class SendCommunicationBody implements BodyOf<'SendCommunication'> {
  @Many('materialet', Line, { least: 1, most: 100 }) material!: string[];
  @Text('meddelandet') message!: string;
  @Day('sista dagen för yttrande') deadline!: string;
}
export class ReplyToCommunicationBody implements BodyOf<'ReplyToCommunication'> {
  @Id('kommuniceringen') communicationId!: string;
  @Instant('tidpunkten då yttrandet kom in', { nullable: true }) receivedAt: string | null = null;
  @Text('yttrandet') answer!: string;
}
export class SkipCommunicationBody implements BodyOf<'SkipCommunication'> {
  @Text('skälet') reason!: string;
}
