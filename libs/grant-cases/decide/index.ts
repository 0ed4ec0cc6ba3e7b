/** The rules of a case: which events a command brings about, or why not. Pure; see `CaseContext` for what has to be given. */
import type { Decider } from '#libs/event-log';
import type { Decision } from '#libs/kernel';
import { evolve } from '../case';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { noCase, type CaseState } from '../state';
import { no as accessNo, refuseAccess } from './access';
import { no as anewNo, reopen } from './anew';
import { approve, interrupt, minute, no as announceNo, post, remove, report } from './announce';
import { examineAppeal, forwardAppeal, no as appealNo, receiveAppeal, recordNotice } from './appeal';
import { assessCriterion, assessStateAid, no as assessNo } from './assess';
import { no as authorityNo } from './authority';
import { no as boardNo, referToBoard } from './board';
import { correct, revoke } from './change';
import { no as changeNo } from './change-to-sign';
import { close, confirmLegalForce, no as closeNo } from './close';
import type { CaseCommand, CaseCommandType, CommandOf } from './commands';
import { flagLapsed, no as communicateNo, reply, send, skip } from './communicate';
import { no as contentNo } from './content';
import { liftStay, no as courtNo, recordCourtCase, recordRuling, recordStay, submitStatement } from './court';
import { decideCase, no as decideNo } from './decide';
import { dispatch, no as dispatchNo } from './dispatch';
import { fetchDecision, no as documentNo, recordDocument } from './document';
import { completeErasure, decideDisposal, holdDisposal, liftHold, recordHandlingDisposed, recordKeyDestroyed } from './dispose';
import { no as disposeNo } from './disposal-refusals';
import { checkEligibility, no as eligibilityNo } from './eligibility';
import { no as erasedNo, naming, refuseErased } from './erased';
import { declareConflict, declareImpartiality, decideConflict, exclude, no as impartialityNo, replace } from './impartiality';
import { no as makeNo } from './make';
import { cancel, hold, no as meetingNo, note, refer, schedule } from './meeting';
import { book, decline, no as meetingTimesNo, offer } from './meeting-times';
import { no as preparationNo } from './preparation';
import { draft, no as proposeNo, returnProposal, revise, submitProposal } from './propose';
import type { RefusalTexts } from './refusals';
import { acknowledge, assign, no as registerNo, register } from './register';
import { no as signNo } from './sign';
import { amend, no as submitNo, submit, withdraw } from './submit';
import { flagOverdue, no as supplementNo, receive, remind, request, waive } from './supplement';
import { endAppealTime, flagPassed, no as timersNo, notifyDelay, raiseReminder, receiveReport } from './timers';
import { no as writeOffNo, writeOff } from './write-off';

type Rules = { readonly [T in CaseCommandType]: (command: CommandOf<T>, state: CaseState, context: CaseContext) => Decision<CaseEvent> };

const RULES: Rules = {
  SubmitApplication: submit,
  RegisterApplication: register,
  AmendApplication: amend,
  WithdrawApplication: withdraw,
  AssignCase: assign,
  DeclareImpartiality: declareImpartiality,
  DeclareConflict: declareConflict,
  DecideConflict: decideConflict,
  ExcludeParticipant: exclude,
  ReplaceParticipant: replace,
  AcknowledgeCase: acknowledge,
  NotifyDelay: notifyDelay,
  CheckEligibility: checkEligibility,
  RequestSupplement: request,
  ReceiveSupplement: receive,
  WaiveSupplement: waive,
  FlagSupplementOverdue: flagOverdue,
  RemindSupplement: remind,
  ScheduleMeeting: schedule,
  OfferMeeting: offer,
  BookMeeting: book,
  DeclineMeeting: decline,
  HoldMeeting: hold,
  CancelMeeting: cancel,
  RecordNote: note,
  ReferToOtherFunding: refer,
  AssessCriterion: assessCriterion,
  AssessStateAid: assessStateAid,
  DraftProposal: draft,
  ReviseProposal: revise,
  SubmitProposal: (_, state, context) => submitProposal(state, context),
  ReturnProposal: returnProposal,
  SendCommunication: send,
  ReplyToCommunication: reply,
  FlagCommunicationLapsed: flagLapsed,
  SkipCommunication: skip,
  ReferToBoard: referToBoard,
  Decide: decideCase,
  WriteOff: writeOff,
  DispatchDecision: dispatch,
  RecordDecisionDocument: recordDocument,
  FetchDecision: fetchDecision,
  ReportToBoard: report,
  MinuteSeparately: minute,
  ApproveMinutes: approve,
  PostAnnouncement: post,
  InterruptAnnouncement: interrupt,
  RemoveAnnouncement: remove,
  FlagAppealTimeEnded: (_, state, context) => endAppealTime(state, context),
  FlagDeadlinePassed: flagPassed,
  RaiseReminder: raiseReminder,
  ReceiveReport: receiveReport,
  RecordNotice: recordNotice,
  ReceiveAppeal: receiveAppeal,
  ForwardAppeal: forwardAppeal,
  ExamineAppeal: examineAppeal,
  RecordCourtCase: recordCourtCase,
  SubmitStatementToCourt: submitStatement,
  RecordStay: recordStay,
  RecordStayLifted: liftStay,
  RecordRuling: recordRuling,
  ReopenAfterAnnulment: reopen,
  CorrectDecision: correct,
  RevokeDecision: revoke,
  ConfirmLegalForce: confirmLegalForce,
  CloseCase: close,
  DecideDisposal: decideDisposal,
  RecordKeyDestroyed: recordKeyDestroyed,
  RecordHandlingDisposed: recordHandlingDisposed,
  CompleteErasure: completeErasure,
  HoldDisposal: holdDisposal,
  LiftDisposalHold: liftHold,
};

/** Every refusal that a case can give, by its stable code. */
export const CASE_REFUSALS: RefusalTexts = Object.assign(
  {},
  ...[accessNo, announceNo, assessNo, authorityNo, boardNo, closeNo, communicateNo, contentNo, decideNo, dispatchNo, eligibilityNo].map(
    (no) => no.texts,
  ),
  ...[
    anewNo,
    appealNo,
    changeNo,
    courtNo,
    disposeNo,
    erasedNo,
    documentNo,
    impartialityNo,
    makeNo,
    meetingNo,
    meetingTimesNo,
    preparationNo,
    proposeNo,
    registerNo,
    signNo,
    submitNo,
    supplementNo,
    timersNo,
    writeOffNo,
  ].map((no) => no.texts),
);

export function decide(command: CaseCommand, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const refused =
    command.type === 'SubmitApplication'
      ? null
      : (refuseAccess(command.type, state, context) ?? refuseErased(command.type, state, context));
  if (refused) return refused;
  const rule = RULES[command.type] as (command: CaseCommand, state: CaseState, context: CaseContext) => Decision<CaseEvent>;
  return naming(rule(command, state, context), state);
}

export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent, CaseContext> = { initial: noCase, evolve, decide };
