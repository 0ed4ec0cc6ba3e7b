/** What the board has adopted for a scheme: criteria, amounts, terms, days. */
import { Day, Key, Line, ListOf, Many, OneOf, Ore, Part, Text, WholeNumber } from '#libs/input';
import type { CommandBody } from '../decide/commands';

export class CriterionBody {
  @Key('kriteriets beteckning') id!: string;
  @Line('kriteriets namn') name!: string;
  @Text('frågan som kriteriet ställer') question!: string;
}
export class ClauseBody {
  @Key('villkorets beteckning') id!: string;
  @Text('villkoret') text!: string;
}
export class AmountBody {
  @Ore('minsta belopp') minOre!: number;
  @Ore('högsta belopp') maxOre!: number;
}
export class OwnShareRuleBody {
  @WholeNumber('egen insats i procent', 0, 1000) percent!: number;
  @Ore('värdet av en arbetstimme') hourOre!: number;
}
export class TermsBody {
  @Line('villkorens version') version!: string;
  @ListOf('villkoren', () => ClauseBody, { most: 100 }) clauses!: ClauseBody[];
  @WholeNumber('antalet månader till redovisning', 0, 60) reportMonthsAfterEnd!: number;
}
export class DaysBody {
  @WholeNumber('dagarna för komplettering', 1, 365) supplement!: number;
  @WholeNumber('dagarna för yttrande', 1, 365) communication!: number;
  @WholeNumber('målet för dagar till beslut', 1, 730) targetDecision!: number;
}
export class AdoptGuidelinesBody implements CommandBody<'AdoptGuidelines'> {
  @Line('riktlinjernas version') version!: string;
  @Line('nämndens paragraf') boardParagraph!: string;
  @Day('dagen för nämndens beslut') adoptedOn!: string;
  @Day('första dagen som riktlinjerna gäller') validFrom!: string;
  @ListOf('kriterierna', () => CriterionBody, { least: 1, most: 30 }) criteria!: CriterionBody[];
  @WholeNumber('högsta poäng', 1, 10) maxScore!: number;
  @Part('beloppen', () => AmountBody) amount!: AmountBody;
  @Part('egen insats', () => OwnShareRuleBody) ownShare!: OwnShareRuleBody;
  @Many('organisationsformerna', Line, { least: 1, most: 50 }) applicantForms!: string[];
  @Many('kommunerna', Line, { least: 1, most: 300 }) municipalities!: string[];
  @OneOf('regeln om möte', ['ALWAYS', 'WHEN_NEEDED']) meeting!: 'ALWAYS' | 'WHEN_NEEDED';
  @Part('villkoren', () => TermsBody) terms!: TermsBody;
  @Part('tiderna', () => DaysBody) days!: DaysBody;
}
