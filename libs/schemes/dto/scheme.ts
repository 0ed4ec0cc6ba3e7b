/** Bodies of the commands about a scheme, its intake, its calls and its year's frame. */
import { Day, Key, Line, ListOf, Many, OneOf, Ore, Text, WholeNumber, YesOrNo } from '#libs/input';
import { TIMER_KINDS, TIMER_UNITS, type SetTimer, type TimerKind, type TimerUnit } from '#libs/timers';
import type { CommandBody } from '../decide/commands';
import { LEGAL_REGIMES } from '../events';

export class EstablishSchemeBody implements CommandBody<'EstablishScheme'> {
  @Key({ sv: 'stödformens beteckning', en: 'the grant scheme’s designation' }) schemeId!: string;
  @Line({ sv: 'stödformens namn', en: 'the name of the grant scheme' }) name!: string;
  @Line({ sv: 'nämnden', en: 'the board' }) board!: string;
  @Key({ sv: 'nämndens beteckning', en: 'the board’s designation' }) boardId!: string;
  @OneOf({ sv: 'överklagandevägen', en: 'the way of appeal' }, LEGAL_REGIMES) legalRegime!: (typeof LEGAL_REGIMES)[number];
  @Line({ sv: 'ärendegruppen', en: 'the case group' }) caseGroup!: string;
}
export class SetIntakeRuleBody implements CommandBody<'SetIntakeRule'> {
  @OneOf({ sv: 'sättet för intag', en: 'the way of intake' }, ['ROLLING', 'CALLS']) mode!: 'ROLLING' | 'CALLS';
  @Many({ sv: 'de stängda månaderna', en: 'the closed months' }, (label, options) => WholeNumber(label, 1, 12, options), { most: 12 })
  closedMonths!: number[];
  @Line({ sv: 'nämndens paragraf', en: 'the board’s minute reference' }) boardParagraph!: string;
}
export class OpenCallBody implements CommandBody<'OpenCall'> {
  @Key({ sv: 'utlysningens beteckning', en: 'the call’s designation' }) callId!: string;
  @Line({ sv: 'temat', en: 'the theme' }) theme!: string;
  @Day({ sv: 'utlysningens första dag', en: 'the first day of the call' }) opensOn!: string;
  @Day({ sv: 'utlysningens sista dag', en: 'the last day of the call' }) closesOn!: string;
  @Ore({ sv: 'utlysningens ram', en: 'the budget of the call' }) frameOre!: number;
  @Line({ sv: 'nämndens paragraf', en: 'the board’s minute reference' }) boardParagraph!: string;
}
export class CloseCallBody implements CommandBody<'CloseCall'> {
  @Line({ sv: 'utlysningen', en: 'the call' }) callId!: string;
  @Day({ sv: 'utlysningens sista dag', en: 'the last day of the call' }) closedOn!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class PauseIntakeBody implements CommandBody<'PauseIntake'> {
  @Day({ sv: 'pausens första dag', en: 'the first day of the pause' }) from!: string;
  @Day({ sv: 'pausens sista dag', en: 'the last day of the pause' }, { nullable: true }) to: string | null = null;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class ResumeIntakeBody implements CommandBody<'ResumeIntake'> {
  @Day({ sv: 'dagen då intaget öppnar igen', en: 'the day when the intake opens again' }) from!: string;
}
/** Members by their references; name and role are looked up. */
export class ComposeHandlingGroupBody {
  @Key({ sv: 'gruppens beteckning', en: 'the group’s designation' }) groupId!: string;
  @Line({ sv: 'gruppens namn', en: 'the name of the group' }) name!: string;
  @Many({ sv: 'gruppens medlemmar', en: 'the members of the group' }, Line, { least: 1, most: 50 }) members!: string[];
}
export class TimerBody implements SetTimer {
  @OneOf({ sv: 'tidsfristen', en: 'the time limit' }, TIMER_KINDS) kind!: TimerKind;
  @WholeNumber({ sv: 'tidens längd', en: 'the length of the time' }, 0, 3650) length!: number;
  @OneOf({ sv: 'enheten', en: 'the unit' }, TIMER_UNITS) unit!: TimerUnit;
  @YesOrNo({ sv: 'om tiden bevakas', en: 'whether the time is watched' }) on!: boolean;
}
/** Those that are left out are as usual. */
export class SetTimersBody implements CommandBody<'SetTimers'> {
  @Line({ sv: 'nämndens beslut eller rutin', en: 'the board’s decision or routine' }) reference!: string;
  @Day({ sv: 'första dagen som tidsfristerna gäller', en: 'the first day that the time limits apply' }) validFrom!: string;
  @ListOf({ sv: 'tidsfristerna', en: 'the time limits' }, () => TimerBody, { most: 50 }) timers!: TimerBody[];
}
export class SetFrameBody {
  @WholeNumber({ sv: 'året', en: 'the year' }, 2000, 2999) year!: number;
  @Ore({ sv: 'årsramen', en: 'the year’s budget' }) amountOre!: number;
  @Line({ sv: 'nämndens paragraf', en: 'the board’s minute reference' }) boardParagraph!: string;
}
