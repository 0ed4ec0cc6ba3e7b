/** Acknowledgement, eligibility, supplements, meetings, notes. */
import { Day, Id, Instant, Line, ListOf, Many, OneOf, Text } from '#libs/input';
import type { BodyOf } from './body';

export class AcknowledgeCaseBody implements BodyOf<'AcknowledgeCase'> {
  @Day({ sv: 'dagen då beslut kan väntas', en: 'the day when a decision can be expected' }) expectedBy!: string;
  @Text({ sv: 'meddelandet', en: 'the message' }) message!: string;
}
export class NotifyDelayBody implements BodyOf<'NotifyDelay'> {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
  @Day({ sv: 'den nya dagen då beslut kan väntas', en: 'the new day when a decision can be expected' }) expectedBy!: string;
}
export class CheckEligibilityBody implements BodyOf<'CheckEligibility'> {
  @Text({ sv: 'skälet till undantag', en: 'the reason for an exception' }, { nullable: true }) exceptionReason: string | null = null;
}
export class SupplementItemBody {
  @Text({ sv: 'det som behöver kompletteras', en: 'what needs to be supplemented' }) what!: string;
  @Text({ sv: 'skälet till att det behövs', en: 'the reason why it is needed' }) why!: string;
}
export class RequestSupplementBody implements BodyOf<'RequestSupplement'> {
  @ListOf({ sv: 'listan över kompletteringar', en: 'the list of supplements' }, () => SupplementItemBody, { least: 1, most: 50 })
  items!: SupplementItemBody[];
  @Day({ sv: 'sista dagen', en: 'the last day' }) deadline!: string;
  @Text({ sv: 'följden av att inte komplettera', en: 'the consequence of not supplementing' }) consequence!: string;
}
export class ReceiveSupplementBody implements Omit<BodyOf<'ReceiveSupplement'>, 'files'> {
  @Id({ sv: 'kompletteringen', en: 'the supplement' }) supplementId!: string;
  @Instant({ sv: 'tidpunkten då svaret kom in', en: 'the time when the reply was received' }, { nullable: true }) receivedAt:
    string | null = null;
  @Text({ sv: 'svaret', en: 'the reply' }) answer!: string;
  /** Files of one's own that are meant for this case. */
  @Many({ sv: 'filerna', en: 'the files' }, Id, { nullable: true, most: 20 }) fileIds: string[] | null = null;
}
export class WaiveSupplementBody implements BodyOf<'WaiveSupplement'> {
  @Id({ sv: 'kompletteringen', en: 'the supplement' }) supplementId!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class RemindSupplementBody implements BodyOf<'RemindSupplement'> {
  @Id({ sv: 'kompletteringen', en: 'the supplement' }) supplementId!: string;
  @Day({ sv: 'den nya sista dagen', en: 'the new last day' }) newDeadline!: string;
  @Text({ sv: 'meddelandet', en: 'the message' }) message!: string;
}
export class ScheduleMeetingBody implements BodyOf<'ScheduleMeeting'> {
  @Instant({ sv: 'mötets starttid', en: 'the start of the meeting' }) startsAt!: string;
  @Line({ sv: 'mötesplatsen', en: 'the place of the meeting' }) place!: string;
  @Many({ sv: 'deltagarna', en: 'the participants' }, Line, { most: 50 }) participantRefs!: string[];
}
export class OfferMeetingBody implements BodyOf<'OfferMeeting'> {
  @Many({ sv: 'tiderna', en: 'the times' }, Instant, { least: 1, most: 10 }) times!: string[];
  @Line({ sv: 'mötesplatsen', en: 'the place of the meeting' }) place!: string;
  @Many({ sv: 'deltagarna', en: 'the participants' }, Line, { most: 50 }) participantRefs!: string[];
  @Day({ sv: 'sista dagen att svara', en: 'the last day to reply' }) answerBy!: string;
  @Text({ sv: 'meddelandet', en: 'the message' }, { nullable: true }) message: string | null = null;
}
export class BookMeetingBody implements BodyOf<'BookMeeting'> {
  @Id({ sv: 'mötet', en: 'the meeting' }) meetingId!: string;
  @Instant({ sv: 'mötets starttid', en: 'the start of the meeting' }) startsAt!: string;
}
export class DeclineMeetingBody implements BodyOf<'DeclineMeeting'> {
  @Id({ sv: 'mötet', en: 'the meeting' }) meetingId!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class HoldMeetingBody implements BodyOf<'HoldMeeting'> {
  @Id({ sv: 'mötet', en: 'the meeting' }) meetingId!: string;
  @Instant({ sv: 'tidpunkten då mötet hölls', en: 'the time when the meeting was held' }) heldAt!: string;
  @Many({ sv: 'de närvarande', en: 'the list of those present' }, Line, { most: 50 }) presentRefs!: string[];
  @Many({ sv: 'sökandens deltagare', en: 'the list of participants from the applicant' }, Line, { most: 50 }) fromApplicant!: string[];
}
export class CancelMeetingBody implements BodyOf<'CancelMeeting'> {
  @Id({ sv: 'mötet', en: 'the meeting' }) meetingId!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
const NOTE_CHANNELS = ['MEETING', 'PHONE', 'EMAIL', 'VISIT', 'OTHER'] as const;
export class RecordNoteBody implements BodyOf<'RecordNote'> {
  @Id({ sv: 'mötet', en: 'the meeting' }, { nullable: true }) meetingId: string | null = null;
  @Instant({ sv: 'tidpunkten', en: 'the time' }) occurredAt!: string;
  @Line({ sv: 'uppgiftslämnaren', en: 'the source of the information' }) source!: string;
  @OneOf({ sv: 'sättet som uppgiften lämnades på', en: 'the way the information was given' }, NOTE_CHANNELS)
  channel!: (typeof NOTE_CHANNELS)[number];
  @Text({ sv: 'sakuppgifterna', en: 'the facts' }) facts!: string;
  @Text({ sv: 'den egna bedömningen', en: 'the writer’s own opinion' }, { nullable: true }) opinion: string | null = null;
}
export class ReferToOtherFundingBody implements BodyOf<'ReferToOtherFunding'> {
  @Line({ sv: 'finansiären', en: 'the funder' }) funder!: string;
  @Text({ sv: 'rådet', en: 'the advice' }) advice!: string;
}
