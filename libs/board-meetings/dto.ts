/** Bodies of the commands about the board's meetings. */
import { Day, Id, Key, Line, ListOf, Many, Text } from '#libs/input';
import type { CommandOf, MeetingCommandType } from './decide/commands';

type BodyOf<T extends MeetingCommandType> = Omit<CommandOf<T>, 'type'>;

export class CallMeetingBody implements BodyOf<'CallMeeting'> {
  @Key({ sv: 'nämnden', en: 'the board' }) boardId!: string;
  @Day({ sv: 'sammanträdesdagen', en: 'the day of the meeting' }) meetingOn!: string;
  @Line({ sv: 'platsen', en: 'the place' }) place!: string;
}
export class MoveMeetingBody implements BodyOf<'MoveMeeting'> {
  @Day({ sv: 'sammanträdesdagen', en: 'the day of the meeting' }) meetingOn!: string;
  @Line({ sv: 'platsen', en: 'the place' }) place!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class CancelMeetingBody implements BodyOf<'CancelMeeting'> {
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class ReportedBody {
  @Id({ sv: 'ärendet', en: 'the case' }) caseId!: string;
  @Id({ sv: 'beslutet', en: 'the decision' }) decisionId!: string;
}
export class FixReportListBody implements BodyOf<'FixReportList'> {
  @ListOf({ sv: 'besluten', en: 'the decisions' }, () => ReportedBody, { most: 2000 }) decisions!: ReportedBody[];
}
export class HoldMeetingBody implements BodyOf<'HoldMeeting'> {
  @Day({ sv: 'dagen då sammanträdet hölls', en: 'the day when the meeting was held' }) heldOn!: string;
  @Line({ sv: 'paragrafen', en: 'the paragraph' }) paragraph!: string;
}
export class ApproveBoardMinutesBody implements BodyOf<'ApproveMinutes'> {
  @Day({ sv: 'justeringsdagen', en: 'the day of the approval' }) approvedOn!: string;
  @Many({ sv: 'justerarna', en: 'those who approved' }, Line, { least: 1, most: 10 }) approvedBy!: string[];
}
export class PostBoardAnnouncementBody implements BodyOf<'PostAnnouncement'> {
  @Day({ sv: 'dagen då anslaget sattes upp', en: 'the day when the announcement was posted' }) postedOn!: string;
  @Line({ sv: 'adressen till anslaget', en: 'the address of the announcement' }) proof!: string;
  @Line({ sv: 'platsen där protokollet finns', en: 'the place where the minutes are' }) minutesAt!: string;
}
export class InterruptBoardAnnouncementBody implements BodyOf<'InterruptAnnouncement'> {
  @Day({ sv: 'dagen för avbrottet', en: 'the day of the interruption' }) interruptedOn!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class RemoveBoardAnnouncementBody implements BodyOf<'RemoveAnnouncement'> {
  @Day({ sv: 'dagen då anslaget togs ned', en: 'the day when the announcement was taken down' }) removedOn!: string;
}
