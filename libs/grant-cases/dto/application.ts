/** The form: what an application says. */
import { Day, Email, Line, ListOf, Many, Ore, Part, Pattern, Quantity, Text, WholeNumber, YesOrNo } from '#libs/input';
import type { Application } from '../application';

export class OrganisationBody {
  @Line({ sv: 'organisationens namn', en: 'the organisation’s name' }) name!: string;
  @Pattern({ sv: 'organisationsnumret', en: 'the organisation number' }, /^\d{6}-\d{4}$/, '802401-1111') number!: string;
  @Line({ sv: 'organisationsformen', en: 'the form of organisation' }) form!: string;
  @Line({ sv: 'kommunen', en: 'the municipality' }) municipality!: string;
}
export class ContactBody {
  @Line({ sv: 'kontaktpersonens namn', en: 'the contact person’s name' }) name!: string;
  @Email({ sv: 'kontaktpersonens e-postadress', en: 'the contact person’s e-mail address' }) email!: string;
  @Line({ sv: 'kontaktpersonens telefonnummer', en: 'the contact person’s telephone number' }, { nullable: true }) phone: string | null =
    null;
}
export class ScheduleBody {
  @Day({ sv: 'startdatum', en: 'the start date' }) from!: string;
  @Day({ sv: 'slutdatum', en: 'the end date' }) to!: string;
}
export class BudgetLineBody {
  @Line({ sv: 'budgetradens benämning', en: 'the name of the budget row' }) label!: string;
  @Ore({ sv: 'budgetradens belopp', en: 'the amount of the budget row' }) amountOre!: number;
}
export class OwnShareBody {
  @Ore({ sv: 'egen insats i pengar', en: 'the own contribution in money' }) cashOre!: number;
  @Quantity({ sv: 'egen insats i timmar', en: 'the own contribution in hours' }, 0, 100_000) hours!: number;
}
export class ApplicationBody implements Application {
  @Part({ sv: 'organisationen', en: 'the organisation' }, () => OrganisationBody) organisation!: OrganisationBody;
  @Part({ sv: 'kontaktpersonen', en: 'the contact person' }, () => ContactBody) contact!: ContactBody;
  @Line({ sv: 'projektets namn', en: 'the name of the project' }) title!: string;
  @Text({ sv: 'syfte och bakgrund', en: 'the purpose and background' }) purpose!: string;
  @Text({ sv: 'genomförande', en: 'the implementation' }) implementation!: string;
  @Text({ sv: 'målgrupp', en: 'the target group' }) targetGroup!: string;
  @Part({ sv: 'tidsplanen', en: 'the schedule' }, () => ScheduleBody) schedule!: ScheduleBody;
  @Text({ sv: 'mål och resultat', en: 'the goals and results' }) goals!: string;
  @Text({ sv: 'effekter', en: 'the effects' }) effects!: string;
  @Text({ sv: 'det nyskapande', en: 'what is innovative' }) novelty!: string;
  @Text({ sv: 'samhällsnyttan', en: 'the benefit to society' }) socialBenefit!: string;
  @Text({ sv: 'det som är nytt lokalt', en: 'what is new locally' }) newLocally!: string;
  @Text({ sv: 'förankringen hos samarbetspartner', en: 'the support among partners' }) anchoring!: string;
  @Many({ sv: 'samarbetspartner', en: 'the partners' }, Line, { most: 50 }) partners!: string[];
  @Text({ sv: 'ekologisk hållbarhet', en: 'ecological sustainability' }) ecology!: string;
  @Ore({ sv: 'sökt belopp', en: 'the amount sought' }) amountOre!: number;
  @ListOf({ sv: 'budgeten', en: 'the budget' }, () => BudgetLineBody, { least: 1, most: 100 }) budget!: BudgetLineBody[];
  @Part({ sv: 'den egna insatsen', en: 'the own contribution' }, () => OwnShareBody) ownShare!: OwnShareBody;
  @Text({ sv: 'annan finansiering', en: 'other funding' }, { nullable: true }) otherFunding: string | null = null;
  @Text({ sv: 'tidigare stöd', en: 'earlier support' }, { nullable: true }) earlierSupport: string | null = null;
  @YesOrNo({ sv: 'frågan om ekonomisk verksamhet', en: 'the question about economic activity' }) economicActivity!: boolean;
  @Ore({ sv: 'stöd av mindre betydelse de senaste tre åren', en: 'de minimis aid in the last three years' }) deMinimisOre!: number;
  @Many({ sv: 'målen i Agenda 2030', en: 'the goals of the 2030 Agenda' }, (label, options) => WholeNumber(label, 1, 17, options), {
    most: 17,
  })
  agenda2030!: number[];
  @Line({ sv: 'den som har gett råd om ansökan', en: 'the giver of advice on the application' }, { nullable: true }) advisedBy:
    string | null = null;
}
