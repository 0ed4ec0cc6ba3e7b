/** Bodies of the commands about a scheme, its intake, its calls and its year's frame. */
import { Day, Key, Line, Many, OneOf, Ore, Text, WholeNumber } from '#libs/input';
import type { CommandBody } from '../decide/commands';
import { LEGAL_REGIMES } from '../events';

export class EstablishSchemeBody implements CommandBody<'EstablishScheme'> {
  @Key('stödformens beteckning') schemeId!: string;
  @Line('stödformens namn') name!: string;
  @Line('nämnden') board!: string;
  @Key('nämndens beteckning') boardId!: string;
  @OneOf('överklagandevägen', LEGAL_REGIMES) legalRegime!: (typeof LEGAL_REGIMES)[number];
  @Line('ärendegruppen') caseGroup!: string;
}
export class SetIntakeRuleBody implements CommandBody<'SetIntakeRule'> {
  @OneOf('sättet för intag', ['ROLLING', 'CALLS']) mode!: 'ROLLING' | 'CALLS';
  @Many('de stängda månaderna', (label, options) => WholeNumber(label, 1, 12, options), { most: 12 }) closedMonths!: number[];
  @Line('nämndens paragraf') boardParagraph!: string;
}
export class OpenCallBody implements CommandBody<'OpenCall'> {
  @Key('utlysningens beteckning') callId!: string;
  @Line('temat') theme!: string;
  @Day('utlysningens första dag') opensOn!: string;
  @Day('utlysningens sista dag') closesOn!: string;
  @Ore('utlysningens ram') frameOre!: number;
  @Line('nämndens paragraf') boardParagraph!: string;
}
export class CloseCallBody implements CommandBody<'CloseCall'> {
  @Line('utlysningen') callId!: string;
  @Day('utlysningens sista dag') closedOn!: string;
  @Text('skälet') reason!: string;
}
export class PauseIntakeBody implements CommandBody<'PauseIntake'> {
  @Day('pausens första dag') from!: string;
  @Day('pausens sista dag', { nullable: true }) to: string | null = null;
  @Text('skälet') reason!: string;
}
export class ResumeIntakeBody implements CommandBody<'ResumeIntake'> {
  @Day('dagen då intaget öppnar igen') from!: string;
}
/** Members by their references; name and role are looked up. */
export class ComposeHandlingGroupBody {
  @Key('gruppens beteckning') groupId!: string;
  @Line('gruppens namn') name!: string;
  @Many('gruppens medlemmar', Line, { least: 1, most: 50 }) members!: string[];
}
export class SetFrameBody {
  @WholeNumber('året', 2000, 2999) year!: number;
  @Ore('årsramen') amountOre!: number;
  @Line('nämndens paragraf') boardParagraph!: string;
}
