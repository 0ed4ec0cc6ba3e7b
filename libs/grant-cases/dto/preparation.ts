/** Acknowledgement, eligibility, supplements, meetings, notes. */
import { Day, Id, Instant, Line, ListOf, Many, OneOf, Text } from '#libs/input';
import type { BodyOf } from './body';

export class AcknowledgeCaseBody implements BodyOf<'AcknowledgeCase'> {
  @Day('dagen då beslut kan väntas') expectedBy!: string;
  @Text('meddelandet') message!: string;
}
export class CheckEligibilityBody implements BodyOf<'CheckEligibility'> {
  @Text('skälet till undantag', { nullable: true }) exceptionReason: string | null = null;
}
export class SupplementItemBody {
  @Text('det som behöver kompletteras') what!: string;
  @Text('skälet till att det behövs') why!: string;
}
export class RequestSupplementBody implements BodyOf<'RequestSupplement'> {
  @ListOf('listan över kompletteringar', () => SupplementItemBody, { least: 1, most: 50 }) items!: SupplementItemBody[];
  @Day('sista dagen') deadline!: string;
  @Text('följden av att inte komplettera') consequence!: string;
}
export class ReceiveSupplementBody implements BodyOf<'ReceiveSupplement'> {
  @Id('kompletteringen') supplementId!: string;
  @Instant('tidpunkten då svaret kom in', { nullable: true }) receivedAt: string | null = null;
  @Text('svaret') answer!: string;
}
export class WaiveSupplementBody implements BodyOf<'WaiveSupplement'> {
  @Id('kompletteringen') supplementId!: string;
  @Text('skälet') reason!: string;
}
export class RemindSupplementBody implements BodyOf<'RemindSupplement'> {
  @Id('kompletteringen') supplementId!: string;
  @Day('den nya sista dagen') newDeadline!: string;
  @Text('meddelandet') message!: string;
}
export class ScheduleMeetingBody implements BodyOf<'ScheduleMeeting'> {
  @Instant('mötets starttid') startsAt!: string;
  @Line('mötesplatsen') place!: string;
  @Many('deltagarna', Line, { most: 50 }) participantRefs!: string[];
}
export class HoldMeetingBody implements BodyOf<'HoldMeeting'> {
  @Id('mötet') meetingId!: string;
  @Instant('tidpunkten då mötet hölls') heldAt!: string;
  @Many('de närvarande', Line, { most: 50 }) presentRefs!: string[];
  @Many('sökandens deltagare', Line, { most: 50 }) fromApplicant!: string[];
}
export class CancelMeetingBody implements BodyOf<'CancelMeeting'> {
  @Id('mötet') meetingId!: string;
  @Text('skälet') reason!: string;
}
const NOTE_CHANNELS = ['MEETING', 'PHONE', 'EMAIL', 'VISIT', 'OTHER'] as const;
export class RecordNoteBody implements BodyOf<'RecordNote'> {
  @Id('mötet', { nullable: true }) meetingId: string | null = null;
  @Instant('tidpunkten') occurredAt!: string;
  @Line('uppgiftslämnaren') source!: string;
  @OneOf('sättet som uppgiften lämnades på', NOTE_CHANNELS) channel!: (typeof NOTE_CHANNELS)[number];
  @Text('sakuppgifterna') facts!: string;
  @Text('den egna bedömningen', { nullable: true }) opinion: string | null = null;
}
export class ReferToOtherFundingBody implements BodyOf<'ReferToOtherFunding'> {
  @Line('finansiären') funder!: string;
  @Text('rådet') advice!: string;
}
