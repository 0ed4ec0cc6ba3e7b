/** The content of a case page. Personal texts lie here and in the log only. */
import type { Wording } from '#libs/kernel';
import type { Application, BodyOf, Handling, Person } from '../cases/events';

/** Who recorded it, and when (ISO instant). */
export type Recorded = { by: Person; at: string; revision: number };

export type ApplicationVersion = Recorded & {
  version: number;
  application: Application;
  applicationSha256: string;
  /** Null for the first. */
  reason: string | null;
};

export type Conflict = Recorded & {
  ground: BodyOf<'ConflictOfInterestDeclared'>['ground'] | null;
  details: string | null;
  /** Null while nobody has decided. */
  decided: (Recorded & { outcome: BodyOf<'ConflictDecided'>['outcome']; reasons: string }) | null;
};

export type Participant = {
  person: Person;
  /** Takes part in the handling now. */
  active: boolean;
  declaration: (Recorded & { advisedApplicant: boolean; statement: string }) | null;
  conflicts: Conflict[];
  excluded: (Recorded & { reason: string }) | null;
  replaced: (Recorded & { successor: Person; reason: string }) | null;
};

export type Supplement = Recorded &
  Omit<BodyOf<'SupplementRequested'>, 'supplementId'> & {
    id: string;
    state: 'OPEN' | 'OVERDUE' | 'ANSWERED' | 'WAIVED';
    reminders: (Recorded & Omit<BodyOf<'SupplementReminded'>, 'supplementId'>)[];
    answers: (Recorded & Omit<BodyOf<'SupplementReceived'>, 'supplementId'>)[];
    waived: (Recorded & { reason: string }) | null;
  };

/** A file, the document that it came with, and when. */
export type Attachment = Recorded & BodyOf<'AttachmentsReceived'>['files'][number] & { handlingNumber: number };

/** `startsAt` is null while the applicant has not chosen one of `offer.times`. */
export type Meeting = Recorded &
  Pick<BodyOf<'MeetingScheduled'>, 'place' | 'participants'> & {
    id: string;
    startsAt: string | null;
    offer: Pick<BodyOf<'MeetingOffered'>, 'times' | 'answerBy' | 'message'> | null;
    declined: (Recorded & { reason: string }) | null;
    held: (Recorded & Omit<BodyOf<'MeetingHeld'>, 'meetingId'>) | null;
    cancelled: (Recorded & { reason: string }) | null;
  };

export type Assessment = Recorded & BodyOf<'CriterionAssessed'>;
/** Every assessment of one criterion, in the order they came; who may see which before all have filed is for the reader to keep. */
export type CriterionAssessments = { criterion: string; filedBy: string[]; assessments: Assessment[] };

export type Proposal = Recorded &
  BodyOf<'ProposalDrafted'> & {
    submitted: (Recorded & { submittedBy: Person }) | null;
    returned: (Recorded & { reason: string }) | null;
  };

export type Communication = Recorded &
  Omit<BodyOf<'CommunicationSent'>, 'communicationId'> & {
    id: string;
    state: 'OPEN' | 'REPLIED' | 'LAPSED';
    replies: (Recorded & Omit<BodyOf<'CommunicationReplied'>, 'communicationId'>)[];
  };

export type Announcement = Recorded &
  BodyOf<'AnnouncementPosted'> & {
    interrupted: (Recorded & BodyOf<'AnnouncementInterrupted'>) | null;
    removed: (Recorded & BodyOf<'AnnouncementRemoved'>) | null;
  };

/** An appeal, as the region has met it. The texts of the court stay with its documents. */
export type Appeal = {
  id: string;
  decisionId: string;
  regime: BodyOf<'AppealReceived'>['regime'];
  received: (Recorded & Pick<BodyOf<'AppealReceived'>, 'receivedAt' | 'appellant' | 'channel'>) | null;
  examined: (Recorded & BodyOf<'AppealExamined'>) | null;
  forwarded: (Recorded & Pick<BodyOf<'AppealForwarded'>, 'forwardedOn' | 'court'>) | null;
  /** First to latest: a higher court has a number of its own. */
  courtCases: (Recorded & Pick<BodyOf<'CourtCaseNotified'>, 'court' | 'caseNumber' | 'notifiedOn'>)[];
  statements: (Recorded &
    Pick<BodyOf<'StatementToCourtSubmitted'>, 'submittedOn' | 'paragraph'> & { madeBy: BodyOf<'StatementToCourtSubmitted'>['by'] })[];
  stays: (Recorded & Pick<BodyOf<'StayOrdered'>, 'court' | 'orderedOn'> & { liftedOn: string | null })[];
  rulings: (Recorded & Omit<BodyOf<'CourtRuled'>, 'appealId' | 'handling'>)[];
};

/** Something that was decided to go, and what has been done of it. Instants. */
export type Disposal = Recorded &
  BodyOf<'DisposalDecided'> & {
    destroyed: ({ kid: string; at: string } & BodyOf<'SubjectKeyDestroyed'>['receipt'])[];
    disposedAt: string | null;
    completed: ({ at: string } & Pick<BodyOf<'ErasureCompleted'>, 'forgotten' | 'sealed'>) | null;
  };

/** What the page has of the decision that stands, and of each that no longer does. */
export type OfDecision = Pick<
  CasePage,
  | 'delegation'
  | 'decision'
  | 'writtenOff'
  | 'signature'
  | 'dispatches'
  | 'corrections'
  | 'noticeReceived'
  | 'reportedToBoard'
  | 'separatelyMinuted'
  | 'minutesApproved'
  | 'announcements'
  | 'appealTimeEnded'
  | 'legalForce'
>;
export type EndedDecision = OfDecision & {
  revoked: (Recorded & BodyOf<'DecisionRevoked'>) | null;
  reopened: (Recorded & BodyOf<'CaseReopenedAfterAnnulment'>) | null;
};

export type CasePage = {
  received: (Recorded & Omit<BodyOf<'ApplicationSubmitted'>, 'application' | 'applicationSha256'>) | null;
  /** First to current. */
  versions: ApplicationVersion[];
  registered: (Recorded & BodyOf<'ApplicationRegistered'>) | null;
  assigned: (Recorded & BodyOf<'CaseAssigned'>) | null;
  acknowledged: (Recorded & BodyOf<'CaseAcknowledged'>) | null;
  participants: Participant[];
  /** First to latest. */
  eligibility: (Recorded & BodyOf<'EligibilityChecked'>)[];
  supplements: Supplement[];
  meetings: Meeting[];
  notes: (Recorded & BodyOf<'NoteRecorded'>)[];
  referrals: (Recorded & BodyOf<'ReferredToOtherFunding'>)[];
  criteria: CriterionAssessments[];
  stateAid: (Recorded & BodyOf<'StateAidAssessed'>) | null;
  proposals: Proposal[];
  communications: Communication[];
  communicationSkipped: (Recorded & { reason: string }) | null;
  withdrawn: (Recorded & BodyOf<'ApplicationWithdrawn'>) | null;
  referredToBoard: (Recorded & BodyOf<'ReferredToBoard'>) | null;
  delegation: (Recorded & BodyOf<'DelegationVerified'>) | null;
  decision: (Recorded & BodyOf<'DecisionMade'>) | null;
  writtenOff: (Recorded & BodyOf<'CaseWrittenOff'>) | null;
  signature: (Recorded & BodyOf<'DecisionSigned'>) | null;
  dispatches: (Recorded & BodyOf<'DecisionDispatched'>)[];
  /** Of each decision, first to latest. */
  decisionDocuments: (Recorded & BodyOf<'DecisionDocumentMade'>)[];
  /** By the applicant. */
  fetched: (Recorded & BodyOf<'DecisionFetched'>)[];
  /** First to latest: notices of delay. */
  delays: (Recorded & BodyOf<'DelayNotified'>)[];
  reportedToBoard: (Recorded & BodyOf<'DecisionReportedToBoard'>) | null;
  separatelyMinuted: (Recorded & BodyOf<'DecisionSeparatelyMinuted'>) | null;
  minutesApproved: (Recorded & BodyOf<'MinutesApproved'>) | null;
  /** First to latest: more than one when one was interrupted. */
  announcements: Announcement[];
  appealTimeEnded: (Recorded & BodyOf<'AppealTimeEnded'>) | null;
  legalForce: (Recorded & BodyOf<'LegalForceConfirmed'>) | null;
  /** First to latest, of the decision that stands: what it reads now is what `decision` says. */
  corrections: (Recorded & BodyOf<'DecisionCorrected'>)[];
  noticeReceived: (Recorded & BodyOf<'NoticeReceived'>) | null;
  /** Of all its decisions, first to latest. */
  appeals: Appeal[];
  /** Decisions that no longer stand, first to latest. */
  ended: EndedDecision[];
  report: (Recorded & BodyOf<'ReportReceived'>) | null;
  /** What the calendar has told, first to latest. */
  told: (Recorded & BodyOf<'DeadlinePassed'>)[];
  closed: (Recorded & BodyOf<'CaseClosed'>) | null;
  handlings: (Handling & { revision: number; label: Wording })[];
  files: Attachment[];
  /** Revisions whose content has been disposed of. */
  disposed: number[];
  /** First to latest. */
  disposals: Disposal[];
  /** Nothing is disposed of while it stands. */
  hold: (Recorded & { reason: string }) | null;
};

export const emptyPage = (): CasePage => ({
  received: null,
  versions: [],
  registered: null,
  assigned: null,
  acknowledged: null,
  participants: [],
  eligibility: [],
  supplements: [],
  meetings: [],
  notes: [],
  referrals: [],
  criteria: [],
  stateAid: null,
  proposals: [],
  communications: [],
  communicationSkipped: null,
  withdrawn: null,
  referredToBoard: null,
  delegation: null,
  decision: null,
  writtenOff: null,
  signature: null,
  dispatches: [],
  decisionDocuments: [],
  fetched: [],
  delays: [],
  reportedToBoard: null,
  separatelyMinuted: null,
  minutesApproved: null,
  announcements: [],
  appealTimeEnded: null,
  legalForce: null,
  corrections: [],
  noticeReceived: null,
  appeals: [],
  ended: [],
  report: null,
  told: [],
  closed: null,
  handlings: [],
  files: [],
  disposed: [],
  disposals: [],
  hold: null,
});
