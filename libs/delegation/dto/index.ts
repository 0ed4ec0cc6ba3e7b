/** Bodies of the commands about the delegation order and the posts. */
import { Day, Id, Key, Line, ListOf, Many, OneOf, Ore, Text, YesOrNo } from '#libs/input';
import { DECISION_KINDS, type DecisionKind, type DelegationItem } from '../events';

export class DelegationItemBody implements DelegationItem {
  @Line({ sv: 'punktens nummer', en: 'the number of the item' }) number!: string;
  @Line({ sv: 'ärendegruppen', en: 'the case group' }) caseGroup!: string;
  @Line({ sv: 'ärendet', en: 'the case' }) matter!: string;
  @Many({ sv: 'slagen av beslut', en: 'the kinds of decision' }, (label, options) => OneOf(label, DECISION_KINDS, options), {
    least: 1,
    most: 5,
  })
  kinds!: DecisionKind[];
  @Line({ sv: 'lagrummet', en: 'the provision of law' }) statute!: string;
  @Key({ sv: 'befattningen', en: 'the post' }) post!: string;
  @Key({ sv: 'ersättarens befattning', en: 'the post of the substitute' }, { nullable: true }) substitutePost: string | null = null;
  @OneOf({ sv: 'den som har gett delegationen', en: 'the giver of the delegation' }, ['BOARD', 'FORVALTNINGSCHEF']) grantedBy!:
    'BOARD' | 'FORVALTNINGSCHEF';
  @YesOrNo({ sv: 'frågan om vidaredelegation', en: 'the question about further delegation' }) subDelegation!: boolean;
  @Ore({ sv: 'beloppsgränsen', en: 'the limit on the amount' }, { nullable: true }) limitOre: number | null = null;
  @OneOf({ sv: 'sättet för anmälan', en: 'the way of reporting' }, ['ANMALAN', 'SARSKILT_PROTOKOLL']) reporting!:
    'ANMALAN' | 'SARSKILT_PROTOKOLL';
  @Text({ sv: 'villkoren', en: 'the terms' }, { nullable: true }) conditions: string | null = null;
}
export class AdoptOrderBody {
  @Line({ sv: 'nämnden', en: 'the board' }) board!: string;
  @Line({ sv: 'delegationsordningens version', en: 'the version of the delegation order' }) version!: string;
  @Line({ sv: 'nämndens paragraf', en: 'the board’s minute reference' }) boardParagraph!: string;
  @Day({ sv: 'dagen för nämndens beslut', en: 'the day of the board’s decision' }) adoptedOn!: string;
  @Day({ sv: 'första dagen som ordningen gäller', en: 'the first day that the order applies' }) validFrom!: string;
  @ListOf({ sv: 'punkterna', en: 'the items' }, () => DelegationItemBody, { least: 1, most: 500 }) items!: DelegationItemBody[];
}
export class RevokeItemBody {
  @Line({ sv: 'punktens nummer', en: 'the number of the item' }) number!: string;
  @Day({ sv: 'dagen från vilken delegationen är återkallad', en: 'the day from which the delegation is revoked' }) from!: string;
  @Line({ sv: 'nämndens paragraf', en: 'the board’s minute reference' }) boardParagraph!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
/** Whoever gave it by reference; the post they held that day is looked up in the register. */
export class GrantSubDelegationBody {
  @Line({ sv: 'vidaredelegationens nummer', en: 'the number of the further delegation' }) number!: string;
  @Line({ sv: 'punktens nummer', en: 'the number of the item' }) itemNumber!: string;
  @Key({ sv: 'befattningen', en: 'the post' }) post!: string;
  @Ore({ sv: 'beloppsgränsen', en: 'the limit on the amount' }, { nullable: true }) limitOre: number | null = null;
  @Line({ sv: 'förvaltningschefen', en: 'the head of administration' }) grantor!: string;
  @Day({ sv: 'beslutsdagen', en: 'the day of the decision' }) grantedOn!: string;
  @Day({ sv: 'första dagen', en: 'the first day' }) from!: string;
  @Line({ sv: 'beslutets beteckning', en: 'the reference of the decision' }) reference!: string;
}
/** The holder by reference; name and role are looked up. */
export class AssignPostBody {
  @Key({ sv: 'befattningen', en: 'the post' }) post!: string;
  @Line({ sv: 'befattningens titel', en: 'the title of the post' }) title!: string;
  @Line({ sv: 'innehavaren', en: 'the holder' }) holder!: string;
  @Day({ sv: 'första dagen', en: 'the first day' }) from!: string;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
  @YesOrNo({ sv: 'frågan om tillförordnande', en: 'the question whether the appointment is acting' }) acting!: boolean;
  @Text({ sv: 'skälet', en: 'the reason' }, { nullable: true }) reason: string | null = null;
}
export class EndAssignmentBody {
  @Id({ sv: 'förordnandet', en: 'the appointment' }) assignmentId!: string;
  @Day({ sv: 'sista dagen', en: 'the last day' }) lastDay!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
