/**
 * Everything that can be asked of a case. Plain data: who asks, when, and what the rest of the world looks like is in the `CaseContext`.
 * Ids of supplements, meetings, notes and communications are not in the commands that make them: they are derived from the command id
 * (`madeId`), so a retry makes the same one. "Own" below = the signed-in applicant of this very case.
 */
import type { z } from 'zod';
import type { Withheld } from '#libs/diary/events';
import type { Person } from '#libs/event-log';
import type { Sitting } from '#libs/kernel';
import type { TimerKind } from '#libs/timers';
import type { Application } from '../application';
import type { Attachment, boardQuestions, CONFLICT_GROUNDS, DecisionContent, Outcome } from '../events';
import type { DisposalCommand } from './disposal-commands';
import type { AppealCommand, ChangeCommand } from './later-commands';
import type { DecisionDocument } from '../state';

export type * from './disposal-commands';
export type * from './later-commands';

/** Answers to KL 6:38 first paragraph, all five; one yes and the matter is the board's. */
export type BoardQuestions = z.infer<typeof boardQuestions>;

// ---- the application ---------------------------------------------------------------------------------------------------------------

/** Applicant through the portal, registrar for paper and e-mail, administrator for import. Opens the stream. */
export interface SubmitApplication {
  readonly type: 'SubmitApplication';
  readonly schemeId: string;
  /** The call it answers; null for a rolling intake. */
  readonly callId: string | null;
  readonly channel: 'PORTAL' | 'PAPER' | 'EMAIL' | 'IMPORT';
  /** ISO instant when it reached the authority (FL 22 §). Null = now; must be null for PORTAL, and given otherwise. */
  readonly receivedAt: string | null;
  /** Why `receivedAt` is not now; demanded when it is given. */
  readonly receivedAtReason: string | null;
  readonly application: Application;
  readonly files?: readonly Attachment[];
}

/** Registrar. The number has been given by the diary first (`libs/diary`). */
export interface RegisterApplication {
  readonly type: 'RegisterApplication';
  /** `LIG <year>-<n>`, or the region's own number when `external`. */
  readonly number: string;
  readonly external: boolean;
  /** Day of registration: from the day it arrived up to today. */
  readonly registeredOn: string;
  /** OSL 5:2 items 3 and 4; null = as the application says (organisation, title). What `withheld` names is not written down at all. */
  readonly sender: string | null;
  readonly subject: string | null;
  readonly withheld: Withheld | null;
}

/** Own, or registrar or assigned official for what came on paper. A new version beside the old; everything that was assessed has to be looked at again. */
export interface AmendApplication {
  readonly type: 'AmendApplication';
  readonly application: Application;
  readonly reason: string;
}

/** Own, or registrar or assigned official for what came on paper. Then the only way on is writing off. */
export interface WithdrawApplication {
  readonly type: 'WithdrawApplication';
  readonly reason: string;
}

// ---- who handles it, and who may not --------------------------------------------------------------------------------------------------

/** Any official, or a delegate. Given again with others: they take over. */
export interface AssignCase {
  readonly type: 'AssignCase';
  /** Role `official`. */
  readonly official: Person;
  /** A handling group of the scheme. */
  readonly groupId: string;
  /** Role `adviser`, members of that group. May be empty. */
  readonly advisers: readonly Person[];
}

/** Participant or delegate, about themself. Before every content act. Having advised the applicant opens a conflict question at once. */
export interface DeclareImpartiality {
  readonly type: 'DeclareImpartiality';
  /** Did the person or their organisation advise the applicant? (KL 6:28 2, 4) */
  readonly advisedApplicant: boolean;
  readonly statement: string;
}

/** Anyone who works with cases, about themself. Bars the person at once (KL 6:30). */
export interface DeclareConflict {
  readonly type: 'DeclareConflict';
  readonly ground: (typeof CONFLICT_GROUNDS)[number];
  readonly details: string;
}

/** Delegate, or board secretary for what the board decided; never the person concerned. */
export interface DecideConflict {
  readonly type: 'DecideConflict';
  readonly personRef: string;
  /** CONFLICT excludes for good; NO_CONFLICT and DISREGARDED (KL 6:29) lift the bar. */
  readonly outcome: 'CONFLICT' | 'NO_CONFLICT' | 'DISREGARDED';
  readonly reasons: string;
}

/** Assigned official, delegate or board secretary; about a participant, never oneself. */
export interface ExcludeParticipant {
  readonly type: 'ExcludeParticipant';
  readonly personRef: string;
  readonly reason: string;
}

/** Any official or delegate. The successor takes the same place: an official for the official, an adviser of the group for an adviser. */
export interface ReplaceParticipant {
  readonly type: 'ReplaceParticipant';
  readonly formerRef: string;
  readonly successor: Person;
  readonly reason: string;
}

// ---- preparation, by the assigned official unless said otherwise -------------------------------------------------------------------------

export interface AcknowledgeCase {
  readonly type: 'AcknowledgeCase';
  /** The day when the applicant can expect a decision. */
  readonly expectedBy: string;
  readonly message: string;
}

/** That it takes longer than the applicant was told. The system proposes; a person approves it and sends it. */
export interface NotifyDelay {
  readonly type: 'NotifyDelay';
  readonly reason: string;
  /** After today, and after the day that the applicant has been told. */
  readonly expectedBy: string;
}

/** The findings are computed from the application and the guidelines. They flag; they never reject. */
export interface CheckEligibility {
  readonly type: 'CheckEligibility';
  /** Why the case goes on in spite of flags; null = no exception. */
  readonly exceptionReason: string | null;
}

export interface RequestSupplement {
  readonly type: 'RequestSupplement';
  readonly items: readonly { readonly what: string; readonly why: string }[];
  /** At least `days.supplement` of the guidelines from today. */
  readonly deadline: string;
  /** What happens otherwise, in words for the applicant. */
  readonly consequence: string;
}

/** Own, or registrar or assigned official for what came on paper. Late is welcome, until the decision. */
export interface ReceiveSupplement {
  readonly type: 'ReceiveSupplement';
  readonly supplementId: string;
  /** Null = now; may be given only by staff, and not in the future. */
  readonly receivedAt: string | null;
  readonly answer: string;
  readonly files?: readonly Attachment[];
}

export interface WaiveSupplement {
  readonly type: 'WaiveSupplement';
  readonly supplementId: string;
  readonly reason: string;
}

/** The system's timer. Nothing happens when the answer is there already. */
export interface FlagSupplementOverdue {
  readonly type: 'FlagSupplementOverdue';
  readonly supplementId: string;
}

export interface RemindSupplement {
  readonly type: 'RemindSupplement';
  readonly supplementId: string;
  /** After today and not before the former deadline. */
  readonly newDeadline: string;
  readonly message: string;
}

export interface ScheduleMeeting {
  readonly type: 'ScheduleMeeting';
  /** ISO instant, in the future. */
  readonly startsAt: string;
  readonly place: string;
  /** Participants of the case, or a delegate who has declared impartiality. */
  readonly participantRefs: readonly string[];
}

/** Times for the applicant to choose among. */
export interface OfferMeeting {
  readonly type: 'OfferMeeting';
  /** ISO instants in the future, each once. */
  readonly times: readonly string[];
  readonly place: string;
  /** Participants of the case, or a delegate who has declared impartiality. */
  readonly participantRefs: readonly string[];
  /** Last day to answer: from tomorrow, and not after the day of the first time. */
  readonly answerBy: string;
  readonly message: string | null;
}

/** Own: one of the times that were offered. */
export interface BookMeeting {
  readonly type: 'BookMeeting';
  readonly meetingId: string;
  readonly startsAt: string;
}

/** Own: none of the times that were offered, or not the one that was booked. Then the official has the next move. */
export interface DeclineMeeting {
  readonly type: 'DeclineMeeting';
  readonly meetingId: string;
  /** Why, and which times would do. */
  readonly reason: string;
}

export interface HoldMeeting {
  readonly type: 'HoldMeeting';
  readonly meetingId: string;
  /** ISO instant, not in the future. */
  readonly heldAt: string;
  /** Who was there for the authority: participants or delegate, all with impartiality declared and none barred. */
  readonly presentRefs: readonly string[];
  readonly fromApplicant: readonly string[];
}

export interface CancelMeeting {
  readonly type: 'CancelMeeting';
  readonly meetingId: string;
  readonly reason: string;
}

/** Assigned official or adviser; delegate for what they themselves were told. */
export interface RecordNote {
  readonly type: 'RecordNote';
  readonly meetingId: string | null;
  /** ISO instant, not in the future. */
  readonly occurredAt: string;
  readonly source: string;
  readonly channel: 'MEETING' | 'PHONE' | 'EMAIL' | 'VISIT' | 'OTHER';
  readonly facts: string;
  readonly opinion: string | null;
}

/** Assigned official or adviser. A service act (FL 6, 8 §§): it ends nothing. */
export interface ReferToOtherFunding {
  readonly type: 'ReferToOtherFunding';
  readonly funder: string;
  readonly advice: string;
}

// ---- assessment and proposal ----------------------------------------------------------------------------------------------------------

/** Assigned official or adviser, each for themself. */
export interface AssessCriterion {
  readonly type: 'AssessCriterion';
  /** Id of a criterion in the case's guidelines. */
  readonly criterion: string;
  /** 0 … `maxScore` of the guidelines. */
  readonly score: number;
  readonly reasons: string;
}

export interface AssessStateAid {
  readonly type: 'AssessStateAid';
  readonly outcome: 'NO_AID' | 'DE_MINIMIS' | 'OTHER';
  readonly reasons: string;
  /** What the applicant has had in three years, öre. */
  readonly deMinimisOre: number;
  readonly declarationSeen: boolean;
}

/** The content of a proposal. Three texts that are never one: the advisers', the official's, and (with the decision) the delegate's. */
export interface ProposalFields {
  readonly outcome: Outcome;
  /** 0 unless a grant. */
  readonly amountOre: number;
  /** Clauses of the terms version word for word, and others of one's own; empty for a refusal. */
  readonly terms: DecisionContent['terms'];
  /** For a grant only. */
  readonly payment: DecisionContent['payment'];
  readonly adviserProposal: string;
  readonly officialAssessment: string;
  readonly criterionReasons: DecisionContent['criterionReasons'];
  /** Participants who think otherwise, in their own words. */
  readonly dissent: readonly { readonly personRef: string; readonly text: string }[];
  /** Why no meeting was held although the guidelines say ALWAYS; null otherwise. */
  readonly noMeetingReason: string | null;
}
export interface DraftProposal extends ProposalFields {
  readonly type: 'DraftProposal';
}
/** Version n + 1. */
export interface ReviseProposal extends ProposalFields {
  readonly type: 'ReviseProposal';
}
/** Hands the latest version to the delegate. */
export interface SubmitProposal {
  readonly type: 'SubmitProposal';
}
/** Delegate; or board secretary when the board sends a referred case back. */
export interface ReturnProposal {
  readonly type: 'ReturnProposal';
  readonly reason: string;
}

export interface SendCommunication {
  readonly type: 'SendCommunication';
  /** What is sent, one line each. */
  readonly material: readonly string[];
  readonly message: string;
  /** At least `days.communication` of the guidelines from today. */
  readonly deadline: string;
}
/** Own, or registrar or assigned official for what came on paper. */
export interface ReplyToCommunication {
  readonly type: 'ReplyToCommunication';
  readonly communicationId: string;
  /** Null = now; may be given only by staff, and not in the future. */
  readonly receivedAt: string | null;
  readonly answer: string;
  readonly files?: readonly Attachment[];
}
/** The system's timer. */
export interface FlagCommunicationLapsed {
  readonly type: 'FlagCommunicationLapsed';
  readonly communicationId: string;
}
export interface SkipCommunication {
  readonly type: 'SkipCommunication';
  readonly reason: string;
}

// ---- decision -------------------------------------------------------------------------------------------------------------------------

/** Delegate, or board secretary when the delegate is the one in conflict. */
export interface ReferToBoard {
  readonly type: 'ReferToBoard';
  readonly cause: 'PRINCIPLE' | 'OVER_LIMIT' | 'CONFLICT' | 'OTHER';
  readonly reasons: string;
}

/** What a delegate approves when they decide: the same for every kind of decision. */
export interface Approval {
  /** UUID, made when the statement was first shown: it stands in the statement, and in the frame's reservation. */
  readonly decisionId: string;
  /** Must be today. */
  readonly decidedOn: string;
  readonly boardQuestions: BoardQuestions;
}
/** The new sign-in that the approval rests on. Never from the browser: from the signing session. */
export interface Signature {
  /** SHA-256 of the statement that was shown, hex. */
  readonly statementSha256: string;
  /** The statements that the sign-in was for, this one among them; null when it was for this one alone. */
  readonly sitting: Sitting | null;
  readonly acr: string;
  /** ISO instant of the new sign-in; at most 120 s ago. */
  readonly authenticatedAt: string;
}

/** Delegate. A named human decides, alone and once. */
export interface Decide extends Approval, Signature {
  readonly type: 'Decide';
  readonly content: DecisionContent;
}

/** Delegate. After a withdrawal, or when there is nothing left to decide on. A decision too: authority, statement and signature. */
export interface WriteOff extends Approval, Signature {
  readonly type: 'WriteOff';
  readonly cause: 'WITHDRAWN' | 'OBJECT_GONE';
  readonly reasons: string;
}

// ---- afterwards -----------------------------------------------------------------------------------------------------------------------

/** Assigned official or registrar. The text on how to appeal is the scheme's legal regime's, not the sender's. */
export interface DispatchDecision {
  readonly type: 'DispatchDecision';
  readonly recipient: string;
  readonly channel: 'PORTAL' | 'EMAIL' | 'LETTER';
  /** What the decision means, in plain Swedish. */
  readonly explanation: string;
  /** Why it is to be sent although too few witnesses stand for it. Not recorded when enough do. */
  readonly unwitnessed?: string | null;
}

/** The system: what it has made of a signed decision, or of a change of it, sealed and put away. Once for each. */
export interface RecordDecisionDocument extends DecisionDocument {
  readonly type: 'RecordDecisionDocument';
}
/** The applicant, by fetching it. The first time is what is told. */
export interface FetchDecision {
  readonly type: 'FetchDecision';
  readonly decisionId: string;
  /** Of the document that was fetched: there are several when the decision has been changed. */
  readonly documentSha256: string;
}

// The board's records, by its secretary. Each decision is reported at a meeting or minuted separately, once (KL 7:8).

/** Which decision the board's record is about. Left out or null = the only one there has been: where there have been more, it is refused. */
interface OfDecision {
  readonly decisionId?: string | null;
}

export interface ReportToBoard extends OfDecision {
  readonly type: 'ReportToBoard';
  /** From the day of the decision up to today. */
  readonly meetingOn: string;
  readonly paragraph: string;
}
export interface MinuteSeparately extends OfDecision {
  readonly type: 'MinuteSeparately';
  readonly minutedOn: string;
  readonly paragraph: string;
}
/** Of the meeting at which the decision was reported. */
export interface ApproveMinutes extends OfDecision {
  readonly type: 'ApproveMinutes';
  readonly approvedOn: string;
  readonly approvedBy: string;
}
/** After approval, or after separate minuting; again after an interruption. From this day the time for appeal runs (KL 13:5). */
export interface PostAnnouncement extends OfDecision {
  readonly type: 'PostAnnouncement';
  readonly postedOn: string;
  readonly proof: string;
  readonly minutesAt: string;
}
/** It was not up all the time: the time for appeal has not run, and the announcement is made anew. */
export interface InterruptAnnouncement extends OfDecision {
  readonly type: 'InterruptAnnouncement';
  readonly interruptedOn: string;
  readonly reason: string;
}
/** After the last day to appeal. */
export interface RemoveAnnouncement extends OfDecision {
  readonly type: 'RemoveAnnouncement';
  readonly removedOn: string;
}
/** The system's timer: a flag. Only the court knows whether anybody has appealed. */
export interface FlagAppealTimeEnded {
  readonly type: 'FlagAppealTimeEnded';
}

/** The system's timers, where there is no event of their own. */
export interface FlagDeadlinePassed {
  readonly type: 'FlagDeadlinePassed';
  readonly timer: TimerKind;
  readonly dueOn: string;
  readonly ref: string | null;
}
export interface RaiseReminder {
  readonly type: 'RaiseReminder';
  readonly timer: TimerKind;
  readonly dueOn: string;
  readonly ref: string | null;
}

/** Own, or registrar or assigned official for what came on paper. Of a grant. */
export interface ReceiveReport {
  readonly type: 'ReceiveReport';
  /** Null = now; may be given only by staff, and not in the future. */
  readonly receivedAt: string | null;
  readonly report: string;
}

/** Official, registrar or board secretary, on proof from the court or the board's secretariat. */
export interface ConfirmLegalForce {
  readonly type: 'ConfirmLegalForce';
  readonly confirmedOn: string;
  readonly evidence: string;
}

/** Assigned official or registrar. */
export interface CloseCase {
  readonly type: 'CloseCase';
  readonly reason: string;
}

export type CaseCommand =
  | SubmitApplication
  | RegisterApplication
  | AmendApplication
  | WithdrawApplication
  | AssignCase
  | DeclareImpartiality
  | DeclareConflict
  | DecideConflict
  | ExcludeParticipant
  | ReplaceParticipant
  | AcknowledgeCase
  | NotifyDelay
  | CheckEligibility
  | RequestSupplement
  | ReceiveSupplement
  | WaiveSupplement
  | FlagSupplementOverdue
  | RemindSupplement
  | ScheduleMeeting
  | OfferMeeting
  | BookMeeting
  | DeclineMeeting
  | HoldMeeting
  | CancelMeeting
  | RecordNote
  | ReferToOtherFunding
  | AssessCriterion
  | AssessStateAid
  | DraftProposal
  | ReviseProposal
  | SubmitProposal
  | ReturnProposal
  | SendCommunication
  | ReplyToCommunication
  | FlagCommunicationLapsed
  | SkipCommunication
  | ReferToBoard
  | Decide
  | WriteOff
  | DispatchDecision
  | RecordDecisionDocument
  | FetchDecision
  | ReportToBoard
  | MinuteSeparately
  | ApproveMinutes
  | PostAnnouncement
  | InterruptAnnouncement
  | RemoveAnnouncement
  | FlagAppealTimeEnded
  | FlagDeadlinePassed
  | RaiseReminder
  | ReceiveReport
  | AppealCommand
  | ChangeCommand
  | DisposalCommand
  | ConfirmLegalForce
  | CloseCase;
export type CaseCommandType = CaseCommand['type'];
export type CommandOf<T extends CaseCommandType> = Extract<CaseCommand, { type: T }>;
