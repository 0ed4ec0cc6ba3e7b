/** What read models of cases remember in order to tell where a case stands. */
import type { CaseEvent } from '#libs/grant-cases/events';
import { evolveAppeals, type AppealStanding } from '#libs/timers';
import type { ProjectedEvent } from '#libs/projection-runtime';
import { dayAt } from '../swedish';

/** What has been seen of a case. `stage` is the last step that cannot be read from the rest. */
export type CaseFacts = {
  stage: 'OPEN' | 'SUBMITTED' | 'WITHDRAWN' | 'DECIDED' | 'WRITTEN_OFF' | 'CLOSED';
  /** Handed up to the board: preparation goes on, but nobody decides on delegation until it comes back. */
  atBoard: boolean;
  receivedOn: string;
  registeredOn: string | null;
  /** The day of decision that the applicant has been told to expect. */
  expectedBy: string | null;
  /** Pseudonym of the official in charge. */
  official: string | null;
  /** Criteria that each assessor has assessed in the application as it reads now. */
  filed: Record<string, string[]>;
  proposed: boolean;
  dispatched: boolean;
  /** The time for appeal has run out; whether anybody has appealed only the court knows. */
  appealEnded: boolean;
  legalForce: boolean;
  /** The report on the grant has come in. */
  reported: boolean;
  /** Still open. */
  supplements: { id: string; deadline: string; overdue: boolean }[];
  communications: { id: string; deadline: string }[];
  /** Times that the applicant has not answered. */
  offers: { id: string; answerBy: string; late: boolean }[];
  /** Ids of meetings that are planned and not yet held. */
  meetings: string[];
  /** As they stand, of all its decisions. */
  appeals: AppealStanding[];
  /** Of the decision that stands. */
  decisionId: string | null;
  /** A decision has fallen, and the matter is decided anew. */
  reopened: boolean;
};

export const newFacts = (receivedAt: string): CaseFacts => ({
  stage: 'OPEN',
  atBoard: false,
  receivedOn: dayAt(receivedAt),
  registeredOn: null,
  expectedBy: null,
  official: null,
  filed: {},
  proposed: false,
  dispatched: false,
  appealEnded: false,
  legalForce: false,
  reported: false,
  supplements: [],
  communications: [],
  offers: [],
  meetings: [],
  appeals: [],
  decisionId: null,
  reopened: false,
});

const drop = <T extends { id: string }>(list: T[], id: string): T[] => list.filter((one) => one.id !== id);

/** Changes `facts` by what the event says. */
export function evolveFacts(facts: CaseFacts, event: ProjectedEvent<CaseEvent>): void {
  facts.appeals = evolveAppeals(facts.appeals, event) as AppealStanding[];
  if (event.type === 'DecisionMade' || event.type === 'CaseWrittenOff') facts.decisionId = event.body.decisionId;
  switch (event.type) {
    case 'ApplicationRegistered':
      facts.registeredOn = event.body.registeredOn;
      return;
    case 'CaseAssigned':
      facts.official = event.body.official.ref;
      return;
    case 'ParticipantExcluded':
      if (facts.official === event.body.person.ref) facts.official = null;
      return;
    case 'ParticipantReplaced':
      if (facts.official === event.body.former.ref) facts.official = event.body.successor.ref;
      return;
    case 'ApplicationAmended':
      facts.filed = {};
      return;
    case 'CaseAcknowledged':
    case 'DelayNotified':
      facts.expectedBy = event.body.expectedBy;
      return;
    case 'SupplementRequested':
      facts.supplements.push({ id: event.body.supplementId, deadline: event.body.deadline, overdue: false });
      return;
    case 'SupplementReminded':
      for (const one of facts.supplements)
        if (one.id === event.body.supplementId) Object.assign(one, { deadline: event.body.newDeadline, overdue: false });
      return;
    case 'SupplementOverdue':
      for (const one of facts.supplements) if (one.id === event.body.supplementId) one.overdue = true;
      return;
    case 'SupplementReceived':
    case 'SupplementWaived':
      facts.supplements = drop(facts.supplements, event.body.supplementId);
      return;
    case 'MeetingOffered':
      facts.offers.push({ id: event.body.meetingId, answerBy: event.body.answerBy, late: false });
      return;
    case 'MeetingScheduled':
      facts.offers = drop(facts.offers, event.body.meetingId);
      facts.meetings.push(event.body.meetingId);
      return;
    case 'MeetingHeld':
    case 'MeetingDeclined':
    case 'MeetingCancelled':
      facts.offers = drop(facts.offers, event.body.meetingId);
      facts.meetings = facts.meetings.filter((id) => id !== event.body.meetingId);
      return;
    case 'CriterionAssessed': {
      const filed = (facts.filed[event.body.assessor.ref] ??= []);
      if (!filed.includes(event.body.criterion)) filed.push(event.body.criterion);
      return;
    }
    case 'ProposalDrafted':
    case 'ProposalRevised':
      facts.proposed = true;
      return;
    case 'CommunicationSent':
      facts.communications.push({ id: event.body.communicationId, deadline: event.body.deadline });
      return;
    case 'CommunicationReplied':
    case 'CommunicationTimeLapsed':
      facts.communications = drop(facts.communications, event.body.communicationId);
      return;
    case 'DecisionDispatched':
      facts.dispatched = true;
      return;
    case 'DeadlinePassed':
      for (const one of facts.offers) if (one.id === event.body.ref) one.late = true;
      return;
    case 'AnnouncementPosted':
    case 'AnnouncementInterrupted':
      facts.appealEnded = false;
      return;
    case 'AppealTimeEnded':
      facts.appealEnded = true;
      return;
    case 'ReportReceived':
      facts.reported = true;
      return;
    case 'LegalForceConfirmed':
      facts.legalForce = true;
      return;
    case 'DecisionRevoked':
    case 'CaseReopenedAfterAnnulment':
      Object.assign(facts, {
        stage: 'OPEN',
        atBoard: false,
        expectedBy: null,
        communications: [],
        dispatched: false,
        appealEnded: false,
        legalForce: false,
        reported: false,
        decisionId: null,
        reopened: true,
      } satisfies Partial<CaseFacts>);
      return;
    case 'ReferredToBoard':
      facts.atBoard = true;
      return;
    case 'ProposalReturned':
      facts.stage = 'OPEN';
      facts.atBoard = false;
      return;
    default:
      facts.stage = STAGES[event.type] ?? facts.stage;
  }
}

const STAGES: Partial<Record<CaseEvent['type'], CaseFacts['stage']>> = {
  ProposalSubmitted: 'SUBMITTED',
  ApplicationWithdrawn: 'WITHDRAWN',
  DecisionMade: 'DECIDED',
  CaseWrittenOff: 'WRITTEN_OFF',
  CaseClosed: 'CLOSED',
};
