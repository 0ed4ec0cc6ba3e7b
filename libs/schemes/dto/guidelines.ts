/** What the board has adopted for a scheme: criteria, amounts, terms, days. */
import { Day, Key, Line, ListOf, Many, OneOf, Ore, Part, Text, WholeNumber } from '#libs/input';
import type { CommandBody } from '../decide/commands';

export class CriterionBody {
  @Key({ sv: 'kriteriets beteckning', en: 'the criterion’s designation' }) id!: string;
  @Line({ sv: 'kriteriets namn', en: 'the name of the criterion' }) name!: string;
  @Text({ sv: 'frågan som kriteriet ställer', en: 'the question that the criterion asks' }) question!: string;
}
export class ClauseBody {
  @Key({ sv: 'villkorets beteckning', en: 'the term’s designation' }) id!: string;
  @Text({ sv: 'villkoret', en: 'the term' }) text!: string;
}
export class AmountBody {
  @Ore({ sv: 'minsta belopp', en: 'the lowest amount' }) minOre!: number;
  @Ore({ sv: 'högsta belopp', en: 'the highest amount' }) maxOre!: number;
}
export class OwnShareRuleBody {
  @WholeNumber({ sv: 'egen insats i procent', en: 'the own contribution in per cent' }, 0, 1000) percent!: number;
  @Ore({ sv: 'värdet av en arbetstimme', en: 'the value of an hour’s work' }) hourOre!: number;
}
export class TermsBody {
  @Line({ sv: 'villkorens version', en: 'the version of the terms' }) version!: string;
  @ListOf({ sv: 'villkoren', en: 'the terms' }, () => ClauseBody, { most: 100 }) clauses!: ClauseBody[];
  @WholeNumber({ sv: 'antalet månader till redovisning', en: 'the number of months until the report' }, 0, 60)
  reportMonthsAfterEnd!: number;
}
export class DaysBody {
  @WholeNumber({ sv: 'dagarna för komplettering', en: 'the days for supplements' }, 1, 365) supplement!: number;
  @WholeNumber({ sv: 'dagarna för yttrande', en: 'the days for comments' }, 1, 365) communication!: number;
  @WholeNumber({ sv: 'målet för dagar till beslut', en: 'the target for days to a decision' }, 1, 730) targetDecision!: number;
}
export class AdoptGuidelinesBody implements CommandBody<'AdoptGuidelines'> {
  @Line({ sv: 'riktlinjernas version', en: 'the version of the guidelines' }) version!: string;
  @Line({ sv: 'nämndens paragraf', en: 'the board’s minute reference' }) boardParagraph!: string;
  @Day({ sv: 'dagen för nämndens beslut', en: 'the day of the board’s decision' }) adoptedOn!: string;
  @Day({ sv: 'första dagen som riktlinjerna gäller', en: 'the first day that the guidelines apply' }) validFrom!: string;
  @ListOf({ sv: 'kriterierna', en: 'the criteria' }, () => CriterionBody, { least: 1, most: 30 }) criteria!: CriterionBody[];
  @WholeNumber({ sv: 'högsta poäng', en: 'the highest score' }, 1, 10) maxScore!: number;
  @Part({ sv: 'beloppen', en: 'the amounts' }, () => AmountBody) amount!: AmountBody;
  @Part({ sv: 'egen insats', en: 'the own contribution' }, () => OwnShareRuleBody) ownShare!: OwnShareRuleBody;
  @Many({ sv: 'organisationsformerna', en: 'the forms of organisation' }, Line, { least: 1, most: 50 }) applicantForms!: string[];
  @Many({ sv: 'kommunerna', en: 'the municipalities' }, Line, { least: 1, most: 300 }) municipalities!: string[];
  @OneOf({ sv: 'regeln om möte', en: 'the rule on meetings' }, ['ALWAYS', 'WHEN_NEEDED']) meeting!: 'ALWAYS' | 'WHEN_NEEDED';
  @Part({ sv: 'villkoren', en: 'the terms' }, () => TermsBody) terms!: TermsBody;
  @Part({ sv: 'tiderna', en: 'the times' }, () => DaysBody) days!: DaysBody;
}
