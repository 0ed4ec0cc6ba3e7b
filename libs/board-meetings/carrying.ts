/**
 * What is recorded for a meeting, said to one case of its list by the case's own commands. The case's stream stays the one truth of its chain: a meeting
 * says nothing about a case that the case has not taken in.
 */
import type { CaseEvent, CommandOf } from '#libs/grant-cases';
import type { BoardMeetingEvent } from './events';

export type BoardRecord = CommandOf<
  'ReportToBoard' | 'ApproveMinutes' | 'PostAnnouncement' | 'InterruptAnnouncement' | 'RemoveAnnouncement'
>;

export const CARRIED_TYPES = [
  'BoardMeetingHeld',
  'BoardMinutesApproved',
  'BoardAnnouncementPosted',
  'BoardAnnouncementInterrupted',
  'BoardAnnouncementRemoved',
] as const satisfies readonly BoardMeetingEvent['type'][];

const RECORDED_AS = {
  ReportToBoard: 'DecisionReportedToBoard',
  ApproveMinutes: 'MinutesApproved',
  PostAnnouncement: 'AnnouncementPosted',
  InterruptAnnouncement: 'AnnouncementInterrupted',
  RemoveAnnouncement: 'AnnouncementRemoved',
} as const satisfies Readonly<Record<BoardRecord['type'], CaseEvent['type']>>;

const MOST = 500;
const together = new Intl.ListFormat('sv', { type: 'conjunction' });

/** The command that tells a case of it, whichever decision it is about; null for what no case needs to know. */
export function recordOf(event: BoardMeetingEvent): BoardRecord | null {
  switch (event.type) {
    case 'BoardMeetingHeld':
      return { type: 'ReportToBoard', meetingOn: event.body.heldOn, paragraph: event.body.paragraph };
    case 'BoardMinutesApproved': {
      const { approvedOn, approvedBy } = event.body;
      return { type: 'ApproveMinutes', approvedOn, approvedBy: together.format(approvedBy).slice(0, MOST) };
    }
    case 'BoardAnnouncementPosted':
      return { type: 'PostAnnouncement', ...event.body };
    case 'BoardAnnouncementInterrupted':
      return { type: 'InterruptAnnouncement', ...event.body };
    case 'BoardAnnouncementRemoved':
      return { type: 'RemoveAnnouncement', ...event.body };
    default:
      return null;
  }
}

/** What the case has in its stream when it has taken the record in: type and body. */
export function recordedAs(record: BoardRecord): { readonly type: CaseEvent['type']; readonly body: object } {
  const { type, decisionId: _, ...body } = record;
  return { type: RECORDED_AS[type], body };
}
