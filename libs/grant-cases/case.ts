/** The state of a case after one more event. What lies in the log has happened: nothing is checked here, and nothing throws. */
import { dayOf, type JsonObject } from '#libs/kernel';
import { evolveTiming, newTiming } from '#libs/timers';
import { DISPOSED_TEXT, disposedApplication } from './application';
import { corrected, type CaseEvent, type DecisionContent, type Handling } from './events';
import { mover } from './progress';
import {
  capacityOf,
  type CaseState,
  type Communication,
  type Conflict,
  type Disposal,
  type EndedDecision,
  type MadeDecision,
  type Meeting,
  type Proposal,
  type Supplement,
} from './state';

export * from './state';

const sameRef = (ref: string) => (one: { readonly person: { readonly ref: string } }) => one.person.ref === ref;
const without = <T extends { readonly person: { readonly ref: string } }>(list: readonly T[], ref: string): readonly T[] =>
  list.filter((one) => one.person.ref !== ref);
const changed = <T extends { readonly id: string }>(list: readonly T[], id: string, change: Partial<T>): readonly T[] =>
  list.map((one) => (one.id === id ? { ...one, ...change } : one));

const supplement = (state: CaseState, id: string, change: Partial<Supplement>): CaseState => ({
  ...state,
  supplements: changed(state.supplements, id, change),
});
const meeting = (state: CaseState, id: string, change: Partial<Meeting>): CaseState => ({
  ...state,
  meetings: changed(state.meetings, id, change),
});
const communication = (state: CaseState, id: string, status: Communication['status']): CaseState => ({
  ...state,
  communications: changed(state.communications, id, { status }),
});
const conflict = (state: CaseState, next: Conflict): CaseState => ({
  ...state,
  conflicts: [...without(state.conflicts, next.person.ref), next],
});

/** What a written proposal builds on has changed. */
const stale = (state: CaseState): CaseState => (state.proposal ? { ...state, proposal: { ...state.proposal, stale: true } } : state);
const proposalIs = (state: CaseState, status: Proposal['status']): CaseState =>
  state.proposal ? { ...state, proposal: { ...state.proposal, status } } : state;
const UNSIGNED = { signed: false, statementSha256: null, corrections: 0 } as const;
const afterCorrection = (decision: MadeDecision, content: DecisionContent, correction: Parameters<typeof corrected>[1]): MadeDecision => ({
  ...decision,
  content: corrected(content, correction),
  corrections: decision.corrections + 1,
});
/** The decision has fallen, and the matter is there again. What was found stands; what was heard and proposed is from before. */
function reopened(state: CaseState, { ground, paidOre }: Pick<EndedDecision, 'ground' | 'paidOre'>): CaseState {
  if (!state.decision) return state;
  const { signed: _, decider: __, ...decision } = state.decision;
  const open = { decision: null, verified: null, dispatches: [], legalForce: null, atBoard: null, withdrawn: false, closed: false };
  const unheard = { communications: [], communicationSkipped: null };
  const ended = { ...decision, ground, paidOre, dispatched: state.dispatches.length > 0 };
  return { ...stale(proposalIs(state, 'RETURNED')), ...open, ...unheard, ended: [...state.ended, ended] };
}
const disposal = (state: CaseState, id: string, change: (one: Disposal) => Partial<Disposal>): CaseState => ({
  ...state,
  disposals: state.disposals.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});
/** Once the application's content is gone, the case is known by what the disposal says remains: it was closed, and its times are over. */
function remaining(state: CaseState, remains: Extract<CaseEvent, { type: 'HandlingDisposed' }>['body']['remains']): CaseState {
  if (state.application) return state;
  const { applicant: ref, receivedAt, ...rest } = remains;
  const applicant = ref === null ? null : { ref, name: DISPOSED_TEXT, role: 'applicant' as const, organisation: null };
  const content = disposedApplication(dayOf(receivedAt));
  const timing = { ...newTiming(dayOf(receivedAt)), stage: 'CLOSED' as const, legalForce: true };
  return { ...state, application: { ...rest, receivedAt, applicant, content, sha256: '', version: 1 }, timing };
}
const version = (state: CaseState): number => state.application?.version ?? 0;

function apply(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'ApplicationSubmitted': {
      const { schemeId, callId, channel, receivedAt, applicant, application, applicationSha256: sha256 } = event.body;
      return { ...state, application: { schemeId, callId, channel, receivedAt, applicant, content: application, sha256, version: 1 } };
    }
    case 'AttachmentsReceived': {
      const { handlingNumber, files } = event.body;
      // what a decision builds on is named with its files
      const documents = state.documents.map((one) =>
        one.handling.number === handlingNumber ? { ...one, content: { ...one.content, files } } : one,
      );
      return { ...state, documents };
    }
    case 'ApplicationRegistered': {
      const { number, withheld } = event.body;
      return { ...state, registration: { number, withheld } };
    }
    case 'ApplicationAmended': {
      const { application: content, applicationSha256: sha256, version } = event.body;
      return stale(state.application ? { ...state, application: { ...state.application, content, sha256, version } } : state);
    }
    case 'ApplicationWithdrawn':
      return { ...state, withdrawn: true };

    case 'CaseAssigned': {
      const { official, advisers, groupId: id, groupName: name } = event.body;
      const participants = [official, ...advisers].map((person) => ({ person, capacity: capacityOf(person) }));
      return { ...state, group: { id, name }, participants };
    }
    case 'ImpartialityDeclared':
      return { ...state, declarations: [...without(state.declarations, event.body.person.ref), event.body] };
    case 'ConflictOfInterestDeclared':
      return conflict(state, { ...event.body, status: 'OPEN' });
    case 'ConflictDecided': {
      const { person, outcome } = event.body;
      const declared = state.conflicts.find(sameRef(person.ref));
      return conflict(state, { person, ground: declared?.ground ?? 'OTHER', details: declared?.details ?? '', status: outcome });
    }
    case 'ParticipantExcluded': {
      const { person } = event.body;
      const excluded = [...state.excluded, person];
      // what an excluded person had a part in is written anew
      return stale({ ...state, excluded, participants: without(state.participants, person.ref) });
    }
    case 'ParticipantReplaced': {
      const { former, successor } = event.body;
      const participants = [...without(state.participants, former.ref), { person: successor, capacity: capacityOf(successor) }];
      return { ...state, participants };
    }

    case 'CaseAcknowledged':
      return { ...state, acknowledged: { expectedBy: event.body.expectedBy, message: event.body.message } };
    case 'DelayNotified':
      return { ...state, acknowledged: { expectedBy: event.body.expectedBy, message: event.body.reason } };
    case 'EligibilityChecked':
      return stale({ ...state, eligibility: { ...event.body, applicationVersion: version(state) } });
    case 'SupplementRequested': {
      const { supplementId: id, deadline } = event.body;
      return { ...state, supplements: [...state.supplements, { id, deadline, status: 'OPEN' }] };
    }
    case 'SupplementReceived':
      return stale(supplement(state, event.body.supplementId, { status: 'RECEIVED' }));
    case 'SupplementWaived':
      return supplement(state, event.body.supplementId, { status: 'WAIVED' });
    case 'SupplementOverdue':
      return supplement(state, event.body.supplementId, { status: 'OVERDUE' });
    case 'SupplementReminded':
      return supplement(state, event.body.supplementId, { status: 'OPEN', deadline: event.body.newDeadline });
    case 'MeetingOffered': {
      const { meetingId: id, times, place, participants, answerBy } = event.body;
      const offer = { times, place, participants, answerBy };
      return { ...state, meetings: [...state.meetings, { id, startsAt: null, status: 'OFFERED', offer }] };
    }
    case 'MeetingScheduled': {
      const { meetingId: id, startsAt } = event.body;
      if (state.meetings.some((one) => one.id === id)) return meeting(state, id, { startsAt, status: 'SCHEDULED' });
      return { ...state, meetings: [...state.meetings, { id, startsAt, status: 'SCHEDULED', offer: null }] };
    }
    case 'MeetingHeld':
      return meeting(state, event.body.meetingId, { status: 'HELD' });
    case 'MeetingDeclined':
      return meeting(state, event.body.meetingId, { status: 'DECLINED' });
    case 'MeetingCancelled':
      return meeting(state, event.body.meetingId, { status: 'CANCELLED' });
    case 'NoteRecorded':
    case 'ReferredToOtherFunding':
      return state;

    case 'CriterionAssessed': {
      const { criterion, assessor } = event.body;
      const others = state.assessments.filter((one) => one.criterion !== criterion || one.assessor.ref !== assessor.ref);
      return stale({ ...state, assessments: [...others, { ...event.body, applicationVersion: version(state) }] });
    }
    case 'StateAidAssessed':
      return stale({ ...state, stateAid: { ...event.body, applicationVersion: version(state) } });
    case 'ProposalDrafted':
    case 'ProposalRevised':
      return { ...state, proposal: { ...event.body, status: 'DRAFT', stale: false } };
    case 'ProposalSubmitted':
      return proposalIs(state, 'SUBMITTED');
    case 'ProposalReturned':
      return { ...proposalIs(state, 'RETURNED'), atBoard: null };
    case 'CommunicationSent': {
      const { communicationId: id, deadline } = event.body;
      return { ...state, communications: [...state.communications, { id, deadline, status: 'OPEN' }] };
    }
    case 'CommunicationReplied':
      return communication(state, event.body.communicationId, 'REPLIED');
    case 'CommunicationTimeLapsed':
      return communication(state, event.body.communicationId, 'LAPSED');
    case 'CommunicationSkipped':
      return { ...state, communicationSkipped: event.body.reason };

    case 'ReferredToBoard':
      return { ...state, atBoard: { cause: event.body.cause, reasons: event.body.reasons } };
    case 'DelegationVerified':
      return { ...state, verified: event.body };
    case 'DecisionMade': {
      const { decisionId, decidedOn, decider, content } = event.body;
      return { ...state, decision: { decisionId, kind: content.outcome, decidedOn, decider, content, ...UNSIGNED } };
    }
    case 'CaseWrittenOff': {
      const { decisionId, decidedOn, decider } = event.body;
      return { ...state, decision: { decisionId, kind: 'AVSKRIVNING', decidedOn, decider, content: null, ...UNSIGNED } };
    }
    case 'DecisionSigned':
      return state.decision
        ? { ...state, decision: { ...state.decision, signed: true, statementSha256: event.body.statementSha256 } }
        : state;
    case 'DecisionDispatched':
      return { ...state, dispatches: [...state.dispatches, { ...event.body, corrections: state.decision?.corrections ?? 0 }] };
    case 'DecisionCorrected':
      return state.decision?.content ? { ...state, decision: afterCorrection(state.decision, state.decision.content, event.body) } : state;
    case 'DecisionRevoked':
      return reopened(state, event.body);
    case 'CaseReopenedAfterAnnulment':
      return reopened(state, { ground: null, paidOre: event.body.paidOre });
    case 'DecisionDocumentMade':
      return { ...state, decisionDocuments: [...state.decisionDocuments, event.body] };
    case 'DecisionFetched':
      return { ...state, fetched: [...state.fetched, event.body.documentSha256] };
    case 'LegalForceConfirmed':
      return { ...state, legalForce: event.body };
    case 'CaseClosed':
      return { ...state, closed: true };

    case 'DisposalDecided': {
      const { disposalId: id, level, kids, events, files, decision } = event.body;
      const begun = { id, level, kids, events, files, decision, destroyed: [], disposed: false, completed: false };
      return { ...state, disposals: [...state.disposals, begun] };
    }
    case 'SubjectKeyDestroyed': {
      const { disposalId, kid } = event.body;
      return disposal(state, disposalId, ({ destroyed }) => ({ destroyed: [...destroyed, kid] }));
    }
    case 'HandlingDisposed':
      return disposal(remaining(state, event.body.remains), event.body.disposalId, () => ({ disposed: true }));
    case 'ErasureCompleted':
      return disposal(state, event.body.disposalId, () => ({ completed: true }));
    case 'DisposalHeld':
      return { ...state, hold: { id: event.body.holdId, reason: event.body.reason } };
    case 'DisposalHoldLifted':
      return { ...state, hold: null };

    case 'TimersApplied':
    case 'DecisionReportedToBoard':
    case 'DecisionSeparatelyMinuted':
    case 'MinutesApproved':
    case 'AnnouncementPosted':
    case 'AnnouncementInterrupted':
    case 'AnnouncementRemoved':
    case 'AppealTimeEnded':
    case 'NoticeReceived':
    case 'AppealReceived':
    case 'AppealForwarded':
    case 'AppealExamined':
    case 'CourtCaseNotified':
    case 'StatementToCourtSubmitted':
    case 'StayOrdered':
    case 'StayLifted':
    case 'CourtRuled':
    case 'ReportReceived':
    case 'DeadlinePassed':
    case 'ReminderDue':
      return state; // in its timing
  }
}

function filed(state: CaseState, event: CaseEvent): CaseState {
  if (!('handling' in event.body)) return state;
  const { handling, ...content } = event.body as { readonly handling: Handling } & JsonObject;
  return { ...state, documents: [...state.documents, { handling, content }] };
}

function timed(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'ApplicationSubmitted') return { ...state, timing: newTiming(dayOf(event.body.receivedAt)) };
  return state.timing ? { ...state, timing: evolveTiming(state.timing, event) } : state;
}

export function evolve(before: CaseState, event: CaseEvent): CaseState {
  const state = timed(filed(apply(before, event), event), event);
  const move = mover(state);
  const same = move.who === before.move.who;
  return { ...state, move: { ...move, since: same ? before.move.since : (event.effectiveAt ?? null) } };
}
