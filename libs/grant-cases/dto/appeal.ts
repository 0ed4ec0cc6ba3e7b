/** What comes from the court or goes to it, and what becomes of a decision after that. */
import { Day, Id, Instant, Line, OneOf, Ore, Pattern, Text } from '#libs/input';
import { APPEAL_CHANNELS, CORRECTABLE, COURT_OUTCOMES, LATE_EXCEPTIONS, REVOCATION_GROUNDS } from '../events';
import type { AskedCorrection, AskedRevocation } from '../decide/commands';
import type { BodyOf } from './body';

type Asked<C> = Omit<C, 'type'>;

const APPEAL = { sv: 'överklagandet', en: 'the appeal' };
const COURT = { sv: 'domstolen', en: 'the court' };
const CASE_NUMBER = { sv: 'målnumret', en: 'the court’s case number' };
const PAID = { sv: 'det som är utbetalt', en: 'what has been paid out' };

export class RecordNoticeBody implements BodyOf<'RecordNotice'> {
  @Day({ sv: 'dagen då parten fick del av beslutet', en: 'the day when the party received the decision' }) receivedOn!: string;
  @Text({ sv: 'vad som visar det', en: 'what shows it' }) proof!: string;
}
export class ReceiveAppealBody implements BodyOf<'ReceiveAppeal'> {
  @Instant({ sv: 'tidpunkten då överklagandet kom in', en: 'the time when the appeal was received' }, { nullable: true }) receivedAt:
    string | null = null;
  @Line({ sv: 'den som överklagar', en: 'who appeals' }) appellant!: string;
  @OneOf({ sv: 'hur överklagandet kom in', en: 'how the appeal was received' }, APPEAL_CHANNELS) channel!: (typeof APPEAL_CHANNELS)[number];
}
export class ForwardAppealBody implements BodyOf<'ForwardAppeal'> {
  @Id(APPEAL) appealId!: string;
  @Day({ sv: 'dagen då det lämnades över', en: 'the day when it was forwarded' }) forwardedOn!: string;
  @Line(COURT) court!: string;
}
const EXAMINED = ['TIMELY', 'DISMISSED'] as const;
export class ExamineAppealBody implements BodyOf<'ExamineAppeal'> {
  @Id(APPEAL) appealId!: string;
  @OneOf({ sv: 'utgången', en: 'the outcome' }, EXAMINED) outcome!: (typeof EXAMINED)[number];
  @OneOf({ sv: 'undantaget', en: 'the exception' }, LATE_EXCEPTIONS, { nullable: true }) exception:
    (typeof LATE_EXCEPTIONS)[number] | null = null;
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
}
export class RecordCourtCaseBody implements BodyOf<'RecordCourtCase'> {
  @Id(APPEAL, { nullable: true }) appealId: string | null = null;
  @Line(COURT) court!: string;
  @Line(CASE_NUMBER) caseNumber!: string;
  @Day({ sv: 'dagen för underrättelsen', en: 'the day of the notice' }) notifiedOn!: string;
}
export class SubmitStatementToCourtBody implements BodyOf<'SubmitStatementToCourt'> {
  @Id(APPEAL) appealId!: string;
  @Day({ sv: 'dagen då yttrandet lämnades', en: 'the day when the statement was submitted' }) submittedOn!: string;
  @Line({ sv: 'paragrafen i nämndens protokoll', en: 'the paragraph in the board’s minutes' }, { nullable: true }) paragraph:
    string | null = null;
}
export class RecordStayBody implements BodyOf<'RecordStay'> {
  @Id(APPEAL) appealId!: string;
  @Line(COURT) court!: string;
  @Day({ sv: 'dagen för beslutet om inhibition', en: 'the day of the order' }) orderedOn!: string;
}
export class RecordStayLiftedBody implements BodyOf<'RecordStayLifted'> {
  @Id(APPEAL) appealId!: string;
  @Line(COURT) court!: string;
  @Day({ sv: 'dagen då inhibitionen upphävdes', en: 'the day when the stay was lifted' }) liftedOn!: string;
}
export class RecordRulingBody implements BodyOf<'RecordRuling'> {
  @Id(APPEAL) appealId!: string;
  @Line(COURT) court!: string;
  @Line(CASE_NUMBER) caseNumber!: string;
  @OneOf({ sv: 'utgången', en: 'the outcome' }, COURT_OUTCOMES) outcome!: (typeof COURT_OUTCOMES)[number];
  @Day({ sv: 'dagen för avgörandet', en: 'the day of the ruling' }) ruledOn!: string;
  @Day({ sv: 'dagen då avgörandet vann laga kraft', en: 'the day when the ruling became final' }, { nullable: true }) finalOn:
    string | null = null;
}
export class ReopenAfterAnnulmentBody implements BodyOf<'ReopenAfterAnnulment'> {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
  @Ore(PAID) paidOre!: number;
}
/** What is to be corrected, to be shown as the statement that is approved. */
export class CorrectionStatementBody implements Asked<AskedCorrection> {
  @OneOf({ sv: 'texten som rättas', en: 'the text that is corrected' }, CORRECTABLE) field!: (typeof CORRECTABLE)[number];
  @Line({ sv: 'kriteriet eller villkoret', en: 'the criterion or the term' }, { nullable: true }) part: string | null = null;
  @Text({ sv: 'texten som den står', en: 'the text as it stands' }) before!: string;
  @Text({ sv: 'texten som den ska stå', en: 'the text as it should be' }) after!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class RevocationStatementBody implements Asked<AskedRevocation> {
  @OneOf({ sv: 'grunden', en: 'the ground' }, REVOCATION_GROUNDS) ground!: (typeof REVOCATION_GROUNDS)[number];
  @Line({ sv: 'villkoret', en: 'the term' }, { nullable: true }) termId: string | null = null;
  @Text({ sv: 'skälen', en: 'the reasons' }) reason!: string;
  @Text({ sv: 'hur mottagaren har hörts', en: 'how the recipient was heard' }) hearing!: string;
  @Ore(PAID) paidOre!: number;
}
const shownChecksum = (): PropertyDecorator =>
  Pattern({ sv: 'kontrollsumman för det som visades', en: 'the checksum of what was shown' }, /^[0-9a-f]{64}$/, {
    sv: '64 tecken 0–9 och a–f',
    en: '64 characters 0–9 and a–f',
  });
/** As it was shown. The signature is in no body: it comes from the signing session. */
export class CorrectDecisionBody extends CorrectionStatementBody {
  @shownChecksum() statementSha256!: string;
}
export class RevokeDecisionBody extends RevocationStatementBody {
  @shownChecksum() statementSha256!: string;
}
