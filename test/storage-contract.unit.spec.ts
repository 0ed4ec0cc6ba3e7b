/**
 * What lies in the log can't be written again: a change of an event's name, of its version or of which of its fields are personal is a change for
 * good. The list makes it seen; `Name v2` when an event is not in its first version.
 */
import { personalPaths, type Catalogue } from '#libs/event-log';
import { CATALOGUES } from '../services/api/auditor/event-kinds';

const catalogues: Readonly<Record<string, Catalogue>> = CATALOGUES;

const personalFields: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  schemeEvents: {
    SchemeEstablished: [],
    GuidelinesAdopted: [],
    IntakeRuleSet: [],
    CallOpened: [],
    CallClosed: [],
    IntakePaused: [],
    IntakeResumed: [],
    TimersSet: [],
    HandlingGroupComposed: ['members[].name'],
  },
  frameEvents: {
    FrameSet: [],
    FrameReserved: [],
    FrameReservationConfirmed: [],
    FrameReservationReleased: [],
  },
  boardMeetingEvents: {
    BoardMeetingCalled: [],
    BoardMeetingMoved: ['reason'],
    BoardMeetingCancelled: ['reason'],
    ReportListFixed: ['entries[].decider.name'],
    BoardMeetingHeld: [],
    BoardMinutesApproved: ['approvedBy[]'],
    BoardAnnouncementPosted: [],
    BoardAnnouncementInterrupted: [],
    BoardAnnouncementRemoved: [],
  },
  boardReportEvents: { ReportsClaimed: [] },
  delegationEvents: {
    DelegationOrderAdopted: [],
    SubDelegationGranted: ['grantor.name'],
    DelegationRevoked: [],
    PostAssigned: ['holder.name', 'reason'],
    PostAssignmentEnded: ['reason'],
  },
  diaryEvents: {
    CaseEntered: ['counterpart', 'subject'],
  },
  accessEvents: {
    AuditorAccessed: ['query'],
    CaseRead: [],
  },
  publicTextEvents: {
    PublicTextDrafted: [],
    PublicTextAdopted: ['enteredBy.name'],
  },
  operationEvents: {
    JobRetried: ['error'],
    JobsOfKindRetried: [],
    JobGivenUp: ['error', 'reason'],
    ReactorResumed: [],
    ReadModelResumed: [],
  },
  sealingEvents: {
    HeadsSealed: [],
    LogKeyRotated: [],
  },
  samplingEvents: { SampleDrawn: [] },
  dispatchEvents: {
    MailSent: ['address', 'text', 'answer'],
    MailKept: ['address', 'text'],
    MailRefused: ['address', 'text', 'answer'],
  },
  caseEvents: {
    ApplicationSubmitted: [
      'applicant.name',
      'application.contact.name',
      'application.contact.email',
      'application.contact.phone',
      'application.purpose',
      'application.implementation',
      'application.targetGroup',
      'application.goals',
      'application.effects',
      'application.novelty',
      'application.socialBenefit',
      'application.newLocally',
      'application.anchoring',
      'application.ecology',
      'application.otherFunding',
      'application.earlierSupport',
      'handling.counterpart',
    ],
    AttachmentsReceived: ['files[].name'],
    ApplicationRegistered: ['sender'],
    CaseAssigned: ['official.name', 'advisers[].name'],
    ImpartialityDeclared: ['person.name', 'statement'],
    ConflictOfInterestDeclared: ['person.name', 'details'],
    ConflictDecided: ['person.name', 'reasons'],
    ParticipantExcluded: ['person.name', 'reason'],
    ParticipantReplaced: ['former.name', 'successor.name', 'reason'],
    CaseAcknowledged: ['message', 'handling.counterpart'],
    EligibilityChecked: ['exceptionReason'],
    SupplementRequested: ['items[].what', 'items[].why', 'consequence', 'handling.counterpart'],
    SupplementReceived: ['answer', 'handling.counterpart'],
    SupplementWaived: ['reason'],
    SupplementOverdue: [],
    SupplementReminded: ['message', 'handling.counterpart'],
    MeetingOffered: ['participants[].name', 'message', 'handling.counterpart'],
    MeetingScheduled: ['participants[].name'],
    MeetingDeclined: ['reason', 'handling.counterpart'],
    MeetingHeld: ['present[].name', 'fromApplicant[]'],
    MeetingCancelled: ['reason'],
    NoteRecorded: ['source', 'facts', 'opinion', 'handling.counterpart'],
    ReferredToOtherFunding: ['advice', 'handling.counterpart'],
    ApplicationAmended: [
      'application.contact.name',
      'application.contact.email',
      'application.contact.phone',
      'application.purpose',
      'application.implementation',
      'application.targetGroup',
      'application.goals',
      'application.effects',
      'application.novelty',
      'application.socialBenefit',
      'application.newLocally',
      'application.anchoring',
      'application.ecology',
      'application.otherFunding',
      'application.earlierSupport',
      'reason',
      'handling.counterpart',
    ],
    ApplicationWithdrawn: ['reason', 'handling.counterpart'],
    CriterionAssessed: ['assessor.name', 'reasons'],
    StateAidAssessed: ['reasons'],
    ProposalDrafted: [
      'adviserProposal',
      'officialAssessment',
      'criterionReasons[].text',
      'dissent[].person.name',
      'dissent[].text',
      'noMeetingReason',
      'author.name',
    ],
    ProposalRevised: [
      'adviserProposal',
      'officialAssessment',
      'criterionReasons[].text',
      'dissent[].person.name',
      'dissent[].text',
      'noMeetingReason',
      'author.name',
    ],
    ProposalSubmitted: ['submittedBy.name', 'handling.counterpart'],
    ProposalReturned: ['reason'],
    CommunicationSent: ['message', 'handling.counterpart'],
    CommunicationReplied: ['answer', 'handling.counterpart'],
    CommunicationTimeLapsed: [],
    CommunicationSkipped: ['reason'],
    ReferredToBoard: ['reasons', 'handling.counterpart'],
    DelegationVerified: ['holder.name'],
    DecisionMade: [
      'decider.name',
      'content.reasons',
      'content.criterionReasons[].text',
      'presenter.name',
      'participants[].name',
      'dissent[].person.name',
      'dissent[].text',
    ],
    CaseWrittenOff: ['decider.name', 'reasons'],
    DecisionSigned: ['statement', 'signer.name', 'handling.counterpart'],
    DecisionDocumentMade: [],
    DecisionFetched: [],
    DecisionDispatched: ['recipient', 'explanation', 'handling.counterpart', 'unwitnessed'],
    TimersApplied: [],
    DelayNotified: ['reason', 'handling.counterpart'],
    DecisionReportedToBoard: [],
    DecisionSeparatelyMinuted: [],
    MinutesApproved: ['approvedBy'],
    AnnouncementPosted: [],
    AnnouncementInterrupted: [],
    AnnouncementRemoved: [],
    AppealTimeEnded: [],
    NoticeReceived: [],
    AppealReceived: ['appellant', 'handling.counterpart'],
    AppealForwarded: ['handling.counterpart'],
    AppealExamined: ['reasons', 'examiner.name', 'handling.counterpart'],
    CourtCaseNotified: ['handling.counterpart'],
    StatementToCourtSubmitted: ['handling.counterpart'],
    StayOrdered: ['handling.counterpart'],
    StayLifted: ['handling.counterpart'],
    CourtRuled: ['handling.counterpart'],
    DecisionCorrected: ['before', 'after', 'corrector.name', 'approval.statement', 'handling.counterpart'],
    DecisionRevoked: ['reason', 'hearing', 'decider.name', 'approval.statement', 'handling.counterpart'],
    CaseReopenedAfterAnnulment: ['reason'],
    ReportReceived: ['report', 'handling.counterpart'],
    DeadlinePassed: [],
    ReminderDue: [],
    LegalForceConfirmed: ['evidence'],
    CaseClosed: [],
    DisposalDecided: [],
    SubjectKeyDestroyed: [],
    HandlingDisposed: [],
    ErasureCompleted: [],
    DisposalHeld: [],
    DisposalHoldLifted: [],
  },
};

test.each(Object.entries(catalogues))(
  'The events of %s have the names, versions and personal fields that they were given',
  (name, catalogue) => {
    const found = Object.entries(catalogue).map(([type, { version, schema }]) => [
      version === 1 ? type : `${type} v${version}`,
      personalPaths(schema),
    ]);
    expect(Object.fromEntries(found)).toEqual(personalFields[name]);
  },
);

test('No two events of the log share a name', () => {
  const names = Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** They come about only where decisions are appealed by FL 40 §: there FL applies whole. */
const UNDER_FL40: readonly string[] = ['NoticeReceived', 'AppealExamined'];

test('Every event is named in plain Swedish and English and rests on something, and no routine of the board is shown as binding law', () => {
  for (const catalogue of Object.values(catalogues))
    for (const [type, { label, basis, citation }] of Object.entries(catalogue)) {
      expect([type, label]).toEqual([
        type,
        { sv: expect.stringMatching(/^[a-zåäö][a-zåäö ]+$/), en: expect.stringMatching(/^[a-zA-Z][a-zA-Z’ -]+$/) },
      ]);
      expect(citation).not.toBe('');
      // förvaltningslagen 9 § 2, 10–12, 16–20 and 23–49 §§ are not applied to what is appealed by KL 13 (FL 2 §)
      if (basis === 'LAW' && !UNDER_FL40.includes(type))
        for (const [, paragraph] of citation.matchAll(/FL (?:[0-9–]+[, ]+)*?(\d+)/g))
          expect(['1', '2', '3', '4', '5', '6', '7', '8', '9', '13', '14', '15', '21', '22']).toContain(paragraph);
    }
});
