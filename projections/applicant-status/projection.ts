/** One row per case in plain Swedish for the applicant. Nothing of a decision is shown before it is dispatched. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { corrected, type CaseEvent, type CaseEventType } from '#libs/grant-cases/events';
import type { Projection } from '#libs/projection-runtime';
import { receivedWithoutContent } from '../cases/disposed';
import { CASE_EVENT_TYPES, caseKey, type Application, type CaseFact } from '../cases/events';
import { evolveFacts, newFacts } from '../cases/facts';
import { dayAt } from '../swedish';
import { sentenceOf } from './happened';
import { tell } from './headline';
import type { ApplicantStatusRow, Asked, FallenDecision, HeldDecision, Met } from './status';

const ofApplication = ({ organisation, title, amountOre }: Application) => ({
  organisation: organisation.name,
  title,
  amount_ore: amountOre,
});

const received = (caseId: string, event: Extract<CaseFact, { type: 'ApplicationSubmitted' }>): ApplicantStatusRow => ({
  case_id: caseId,
  scheme_id: event.body.schemeId,
  applicants: event.body.applicant ? [event.body.applicant.ref] : [],
  number: null,
  ...ofApplication(event.body.application),
  received_at: event.body.receivedAt,
  headline: { sv: '', en: '' },
  whose_move: 'AUTHORITY',
  next_step: { sv: '', en: '' },
  official_name: null,
  readers: [],
  happened: [],
  asked: [],
  meetings: [],
  files: [],
  advice: [],
  withdrawn: false,
  decision: null,
  held: null,
  fallen: [],
  facts: newFacts(event.body.receivedAt),
  revision: event.revision,
  position: event.position,
});

const organisations = (...people: readonly { organisation: string | null }[]): string[] => [
  ...new Set(people.flatMap(({ organisation }) => (organisation === null ? [] : [organisation]))),
];

const met = (people: readonly { name: string; organisation: string | null }[]): Met[] =>
  people.map(({ name, organisation }) => ({ name, organisation }));

const answered = (row: ApplicantStatusRow, id: string): void => {
  row.asked = row.asked.filter((one) => one.id !== id);
};

const heldFrom = (event: Extract<CaseFact, { type: 'DecisionMade' | 'CaseWrittenOff' }>): HeldDecision => {
  const { decisionId, decidedOn, decider } = event.body;
  const head = { decisionId, decidedOn, deciderName: decider.name, document: null, earlier: [], corrections: [] };
  if (event.type === 'CaseWrittenOff')
    return {
      ...head,
      outcome: 'AVSKRIVNING',
      amountOre: 0,
      reasons: event.body.reasons,
      criterionReasons: [],
      terms: [],
      payment: null,
    };
  const { outcome, amountOre, reasons, criterionReasons, terms, payment } = event.body.content;
  return { ...head, outcome, amountOre, reasons, criterionReasons, terms, payment };
};

/** The one with the most corrections in it is how the decision reads; the others are how it read. */
function documented(
  one: HeldDecision | FallenDecision,
  { sha256, bytes, corrections = 0, revocation }: Extract<CaseFact, { type: 'DecisionDocumentMade' }>['body'],
): void {
  const made = { sha256, bytes, corrections };
  if (revocation) {
    if ('letter' in one) one.letter = made;
    return;
  }
  const all = [...one.earlier, ...(one.document ? [one.document] : []), made].toSorted((a, b) => a.corrections - b.corrections);
  one.document = all.at(-1)!;
  one.earlier = all.slice(0, -1);
}

function fallenFrom(
  { decisionId, outcome, amountOre, decidedOn, document, earlier }: HeldDecision,
  event: Extract<CaseFact, { type: 'DecisionRevoked' | 'CaseReopenedAfterAnnulment' }>,
): FallenDecision {
  const of = { decisionId, outcome, amountOre, decidedOn, document, earlier, letter: null };
  if (event.type === 'CaseReopenedAfterAnnulment') return { ...of, endedOn: event.body.reopenedOn, revoked: null };
  const { revokedOn: endedOn, ground, reason } = event.body;
  return { ...of, endedOn, revoked: { ground, reason } };
}

/** What the row shows besides headline and history. */
function evolveShown(row: ApplicantStatusRow, event: CaseFact): void {
  switch (event.type) {
    case 'ApplicationAmended':
      Object.assign(row, ofApplication(event.body.application));
      return;
    case 'ApplicationRegistered':
      row.number = event.body.number;
      return;
    case 'CaseAssigned':
      row.official_name = event.body.official.name;
      row.readers = organisations(event.body.official, ...event.body.advisers);
      return;
    case 'ParticipantExcluded':
      if (row.facts.official === event.body.person.ref) row.official_name = null;
      return;
    case 'ParticipantReplaced':
      if (row.facts.official === event.body.former.ref) row.official_name = event.body.successor.name;
      row.readers = [...new Set([...row.readers, ...organisations(event.body.successor)])];
      return;
    case 'SupplementRequested': {
      const { supplementId: id, items, deadline, consequence } = event.body;
      row.asked.push({ kind: 'SUPPLEMENT', id, items, deadline, consequence });
      return;
    }
    case 'SupplementReminded':
      for (const one of row.asked) if (one.id === event.body.supplementId) one.deadline = event.body.newDeadline;
      return;
    case 'SupplementReceived':
    case 'SupplementWaived':
      return answered(row, event.body.supplementId);
    case 'CommunicationSent': {
      const { communicationId: id, material, message, deadline } = event.body;
      row.asked.push({ kind: 'COMMUNICATION', id, material, message, deadline } satisfies Asked);
      return;
    }
    case 'CommunicationReplied':
    case 'CommunicationTimeLapsed':
      return answered(row, event.body.communicationId);
    case 'MeetingOffered': {
      const { meetingId: id, times, place, participants, message, answerBy: deadline } = event.body;
      row.asked.push({ kind: 'MEETING', id, times, place, people: met(participants), message, deadline } satisfies Asked);
      return;
    }
    case 'MeetingScheduled': {
      const { meetingId: id, startsAt, place, participants } = event.body;
      answered(row, id);
      row.meetings.push({ id, startsAt, place, people: met(participants) });
      return;
    }
    case 'MeetingHeld':
    case 'MeetingDeclined':
    case 'MeetingCancelled':
      answered(row, event.body.meetingId);
      row.meetings = row.meetings.filter((one) => one.id !== event.body.meetingId);
      return;
    case 'AttachmentsReceived': {
      const { handlingNumber, files } = event.body;
      row.files.push(...files.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes, handlingNumber })));
      return;
    }
    case 'ReferredToOtherFunding':
      row.advice.push({ funder: event.body.funder, advice: event.body.advice });
      return;
    case 'ApplicationWithdrawn':
      row.withdrawn = true;
      row.asked = [];
      return;
    case 'DecisionMade':
    case 'CaseWrittenOff':
      row.held = heldFrom(event);
      return;
    case 'DecisionDocumentMade':
      for (const one of [row.held, row.decision, ...row.fallen]) if (one?.decisionId === event.body.decisionId) documented(one, event.body);
      return;
    case 'DecisionCorrected': {
      const { decisionId, correctedOn, before, after, reason } = event.body;
      for (const one of [row.held, row.decision])
        if (one?.decisionId === decisionId) {
          Object.assign(one, corrected(one, event.body));
          one.corrections.push({ correctedOn, before, after, reason });
        }
      return;
    }
    case 'DecisionRevoked':
    case 'CaseReopenedAfterAnnulment':
      if (row.decision) row.fallen.push(fallenFrom(row.decision, event));
      row.decision = null;
      row.held = null;
      row.withdrawn = false;
      return;
    case 'HandlingDisposed': {
      const { schemeId, receivedAt, applicant } = event.body.remains;
      Object.assign(row, { scheme_id: schemeId, received_at: receivedAt, applicants: applicant === null ? [] : [applicant] });
      return;
    }
    case 'DecisionDispatched': {
      const { decisionId, explanation, appealText, sentAt } = event.body;
      if (row.held?.decisionId !== decisionId) return;
      row.decision = { ...row.held, explanation, appealText, sentAt };
      row.held = null;
      row.asked = [];
    }
  }
}

/** Says nothing to the applicant, and moves nothing that they are told. */
const UNTOLD: ReadonlySet<string> = new Set<CaseEventType>([
  'DecisionFetched',
  'ImpartialityDeclared',
  'ConflictOfInterestDeclared',
  'ConflictDecided',
  'EligibilityChecked',
  'NoteRecorded',
  'StateAidAssessed',
  'CommunicationSkipped',
  'DelegationVerified',
  'DecisionSigned',
  'TimersApplied',
  'DecisionReportedToBoard',
  'DecisionSeparatelyMinuted',
  'MinutesApproved',
  'AnnouncementRemoved',
  'NoticeReceived',
  'StatementToCourtSubmitted',
  'DeadlinePassed',
  'ReminderDue',
  'DisposalDecided',
  'SubjectKeyDestroyed',
  'DisposalHeld',
  'DisposalHoldLifted',
]);
/** They tell that there is a decision, so they are told once the decision has been. */
const OF_THE_DECISION: ReadonlySet<CaseEventType> = new Set([
  'AnnouncementPosted',
  'AnnouncementInterrupted',
  'AppealTimeEnded',
  'LegalForceConfirmed',
  'AppealReceived',
  'AppealForwarded',
  'AppealExamined',
  'CourtCaseNotified',
  'StayOrdered',
  'StayLifted',
  'CourtRuled',
  'DecisionCorrected',
  'DecisionRevoked',
  'CaseReopenedAfterAnnulment',
]);

function evolve(row: ApplicantStatusRow, event: CaseFact): ApplicantStatusRow {
  const early = OF_THE_DECISION.has(event.type) && row.decision === null;
  evolveShown(row, event); // compares with the facts as they were
  evolveFacts(row.facts, event);
  const sentence = sentenceOf(event);
  if (sentence !== undefined && !early) row.happened.push({ date: dayAt(event.effectiveAt), sentence });
  const { headline, whoseMove, nextStep } = tell(row, event.effectiveAt.slice(0, 4));
  row.headline = headline;
  row.whose_move = whoseMove;
  row.next_step = nextStep;
  return row;
}

export const applicantStatus: Projection<ApplicantStatusRow, CaseEvent> = {
  name: 'applicant_status',
  version: 7,
  handles: CASE_EVENT_TYPES,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['case_id'],
  perStream: true,
  keysOf: caseKey,
  fold(existing, event, [caseId]) {
    const row = event.type === 'ApplicationSubmitted' ? received(caseId as string, event) : existing;
    if (!row) return undefined;
    row.revision = event.revision;
    row.position = event.position;
    return UNTOLD.has(event.type) ? row : evolve(row, event);
  },
  disposed: {
    keysOf: caseKey,
    fold(existing, event, [caseId]) {
      const application = receivedWithoutContent(event);
      const row = application ? evolve(received(caseId as string, application), application) : existing;
      if (row) Object.assign(row, { revision: event.revision, position: event.position });
      return row;
    },
  },
};
