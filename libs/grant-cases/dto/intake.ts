/** The application comes in, is registered, is changed or withdrawn. */
import { Day, Instant, Key, Line, Many, OneOf, Part, Pattern, Text } from '#libs/input';
import { ApplicationBody } from './application';
import type { BodyOf } from './body';

/** Paper and e-mail, by the registrar. What is sent in the portal is submitted from a draft. */
export class SubmitApplicationBody implements BodyOf<'SubmitApplication'> {
  @Key({ sv: 'stödformen', en: 'the grant scheme' }) schemeId!: string;
  @Key({ sv: 'utlysningen', en: 'the call' }, { nullable: true }) callId: string | null = null;
  @OneOf({ sv: 'sättet som ansökan kom in på', en: 'the way the application arrived' }, ['PAPER', 'EMAIL']) channel!: 'PAPER' | 'EMAIL';
  @Instant({ sv: 'tidpunkten då ansökan kom in', en: 'the time when the application was received' }, { nullable: true }) receivedAt:
    string | null = null;
  @Text({ sv: 'skälet till tidpunkten', en: 'the reason for the time' }, { nullable: true }) receivedAtReason: string | null = null;
  @Part({ sv: 'ansökan', en: 'the application' }, () => ApplicationBody) application!: ApplicationBody;
}
export class WithheldBody {
  @Many(
    { sv: 'uppgifterna som utelämnas', en: 'the list of particulars left out' },
    (label, options) => OneOf(label, ['counterpart', 'subject'], options),
    { least: 1, most: 2 },
  )
  fields!: ('counterpart' | 'subject')[];
  @Text({ sv: 'skälet till att uppgifter utelämnas', en: 'the reason for leaving out particulars' }) reason!: string;
}
/** `number` null = give the case the next number of our own diary. */
export class RegisterApplicationBody {
  @Pattern({ sv: 'regionens diarienummer', en: 'the region’s registration number' }, /^\d{2}RS\d{1,6}$/, '26RS1234', { nullable: true })
  number: string | null = null;
  @Day({ sv: 'registreringsdagen', en: 'the day of registration' }) registeredOn!: string;
  @Line({ sv: 'avsändaren', en: 'the sender' }, { nullable: true }) sender: string | null = null;
  @Line({ sv: 'ärendemeningen', en: 'the subject of the case' }, { nullable: true }) subject: string | null = null;
  @Part({ sv: 'det som utelämnas', en: 'what is left out' }, () => WithheldBody, { nullable: true }) withheld: WithheldBody | null = null;
}
export class AmendApplicationBody implements BodyOf<'AmendApplication'> {
  @Part({ sv: 'ansökan', en: 'the application' }, () => ApplicationBody) application!: ApplicationBody;
  @Text({ sv: 'skälet till ändringen', en: 'the reason for the amendment' }) reason!: string;
}
export class WithdrawApplicationBody implements BodyOf<'WithdrawApplication'> {
  @Text({ sv: 'skälet till återkallelsen', en: 'the reason for the withdrawal' }) reason!: string;
}
