/** Disposal of what a case says of persons, or of its documents. */
import { Day, Id, Line, Many, OneOf, Part, Text } from '#libs/input';
import { DISPOSAL_LEVELS } from '../events';
import type { BodyOf } from './body';

export class DisposalDecisionBody {
  @Line({ sv: 'beslutets paragraf eller punkten i dokumenthanteringsplanen', en: 'the paragraph of the decision or the item of the plan' })
  reference!: string;
  @Day({ sv: 'beslutsdagen', en: 'the day of the decision' }) decidedOn!: string;
  @Line({ sv: 'vem som har beslutat', en: 'who decided it' }) decidedBy!: string;
  @Line({ sv: 'vad beslutet grundas på', en: 'what the decision rests on' }) ground!: string;
}
const MOST = 5000;
export class DecideDisposalBody implements BodyOf<'DecideDisposal'> {
  @OneOf({ sv: 'hur långt gallringen går', en: 'how far the disposal goes' }, DISPOSAL_LEVELS) level!: (typeof DISPOSAL_LEVELS)[number];
  @Many({ sv: 'personerna', en: 'the persons' }, (label, options) => Line(label, options), { most: MOST }) kids!: string[];
  @Many({ sv: 'handlingarna', en: 'the documents' }, (label, options) => Id(label, options), { most: MOST }) events!: string[];
  @Part({ sv: 'beslutet', en: 'the decision' }, () => DisposalDecisionBody) decision!: DisposalDecisionBody;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
  @Line({ sv: 'ärendets nummer', en: 'the number of the case' }) number!: string;
}
export class HoldDisposalBody implements BodyOf<'HoldDisposal'> {
  @Text({ sv: 'skälet till stoppet', en: 'the reason for the hold' }) reason!: string;
}
export class LiftDisposalHoldBody implements BodyOf<'LiftDisposalHold'> {
  @Text({ sv: 'skälet till att stoppet hävs', en: 'the reason for lifting the hold' }) reason!: string;
}
