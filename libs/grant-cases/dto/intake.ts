/** The application comes in, is registered, is changed or withdrawn. */
import { Day, Instant, Key, Line, Many, OneOf, Part, Pattern, Text } from '#libs/input';
import { ApplicationBody } from './application';
import type { BodyOf } from './body';

/** Paper and e-mail, by the registrar. What is sent in the portal is submitted from a draft. */
export class SubmitApplicationBody implements BodyOf<'SubmitApplication'> {
  @Key('stödformen') schemeId!: string;
  @Key('utlysningen', { nullable: true }) callId: string | null = null;
  @OneOf('sättet som ansökan kom in på', ['PAPER', 'EMAIL']) channel!: 'PAPER' | 'EMAIL';
  @Instant('tidpunkten då ansökan kom in', { nullable: true }) receivedAt: string | null = null;
  @Text('skälet till tidpunkten', { nullable: true }) receivedAtReason: string | null = null;
  @Part('ansökan', () => ApplicationBody) application!: ApplicationBody;
}
export class WithheldBody {
  @Many('uppgifterna som utelämnas', (label, options) => OneOf(label, ['counterpart', 'subject'], options), { least: 1, most: 2 })
  fields!: ('counterpart' | 'subject')[];
  @Text('skälet till att uppgifter utelämnas') reason!: string;
}
/** `number` null = give the case the next number of our own diary. */
export class RegisterApplicationBody {
  @Pattern('regionens diarienummer', /^\d{2}RS\d{1,6}$/, '26RS1234', { nullable: true }) number: string | null = null;
  @Day('registreringsdagen') registeredOn!: string;
  @Line('avsändaren', { nullable: true }) sender: string | null = null;
  @Line('ärendemeningen', { nullable: true }) subject: string | null = null;
  @Part('det som utelämnas', () => WithheldBody, { nullable: true }) withheld: WithheldBody | null = null;
}
export class AmendApplicationBody implements BodyOf<'AmendApplication'> {
  @Part('ansökan', () => ApplicationBody) application!: ApplicationBody;
  @Text('skälet till ändringen') reason!: string;
}
export class WithdrawApplicationBody implements BodyOf<'WithdrawApplication'> {
  @Text('skälet till återkallelsen') reason!: string;
}
