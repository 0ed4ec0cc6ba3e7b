/** Bodies of the commands about the delegation order and the posts. */
import { Day, Id, Key, Line, ListOf, Many, OneOf, Ore, Text, YesOrNo } from '#libs/input';
import { DECISION_KINDS, type DecisionKind, type DelegationItem } from '../events';

export class DelegationItemBody implements DelegationItem {
  @Line('punktens nummer') number!: string;
  @Line('ärendegruppen') caseGroup!: string;
  @Line('ärendet') matter!: string;
  @Many('slagen av beslut', (label, options) => OneOf(label, DECISION_KINDS, options), { least: 1, most: 5 }) kinds!: DecisionKind[];
  @Line('lagrummet') statute!: string;
  @Key('befattningen') post!: string;
  @Key('ersättarens befattning', { nullable: true }) substitutePost: string | null = null;
  @OneOf('den som har gett delegationen', ['BOARD', 'FORVALTNINGSCHEF']) grantedBy!: 'BOARD' | 'FORVALTNINGSCHEF';
  @YesOrNo('frågan om vidaredelegation') subDelegation!: boolean;
  @Ore('beloppsgränsen', { nullable: true }) limitOre: number | null = null;
  @OneOf('sättet för anmälan', ['ANMALAN', 'SARSKILT_PROTOKOLL']) reporting!: 'ANMALAN' | 'SARSKILT_PROTOKOLL';
  @Text('villkoren', { nullable: true }) conditions: string | null = null;
}
export class AdoptOrderBody {
  @Line('nämnden') board!: string;
  @Line('delegationsordningens version') version!: string;
  @Line('nämndens paragraf') boardParagraph!: string;
  @Day('dagen för nämndens beslut') adoptedOn!: string;
  @Day('första dagen som ordningen gäller') validFrom!: string;
  @ListOf('punkterna', () => DelegationItemBody, { least: 1, most: 500 }) items!: DelegationItemBody[];
}
export class RevokeItemBody {
  @Line('punktens nummer') number!: string;
  @Day('dagen från vilken delegationen är återkallad') from!: string;
  @Line('nämndens paragraf') boardParagraph!: string;
  @Text('skälet') reason!: string;
}
/** The holder by reference; name and role are looked up. */
export class AssignPostBody {
  @Key('befattningen') post!: string;
  @Line('befattningens titel') title!: string;
  @Line('innehavaren') holder!: string;
  @Day('första dagen') from!: string;
  @Day('sista dagen', { nullable: true }) to: string | null = null;
  @YesOrNo('frågan om tillförordnande') acting!: boolean;
  @Text('skälet', { nullable: true }) reason: string | null = null;
}
export class EndAssignmentBody {
  @Id('förordnandet') assignmentId!: string;
  @Day('sista dagen') lastDay!: string;
  @Text('skälet') reason!: string;
}
