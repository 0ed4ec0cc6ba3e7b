/** The form: what an application says. */
import { Day, Email, Line, ListOf, Many, Ore, Part, Pattern, Quantity, Text, WholeNumber, YesOrNo } from '#libs/input';
import type { Application } from '../application';

export class OrganisationBody {
  @Line('organisationens namn') name!: string;
  @Pattern('organisationsnumret', /^\d{6}-\d{4}$/, '802401-1111') number!: string;
  @Line('organisationsformen') form!: string;
  @Line('kommunen') municipality!: string;
}
export class ContactBody {
  @Line('kontaktpersonens namn') name!: string;
  @Email('kontaktpersonens e-postadress') email!: string;
  @Line('kontaktpersonens telefonnummer', { nullable: true }) phone: string | null = null;
}
export class ScheduleBody {
  @Day('startdatum') from!: string;
  @Day('slutdatum') to!: string;
}
export class BudgetLineBody {
  @Line('budgetradens benämning') label!: string;
  @Ore('budgetradens belopp') amountOre!: number;
}
export class OwnShareBody {
  @Ore('egen insats i pengar') cashOre!: number;
  @Quantity('egen insats i timmar', 0, 100_000) hours!: number;
}
export class ApplicationBody implements Application {
  @Part('organisationen', () => OrganisationBody) organisation!: OrganisationBody;
  @Part('kontaktpersonen', () => ContactBody) contact!: ContactBody;
  @Line('projektets namn') title!: string;
  @Text('syfte och bakgrund') purpose!: string;
  @Text('genomförande') implementation!: string;
  @Text('målgrupp') targetGroup!: string;
  @Part('tidsplanen', () => ScheduleBody) schedule!: ScheduleBody;
  @Text('mål och resultat') goals!: string;
  @Text('effekter') effects!: string;
  @Text('det nyskapande') novelty!: string;
  @Text('samhällsnyttan') socialBenefit!: string;
  @Text('det som är nytt lokalt') newLocally!: string;
  @Text('förankringen hos samarbetspartner') anchoring!: string;
  @Many('samarbetspartner', Line, { most: 50 }) partners!: string[];
  @Text('ekologisk hållbarhet') ecology!: string;
  @Ore('sökt belopp') amountOre!: number;
  @ListOf('budgeten', () => BudgetLineBody, { least: 1, most: 100 }) budget!: BudgetLineBody[];
  @Part('den egna insatsen', () => OwnShareBody) ownShare!: OwnShareBody;
  @Text('annan finansiering', { nullable: true }) otherFunding: string | null = null;
  @Text('tidigare stöd', { nullable: true }) earlierSupport: string | null = null;
  @YesOrNo('frågan om ekonomisk verksamhet') economicActivity!: boolean;
  @Ore('stöd av mindre betydelse de senaste tre åren') deMinimisOre!: number;
  @Many('målen i Agenda 2030', (label, options) => WholeNumber(label, 1, 17, options), { most: 17 }) agenda2030!: number[];
  @Line('den som har gett råd om ansökan', { nullable: true }) advisedBy: string | null = null;
}
