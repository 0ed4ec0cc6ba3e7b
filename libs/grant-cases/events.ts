/**
 * The storage contract of the stream `case-<caseId>`: everything that can happen to a grant case while it is handled (region H). Change only by
 * a new schema version and an upcaster. Numbers in comments are those of the field's event list.
 */
import { z } from 'zod';
import { DECISION_KINDS } from '#libs/delegation/events';
import { withheld } from '#libs/diary/events';
import { day, event, freeText, instant, line, ore, person, personal, text, type EventOf } from '#libs/event-log';
import { application } from './application';

/** A document in the case (handling): numbered within the case, with the four items of OSL 5:2 or the reason for leaving two of them out. */
export const handling = z.strictObject({
  number: z.int().positive(),
  date: day,
  direction: z.enum(['IN', 'OUT', 'INTERNAL']),
  counterpart: personal(line).nullable(),
  subject: line.nullable(),
  withheld: withheld.nullable(),
});
export type Handling = z.infer<typeof handling>;

/** KL 6:28: 1 party or affected, 2 representative or agent, 4 other special circumstance. (3, supervision, can't occur here.) */
export const CONFLICT_GROUNDS = ['PARTY', 'REPRESENTATIVE', 'OTHER'] as const;
/** Outcomes that a decision has; writing off is an event of its own. */
export const OUTCOMES = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG', 'AVVISNING'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const criterionReason = z.strictObject({ criterion: line, text: freeText });
const payment = z.strictObject({ plan: line, reportDue: day });

/** KL 6:38 first paragraph: matters that can never be delegated. Each must be answered no before a delegate may decide. */
export const BOARD_QUESTIONS = ['goalsOrScope', 'statementToCouncil', 'principleOrMajor', 'citizenProposal', 'barredByStatute'] as const;
export const boardQuestions = z.strictObject({
  goalsOrScope: z.boolean(),
  statementToCouncil: z.boolean(),
  principleOrMajor: z.boolean(),
  citizenProposal: z.boolean(),
  barredByStatute: z.boolean(),
});

/** What the delegate decides. Outcome, money, terms and reasons per criterion. */
export const decisionContent = z.strictObject({
  outcome: z.enum(OUTCOMES),
  /** 0 unless BIFALL or DELVIS_BIFALL. */
  amountOre: ore,
  /** Ids of the clauses of the terms version, and what else is demanded; empty for a refusal. */
  terms: z.array(z.strictObject({ id: line, text })),
  termsVersion: line.nullable(),
  /** For a grant: how it is paid, and when the report is due. */
  payment: payment.nullable(),
  /** The delegate's own reasons: never a copy of the proposal by default. */
  reasons: freeText,
  criterionReasons: z.array(criterionReason),
});
export type DecisionContent = z.infer<typeof decisionContent>;

export const caseEvents = {
  // 5
  ApplicationSubmitted: event('ansökan inkommen', ['LAW', 'TF 2:9, FL 22 §'], {
    schemeId: line,
    callId: line.nullable(),
    channel: z.enum(['PORTAL', 'PAPER', 'EMAIL', 'IMPORT']),
    /** The day and hour it reached the authority (FL 22 §): not when somebody wrote it down. */
    receivedAt: instant,
    /** Why `receivedAt` is not the present; demanded for everything but the portal. */
    receivedAtReason: text.nullable(),
    /** Signed-in applicant; null for paper and import. */
    applicant: person.nullable(),
    application,
    applicationSha256: z.string().regex(/^[0-9a-f]{64}$/),
    handling,
  }),
  // 7
  ApplicationRegistered: event('ansökan diarieförd', ['LAW', 'OSL 5:1–2'], {
    number: line,
    external: z.boolean(),
    registeredOn: day,
    sender: personal(line).nullable(),
    subject: line.nullable(),
    withheld: withheld.nullable(),
  }),
  // 9
  CaseAssigned: event('handläggare utsedd', ['POLICY', 'nämndens rutin'], {
    official: person,
    groupId: line,
    groupName: line,
    advisers: z.array(person),
  }),
  // 10
  ImpartialityDeclared: event('försäkran om opartiskhet lämnad', ['LAW', 'KL 6:30, 7:4'], {
    person,
    /** Did this person or their organisation advise the applicant? (KL 6:28 2, 4) */
    advisedApplicant: z.boolean(),
    statement: freeText,
  }),
  // 11
  ConflictOfInterestDeclared: event('jäv anmält', ['LAW', 'KL 6:28, 6:30'], {
    person,
    ground: z.enum(CONFLICT_GROUNDS),
    details: freeText,
  }),
  // 12
  ConflictDecided: event('jävsfråga avgjord', ['LAW', 'KL 6:29–32'], {
    person,
    outcome: z.enum(['CONFLICT', 'NO_CONFLICT', 'DISREGARDED']),
    reasons: freeText,
  }),
  // 13
  ParticipantExcluded: event('deltagare undantagen från ärendet', ['LAW', 'KL 6:30'], { person, reason: freeText }),
  ParticipantReplaced: event('deltagare ersatt', ['LAW', 'KL 6:30'], { former: person, successor: person, reason: freeText }),
  // 14
  CaseAcknowledged: event('bekräftelse skickad', ['LAW', 'FL 6–7 §§'], { expectedBy: day, message: freeText, handling }),
  // 15
  EligibilityChecked: event('formell prövning gjord', ['POLICY', 'nämndens riktlinjer'], {
    guidelineVersion: line,
    findings: z.array(
      z.strictObject({ rule: line, passed: z.boolean(), observation: text, basis: z.enum(['LAW', 'POLICY']), citation: line }),
    ),
    /** Why the case goes on in spite of findings that did not pass; null when all passed or the flags stand. */
    exceptionReason: freeText.nullable(),
  }),
  // 16–18
  SupplementRequested: event('komplettering begärd', ['LAW', 'FL 6 §'], {
    supplementId: z.uuid(),
    items: z.array(z.strictObject({ what: freeText, why: freeText })).min(1),
    deadline: day,
    /** What happens otherwise, in words for the applicant. */
    consequence: text,
    handling,
  }),
  SupplementReceived: event('komplettering inkommen', ['LAW', 'FL 22 §, OSL 5:1'], {
    supplementId: z.uuid(),
    receivedAt: instant,
    answer: freeText,
    handling,
  }),
  SupplementWaived: event('komplettering frånfallen', ['POLICY', 'nämndens rutin'], { supplementId: z.uuid(), reason: freeText }),
  SupplementOverdue: event('komplettering försenad', ['POLICY', 'nämndens rutin'], { supplementId: z.uuid(), deadline: day }),
  SupplementReminded: event('påminnelse om komplettering skickad', ['LAW', 'FL 6 §'], {
    supplementId: z.uuid(),
    newDeadline: day,
    message: freeText,
    handling,
  }),
  // 19
  MeetingScheduled: event('möte bokat', ['POLICY', 'nämndens rutin (jfr FL 24 §)'], {
    meetingId: z.uuid(),
    startsAt: instant,
    place: line,
    participants: z.array(person).min(1),
  }),
  MeetingHeld: event('möte hållet', ['POLICY', 'nämndens rutin (jfr FL 24 §)'], {
    meetingId: z.uuid(),
    heldAt: instant,
    present: z.array(person).min(1),
    fromApplicant: z.array(personal(line)).min(1),
  }),
  MeetingCancelled: event('möte inställt', ['POLICY', 'nämndens rutin'], { meetingId: z.uuid(), reason: freeText }),
  // 20
  NoteRecorded: event('tjänsteanteckning gjord', ['POLICY', 'nämndens rutin (jfr FL 27 §), TF 2:12'], {
    noteId: z.uuid(),
    meetingId: z.uuid().nullable(),
    occurredAt: instant,
    source: personal(line),
    channel: z.enum(['MEETING', 'PHONE', 'EMAIL', 'VISIT', 'OTHER']),
    /** What was said or seen; becomes a public record (TF 2:12). */
    facts: freeText,
    /** What the writer makes of it, kept apart. */
    opinion: freeText.nullable(),
    handling,
  }),
  // 22
  ReferredToOtherFunding: event('hänvisad till annan finansiering', ['LAW', 'FL 6, 8 §§'], { funder: line, advice: freeText, handling }),
  // 23–24
  ApplicationAmended: event('ansökan ändrad', ['POLICY', 'nämndens rutin'], {
    version: z.int().min(2),
    application,
    applicationSha256: z.string().regex(/^[0-9a-f]{64}$/),
    reason: freeText,
    handling,
  }),
  ApplicationWithdrawn: event('ansökan återkallad', ['POLICY', 'nämndens rutin'], { reason: freeText, handling }),
  // 25
  CriterionAssessed: event('kriterium bedömt', ['LAW', 'RF 1:9, KL 2:3'], {
    criterion: line,
    /** The criterion's name in the guidelines: what people read (OSL 4:1, no codes). */
    criterionName: line,
    assessor: person,
    capacity: z.enum(['OFFICIAL', 'ADVISER']),
    score: z.int().nonnegative(),
    reasons: freeText,
    guidelineVersion: line,
  }),
  // 26
  StateAidAssessed: event('statsstöd prövat', ['LAW', '(EU) 2023/2831, lag 2013:388'], {
    outcome: z.enum(['NO_AID', 'DE_MINIMIS', 'OTHER']),
    reasons: freeText,
    deMinimisOre: ore,
    declarationSeen: z.boolean(),
  }),
  // 28
  ProposalDrafted: event('förslag till beslut upprättat', ['POLICY', 'nämndens rutin (jfr FL 30 §)'], proposalFields()),
  ProposalRevised: event('förslag till beslut reviderat', ['POLICY', 'nämndens rutin (jfr FL 30 §)'], proposalFields()),
  ProposalSubmitted: event('förslag till beslut lämnat till delegaten', ['LAW', 'TF 2:9–12, OSL 5:1'], {
    version: z.int().positive(),
    submittedBy: person,
    handling,
  }),
  ProposalReturned: event('förslag återsänt till handläggningen', ['POLICY', 'nämndens rutin'], {
    version: z.int().positive(),
    reason: freeText,
  }),
  // 29
  CommunicationSent: event('underlag kommunicerat', ['POLICY', 'nämndens rutin (jfr FL 25 §)'], {
    communicationId: z.uuid(),
    material: z.array(line).min(1),
    message: freeText,
    deadline: day,
    handling,
  }),
  CommunicationReplied: event('yttrande inkommet', ['LAW', 'FL 22 §, OSL 5:1'], {
    communicationId: z.uuid(),
    receivedAt: instant,
    answer: freeText,
    handling,
  }),
  CommunicationTimeLapsed: event('tid för yttrande ute', ['POLICY', 'nämndens rutin'], { communicationId: z.uuid(), deadline: day }),
  CommunicationSkipped: event('kommunicering underlåten', ['POLICY', 'nämndens rutin (jfr FL 25 §)'], { reason: freeText }),
  // 30
  ReferredToBoard: event('ärendet hänskjutet till nämnden', ['LAW', 'KL 6:38'], {
    cause: z.enum(['PRINCIPLE', 'OVER_LIMIT', 'CONFLICT', 'OTHER']),
    reasons: freeText,
    handling,
  }),
  // 31
  DelegationVerified: event('delegation kontrollerad', ['LAW', 'KL 7:5–6, 13:8 3'], {
    decisionId: z.uuid(),
    itemNumber: line,
    orderVersion: line,
    boardParagraph: line,
    post: line,
    postTitle: line,
    holder: person,
    acting: z.boolean(),
    limitOre: ore.nullable(),
    validOn: day,
    boardQuestions,
    frame: z.strictObject({ year: z.int(), frameOre: ore, usedOre: ore }).nullable(),
  }),
  // 32
  DecisionMade: event('beslut fattat', ['LAW', 'KL 7:5, RF 1:9'], {
    decisionId: z.uuid(),
    decidedOn: day,
    decider: person,
    content: decisionContent,
    guidelineVersion: line,
    itemNumber: line,
    orderVersion: line,
    proposalVersion: z.int().positive().nullable(),
    /** Föredragande and the others who took part in the final handling (policy, FL 31 § as model). */
    presenter: person.nullable(),
    participants: z.array(person),
    dissent: z.array(z.strictObject({ person, text: freeText })),
  }),
  // 33
  CaseWrittenOff: event('ärendet avskrivet', ['POLICY', 'nämndens rutin'], {
    decisionId: z.uuid(),
    decidedOn: day,
    decider: person,
    cause: z.enum(['WITHDRAWN', 'OBJECT_GONE']),
    reasons: freeText,
    itemNumber: line,
    orderVersion: line,
  }),
  // 34
  DecisionSigned: event('beslut godkänt efter ny inloggning', ['LAW', 'KL 13:8 3'], {
    decisionId: z.uuid(),
    /** SHA-256 of the canonical statement (JCS bytes), hex. */
    statementSha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** The statement itself, canonical JSON as text: exactly what was shown and approved. It holds the decision's texts, so it is longer than they are. */
    statement: personal(z.string().min(2).max(2_000_000)),
    signer: person,
    method: z.enum(['LOGGED_APPROVAL']),
    acr: line,
    /** When the person authenticated for this signature. */
    authenticatedAt: instant,
    handling,
  }),
  // 35
  DecisionDispatched: event('beslut expedierat', ['LAW', 'TF 2:10'], {
    decisionId: z.uuid(),
    recipient: personal(line),
    channel: z.enum(['PORTAL', 'EMAIL', 'LETTER']),
    sentAt: instant,
    appealText: text,
    explanation: freeText,
    handling,
  }),
  // 47
  LegalForceConfirmed: event('laga kraft bekräftad', ['LAW', 'KL 13:5'], { confirmedOn: day, evidence: text }),
  // 64
  CaseClosed: event('ärendet avslutat', ['LAW', 'TF 2:10, OSL 4:3'], { reason: text }),
} as const;

function proposalFields() {
  return {
    version: z.int().positive(),
    /** What the case looked like when the proposal was written; a later assessment or supplement makes it stale. */
    outcome: z.enum(OUTCOMES),
    amountOre: ore,
    terms: z.array(z.strictObject({ id: line, text })),
    payment: payment.nullable(),
    /** Three texts that are never one: this is the advisers'. */
    adviserProposal: freeText,
    /** The official's own assessment. The delegate's reasons come with the decision. */
    officialAssessment: freeText,
    criterionReasons: z.array(criterionReason),
    dissent: z.array(z.strictObject({ person, text: freeText })),
    /** Why no meeting was held although the guidelines say ALWAYS. */
    noMeetingReason: freeText.nullable(),
    author: person,
  };
}

export type CaseEvent = EventOf<typeof caseEvents>;
export type CaseEventType = keyof typeof caseEvents;

export const CASE_PREFIX = 'case-';
export const caseStream = (caseId: string): string => `${CASE_PREFIX}${caseId}`;
export { DECISION_KINDS };
