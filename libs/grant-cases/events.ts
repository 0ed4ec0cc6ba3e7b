/**
 * The storage contract of the stream `case-<caseId>`: everything that can happen to a grant case while it is handled (region H). Change only by
 * a new schema version and an upcaster. Numbers in comments are those of the field's event list.
 */
import { z } from 'zod';
import { DECISION_KINDS } from '#libs/delegation/events';
import { LEGAL_REGIMES } from '#libs/schemes/events';
import { withheld } from '#libs/diary/events';
import { MOST_IN_SITTING } from '#libs/kernel';
import { day, event, freeText, instant, line, ore, person, personal, text, type EventOf } from '#libs/event-log';
import { TIMER_KINDS, TIMER_UNITS } from '#libs/timers';
import { application } from './application';

export { DISPOSED_TEXT, disposedApplication } from './application';

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

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file as it was handed in. The bytes lie in the file store under their SHA-256; `mediaType` is what the content was found to be. */
export const attachment = z.strictObject({
  id: z.uuid(),
  name: personal(line),
  mediaType: line,
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Attachment = z.infer<typeof attachment>;

/** KL 6:28: 1 party or affected, 2 representative or agent, 4 other special circumstance. (3, supervision, can't occur here.) */
export const CONFLICT_GROUNDS = ['PARTY', 'REPRESENTATIVE', 'OTHER'] as const;
/** Outcomes that a decision has; writing off is an event of its own. */
export const OUTCOMES = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG', 'AVVISNING'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A timer that has something to tell, and the supplement, communication or meeting that it is about. */
const timer = { timer: z.enum(TIMER_KINDS), dueOn: day, ref: z.uuid().nullable() };

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

/** What a court can make of an appeal: a decision is annulled or stands, and is never replaced by another (KL 13:8). */
export const COURT_OUTCOMES = ['REJECTED', 'ANNULLED', 'DISMISSED', 'STRUCK_OUT'] as const;
/** How an appeal reached the region. */
export const APPEAL_CHANNELS = ['LETTER', 'EMAIL', 'PORTAL', 'VISIT'] as const;
/** FL 45 §: an appeal that came too late is examined all the same when the authority said wrongly how to appeal, or the court had it in time. */
export const LATE_EXCEPTIONS = ['WRONG_INFORMATION', 'REACHED_COURT_IN_TIME'] as const;
/** The texts of a decision in which a slip can be corrected. Outcome, amount and days are no slips: they take a new decision. */
export const CORRECTABLE = ['REASONS', 'CRITERION_REASONS', 'TERM', 'PAYMENT_PLAN'] as const;
/** When a decision may be changed: to the recipient's detriment on the first three only. */
export const REVOCATION_GROUNDS = ['RESERVATION', 'MISLEADING', 'URGENT_SAFETY', 'IN_FAVOUR'] as const;

/** How far a disposal goes. */
export const DISPOSAL_LEVELS = ['KEYS', 'CONTENT'] as const;
const MOST_DISPOSED = 5000;
/** Names a key: `<case>/<person>`. */
const kid = z
  .string()
  .regex(/^[^/]+\/[^/]+$/)
  .max(200);

/** An appeal, and the decision that it is about. */
const appealed = { appealId: z.uuid(), decisionId: z.uuid(), regime: z.enum(LEGAL_REGIMES) };
/** On what authority a delegate acted that day. */
const authority = { itemNumber: line, orderVersion: line };
/** What a correction or a revocation was approved as, as a decision's signature keeps it; left out of those from before a new sign-in was asked for. */
const approval = z
  .strictObject({
    statementSha256: sha256,
    statement: personal(z.string().min(2).max(2_000_000)),
    method: z.enum(['LOGGED_APPROVAL']),
    acr: line,
    authenticatedAt: instant,
    /** As of DecisionSigned. */
    sitting: z.strictObject({ digests: z.array(sha256).min(2).max(MOST_IN_SITTING), nonce: z.string().regex(/^[\w-]{43}$/) }).optional(),
  })
  .optional();

export const caseEvents = {
  // 5
  ApplicationSubmitted: event({ sv: 'ansökan inkommen', en: 'application received' }, ['LAW', 'TF 2:9, FL 22 §'], {
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
  /** Files that came with a document of the case: the application, a supplement or a reply. Recorded together with it. */
  AttachmentsReceived: event({ sv: 'bilagor inkomna', en: 'attachments received' }, ['LAW', 'TF 2:9, OSL 5:1'], {
    /** Number of the document (handling) that they belong to. */
    handlingNumber: z.int().positive(),
    files: z.array(attachment).min(1).max(50),
  }),
  /** What the scheme's times were the day it arrived, where they are not the usual: every applicant of that day is treated by the same. */
  TimersApplied: event(
    { sv: 'stödformens tidsfrister tillämpade', en: 'time limits of the scheme applied' },
    ['POLICY', 'nämndens rutin'],
    {
      /** The board's decision or routine that says so. */
      reference: line,
      timers: z
        .array(z.strictObject({ kind: z.enum(TIMER_KINDS), length: z.int().nonnegative(), unit: z.enum(TIMER_UNITS), on: z.boolean() }))
        .min(1),
    },
  ),
  // 7
  ApplicationRegistered: event({ sv: 'ansökan diarieförd', en: 'application registered' }, ['LAW', 'OSL 5:1–2'], {
    number: line,
    external: z.boolean(),
    registeredOn: day,
    sender: personal(line).nullable(),
    subject: line.nullable(),
    withheld: withheld.nullable(),
  }),
  // 9
  CaseAssigned: event({ sv: 'handläggare utsedd', en: 'case officer appointed' }, ['POLICY', 'nämndens rutin'], {
    official: person,
    groupId: line,
    groupName: line,
    advisers: z.array(person),
  }),
  // 10
  ImpartialityDeclared: event({ sv: 'försäkran om opartiskhet lämnad', en: 'declaration of impartiality given' }, ['LAW', 'KL 6:30, 7:4'], {
    person,
    /** Did this person or their organisation advise the applicant? (KL 6:28 2, 4) */
    advisedApplicant: z.boolean(),
    statement: freeText,
  }),
  // 11
  ConflictOfInterestDeclared: event({ sv: 'jäv anmält', en: 'conflict of interest declared' }, ['LAW', 'KL 6:28, 6:30'], {
    person,
    ground: z.enum(CONFLICT_GROUNDS),
    details: freeText,
  }),
  // 12
  ConflictDecided: event({ sv: 'jävsfråga avgjord', en: 'conflict of interest decided on' }, ['LAW', 'KL 6:29–32'], {
    person,
    outcome: z.enum(['CONFLICT', 'NO_CONFLICT', 'DISREGARDED']),
    reasons: freeText,
  }),
  // 13
  ParticipantExcluded: event({ sv: 'deltagare undantagen från ärendet', en: 'participant excluded from the case' }, ['LAW', 'KL 6:30'], {
    person,
    reason: freeText,
  }),
  ParticipantReplaced: event({ sv: 'deltagare ersatt', en: 'participant replaced' }, ['LAW', 'KL 6:30'], {
    former: person,
    successor: person,
    reason: freeText,
  }),
  // 14
  CaseAcknowledged: event({ sv: 'bekräftelse skickad', en: 'acknowledgement sent' }, ['LAW', 'FL 6–7 §§'], {
    expectedBy: day,
    message: freeText,
    handling,
  }),
  // 69
  DelayNotified: event({ sv: 'förseningsbesked skickat', en: 'notice of delay sent' }, ['POLICY', 'nämndens rutin (jfr FL 11 §)'], {
    reason: freeText,
    /** The day of decision that the applicant is now told to expect. */
    expectedBy: day,
    handling,
  }),
  // 15
  EligibilityChecked: event({ sv: 'formell prövning gjord', en: 'formal check made' }, ['POLICY', 'nämndens riktlinjer'], {
    guidelineVersion: line,
    findings: z.array(
      z.strictObject({ rule: line, passed: z.boolean(), observation: text, basis: z.enum(['LAW', 'POLICY']), citation: line }),
    ),
    /** Why the case goes on in spite of findings that did not pass; null when all passed or the flags stand. */
    exceptionReason: freeText.nullable(),
  }),
  // 16–18
  SupplementRequested: event({ sv: 'komplettering begärd', en: 'supplement requested' }, ['LAW', 'FL 6 §'], {
    supplementId: z.uuid(),
    items: z.array(z.strictObject({ what: freeText, why: freeText })).min(1),
    deadline: day,
    /** What happens otherwise, in words for the applicant. */
    consequence: freeText,
    handling,
  }),
  SupplementReceived: event({ sv: 'komplettering inkommen', en: 'supplement received' }, ['LAW', 'FL 22 §, OSL 5:1'], {
    supplementId: z.uuid(),
    receivedAt: instant,
    answer: freeText,
    handling,
  }),
  SupplementWaived: event({ sv: 'komplettering frånfallen', en: 'supplement waived' }, ['POLICY', 'nämndens rutin'], {
    supplementId: z.uuid(),
    reason: freeText,
  }),
  SupplementOverdue: event({ sv: 'komplettering försenad', en: 'supplement overdue' }, ['POLICY', 'nämndens rutin'], {
    supplementId: z.uuid(),
    deadline: day,
  }),
  SupplementReminded: event({ sv: 'påminnelse om komplettering skickad', en: 'reminder of supplement sent' }, ['LAW', 'FL 6 §'], {
    supplementId: z.uuid(),
    newDeadline: day,
    message: freeText,
    handling,
  }),
  // 19
  MeetingOffered: event({ sv: 'mötestider föreslagna', en: 'meeting times offered' }, ['POLICY', 'nämndens rutin (jfr FL 24 §)'], {
    meetingId: z.uuid(),
    /** When it may begin: the applicant chooses one. */
    times: z.array(instant).min(1).max(10),
    place: line,
    participants: z.array(person).min(1),
    answerBy: day,
    message: freeText.nullable(),
    handling,
  }),
  /** Booked by the official, or by the applicant who chose one of the times offered: then with the id of the offer. */
  MeetingScheduled: event({ sv: 'möte bokat', en: 'meeting arranged' }, ['POLICY', 'nämndens rutin (jfr FL 24 §)'], {
    meetingId: z.uuid(),
    startsAt: instant,
    place: line,
    participants: z.array(person).min(1),
  }),
  MeetingHeld: event({ sv: 'möte hållet', en: 'meeting held' }, ['POLICY', 'nämndens rutin (jfr FL 24 §)'], {
    meetingId: z.uuid(),
    heldAt: instant,
    present: z.array(person).min(1),
    fromApplicant: z.array(personal(line)).min(1),
  }),
  /** The applicant can't or won't: of times that were offered, or of a meeting that was booked. */
  MeetingDeclined: event(
    { sv: 'möte avböjt av sökanden', en: 'meeting declined by the applicant' },
    ['POLICY', 'nämndens rutin (jfr FL 24 §)'],
    {
      meetingId: z.uuid(),
      reason: freeText,
      handling,
    },
  ),
  MeetingCancelled: event({ sv: 'möte inställt', en: 'meeting cancelled' }, ['POLICY', 'nämndens rutin'], {
    meetingId: z.uuid(),
    reason: freeText,
  }),
  // 20
  NoteRecorded: event({ sv: 'tjänsteanteckning gjord', en: 'file note made' }, ['POLICY', 'nämndens rutin (jfr FL 27 §), TF 2:12'], {
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
  ReferredToOtherFunding: event({ sv: 'hänvisad till annan finansiering', en: 'referred to other funding' }, ['LAW', 'FL 6, 8 §§'], {
    funder: line,
    advice: freeText,
    handling,
  }),
  // 23–24
  ApplicationAmended: event({ sv: 'ansökan ändrad', en: 'application amended' }, ['POLICY', 'nämndens rutin'], {
    version: z.int().min(2),
    application,
    applicationSha256: z.string().regex(/^[0-9a-f]{64}$/),
    reason: freeText,
    handling,
  }),
  ApplicationWithdrawn: event({ sv: 'ansökan återkallad', en: 'application withdrawn' }, ['POLICY', 'nämndens rutin'], {
    reason: freeText,
    handling,
  }),
  // 25
  CriterionAssessed: event({ sv: 'kriterium bedömt', en: 'criterion assessed' }, ['LAW', 'RF 1:9, KL 2:3'], {
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
  StateAidAssessed: event({ sv: 'statsstöd prövat', en: 'State aid assessed' }, ['LAW', '(EU) 2023/2831, lag 2013:388'], {
    outcome: z.enum(['NO_AID', 'DE_MINIMIS', 'OTHER']),
    reasons: freeText,
    deMinimisOre: ore,
    declarationSeen: z.boolean(),
  }),
  // 28
  ProposalDrafted: event(
    { sv: 'förslag till beslut upprättat', en: 'proposal for a decision drawn up' },
    ['POLICY', 'nämndens rutin (jfr FL 30 §)'],
    proposalFields(),
  ),
  ProposalRevised: event(
    { sv: 'förslag till beslut reviderat', en: 'proposal for a decision revised' },
    ['POLICY', 'nämndens rutin (jfr FL 30 §)'],
    proposalFields(),
  ),
  ProposalSubmitted: event(
    { sv: 'förslag till beslut lämnat till delegaten', en: 'proposal for a decision submitted to the delegate' },
    ['LAW', 'TF 2:9–12, OSL 5:1'],
    {
      version: z.int().positive(),
      submittedBy: person,
      handling,
    },
  ),
  ProposalReturned: event(
    { sv: 'förslag återsänt till handläggningen', en: 'proposal sent back for further handling' },
    ['POLICY', 'nämndens rutin'],
    {
      version: z.int().positive(),
      reason: freeText,
    },
  ),
  // 29
  CommunicationSent: event({ sv: 'underlag kommunicerat', en: 'material sent for comments' }, ['POLICY', 'nämndens rutin (jfr FL 25 §)'], {
    communicationId: z.uuid(),
    material: z.array(line).min(1),
    message: freeText,
    deadline: day,
    handling,
  }),
  CommunicationReplied: event({ sv: 'yttrande inkommet', en: 'comments received' }, ['LAW', 'FL 22 §, OSL 5:1'], {
    communicationId: z.uuid(),
    receivedAt: instant,
    answer: freeText,
    handling,
  }),
  CommunicationTimeLapsed: event({ sv: 'tid för yttrande ute', en: 'time for comments run out' }, ['POLICY', 'nämndens rutin'], {
    communicationId: z.uuid(),
    deadline: day,
  }),
  CommunicationSkipped: event(
    { sv: 'kommunicering underlåten', en: 'sending for comments left out' },
    ['POLICY', 'nämndens rutin (jfr FL 25 §)'],
    { reason: freeText },
  ),
  // 30
  ReferredToBoard: event({ sv: 'ärendet hänskjutet till nämnden', en: 'case referred to the board' }, ['LAW', 'KL 6:38'], {
    cause: z.enum(['PRINCIPLE', 'OVER_LIMIT', 'CONFLICT', 'OTHER']),
    reasons: freeText,
    handling,
  }),
  // 31
  DelegationVerified: event({ sv: 'delegation kontrollerad', en: 'delegation checked' }, ['LAW', 'KL 7:5–6, 13:8 3'], {
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
  DecisionMade: event({ sv: 'beslut fattat', en: 'decision made' }, ['LAW', 'KL 7:5, RF 1:9'], {
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
  CaseWrittenOff: event({ sv: 'ärendet avskrivet', en: 'case written off' }, ['POLICY', 'nämndens rutin'], {
    decisionId: z.uuid(),
    decidedOn: day,
    decider: person,
    cause: z.enum(['WITHDRAWN', 'OBJECT_GONE']),
    reasons: freeText,
    itemNumber: line,
    orderVersion: line,
  }),
  // 34
  DecisionSigned: event({ sv: 'beslut godkänt efter ny inloggning', en: 'decision approved after a new sign-in' }, ['LAW', 'KL 13:8 3'], {
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
    /**
     * What the sign-in was for: the digests of all statements of the sitting in their order, this one among them, and the nonce that can be reckoned from
     * them (kernel/sitting.ts). Left out when it was for this statement alone: the nonce was then its own digest.
     */
    sitting: z.strictObject({ digests: z.array(sha256).min(2).max(MOST_IN_SITTING), nonce: z.string().regex(/^[\w-]{43}$/) }).optional(),
    handling,
  }),
  /**
   * The signed decision as a sealed document, or the letter of a change of it: made by the system, once for each, and kept in the file store by its
   * checksum.
   */
  DecisionDocumentMade: event(
    { sv: 'beslutsdokument upprättat', en: 'decision document made' },
    ['POLICY', 'nämndens rutin (jfr FL 31 §)'],
    {
      decisionId: z.uuid(),
      /** Of the whole file, the seal in it included. */
      sha256,
      sha512: z.string().regex(/^[0-9a-f]{128}$/),
      bytes: z.int().positive(),
      /** What it says that it is (ISO 19005): part and level. */
      pdfaPart: z.enum(['3A']),
      /** Thumbprint (RFC 7638) of the key that sealed it, and whether that is a key which proves nothing. */
      sealKeyId: line,
      developmentKey: z.boolean(),
      /** The system's seal over the file: JWS, compact, with the file itself left out (RFC 7797). */
      jws: z
        .string()
        .regex(/^[\w-]+\.\.[\w-]+$/)
        .max(4000),
      /** How many corrections of the decision it has in it; left out = none, the decision as it was signed. */
      corrections: z.int().positive().optional(),
      /** It is the letter that tells that the decision is revoked; left out = it is the decision. */
      revocation: z.literal(true).optional(),
    },
  ),
  // 35
  DecisionDispatched: event({ sv: 'beslut expedierat', en: 'decision dispatched' }, ['LAW', 'TF 2:10'], {
    decisionId: z.uuid(),
    recipient: personal(line),
    channel: z.enum(['PORTAL', 'EMAIL', 'LETTER']),
    sentAt: instant,
    appealText: text,
    explanation: freeText,
    handling,
    /** Which document was sent (SHA-256); left out when none had been made. */
    documentSha256: sha256.optional(),
    /** Why it was sent before enough witnesses stood for the decision; left out when they did, or nobody is asked. */
    unwitnessed: freeText.optional(),
  }),
  // 36: the applicant has it. No time for appeal begins with this (KL 13:5).
  DecisionFetched: event({ sv: 'beslut hämtat av sökanden', en: 'decision fetched by the applicant' }, ['POLICY', 'nämndens rutin'], {
    decisionId: z.uuid(),
    documentSha256: sha256,
    fetchedAt: instant,
  }),
  // 37a
  DecisionReportedToBoard: event({ sv: 'beslut anmält till nämnden', en: 'decision reported to the board' }, ['LAW', 'KL 7:8'], {
    meetingOn: day,
    /** In the minutes of the meeting. */
    paragraph: line,
  }),
  // 37b
  DecisionSeparatelyMinuted: event({ sv: 'beslut särskilt protokollfört', en: 'decision minuted separately' }, ['LAW', 'KL 7:8'], {
    minutedOn: day,
    paragraph: line,
  }),
  // 38
  MinutesApproved: event({ sv: 'protokoll justerat', en: 'minutes approved' }, ['LAW', 'KL 5:69, 6:35'], {
    approvedOn: day,
    approvedBy: personal(line),
  }),
  // 39
  AnnouncementPosted: event({ sv: 'protokollet tillkännagivet', en: 'minutes announced' }, ['LAW', 'KL 8:10, 8:12'], {
    postedOn: day,
    /** Address on the notice board, or other proof that it is there. */
    proof: line,
    /** Where the minutes can be read. */
    minutesAt: line,
  }),
  // 40
  AnnouncementInterrupted: event({ sv: 'tillkännagivandet avbrutet', en: 'announcement interrupted' }, ['LAW', 'KL 13:5'], {
    interruptedOn: day,
    reason: text,
  }),
  AnnouncementRemoved: event({ sv: 'tillkännagivandet nedtaget', en: 'announcement taken down' }, ['LAW', 'KL 8:10, 8:12'], {
    removedOn: day,
  }),
  // 41
  AppealTimeEnded: event({ sv: 'tid för överklagande ute', en: 'time for appeal run out' }, ['LAW', 'KL 13:5'], {
    postedOn: day,
    lastDay: day,
  }),
  // 36, where the time for appeal runs from it
  NoticeReceived: event({ sv: 'parten har fått del av beslutet', en: 'party has received the decision' }, ['LAW', 'FL 44 §'], {
    decisionId: z.uuid(),
    receivedOn: day,
    /** What shows it: the receipt, the acknowledgement in the portal. */
    proof: text,
  }),
  // 42
  AppealReceived: event({ sv: 'överklagande inkommet', en: 'appeal received' }, ['LAW', 'KL 13:6, OSL 5:1'], {
    ...appealed,
    /** The day and hour it reached the region: the court counts from it. */
    receivedAt: instant,
    appellant: personal(line),
    channel: z.enum(APPEAL_CHANNELS),
    handling,
  }),
  AppealForwarded: event({ sv: 'överklagande överlämnat till domstolen', en: 'appeal forwarded to the court' }, ['LAW', 'KL 13:6'], {
    appealId: z.uuid(),
    forwardedOn: day,
    court: line,
    handling,
  }),
  /** Whether it came in time. Only where the authority examines that; by laglighetsprövning the court does. */
  AppealExamined: event({ sv: 'överklagandets tid prövad', en: 'timeliness of the appeal examined' }, ['LAW', 'FL 45 §'], {
    appealId: z.uuid(),
    outcome: z.enum(['TIMELY', 'DISMISSED']),
    /** Null when it is not shown that the party has received the decision: then no time has run. */
    lastDay: day.nullable(),
    exception: z.enum(LATE_EXCEPTIONS).nullable(),
    reasons: freeText,
    examiner: person,
    /** Of the dismissal, which is a decision. */
    authority: z.strictObject(authority).nullable(),
    handling,
  }),
  // 43
  CourtCaseNotified: event({ sv: 'underrättelse om mål i domstol', en: 'court case notified' }, ['LAW', 'KL 13:4'], {
    ...appealed,
    court: line,
    caseNumber: line,
    notifiedOn: day,
    handling,
  }),
  // 44
  StatementToCourtSubmitted: event({ sv: 'yttrande lämnat till domstolen', en: 'statement submitted to the court' }, ['LAW', 'KL 6:38 2'], {
    appealId: z.uuid(),
    submittedOn: day,
    by: z.enum(['BOARD', 'DELEGATE']),
    /** In the minutes, when the board made it. */
    paragraph: line.nullable(),
    authority: z.strictObject(authority).nullable(),
    handling,
  }),
  // 45
  StayOrdered: event({ sv: 'inhibition beslutad', en: 'stay ordered' }, ['LAW', 'FPL 28 §'], {
    appealId: z.uuid(),
    court: line,
    orderedOn: day,
    handling,
  }),
  StayLifted: event({ sv: 'inhibition upphävd', en: 'stay lifted' }, ['LAW', 'FPL 28 §'], {
    appealId: z.uuid(),
    court: line,
    liftedOn: day,
    handling,
  }),
  // 46
  CourtRuled: event({ sv: 'domstolen har avgjort målet', en: 'court has ruled' }, ['LAW', 'KL 13:8'], {
    appealId: z.uuid(),
    court: line,
    caseNumber: line,
    outcome: z.enum(COURT_OUTCOMES),
    ruledOn: day,
    /** When it can no longer be appealed against; null while that is not known. */
    finalOn: day.nullable(),
    handling,
  }),
  // 47
  LegalForceConfirmed: event({ sv: 'laga kraft bekräftad', en: 'decision confirmed as final' }, ['LAW', 'KL 13:5'], {
    confirmedOn: day,
    evidence: freeText,
  }),
  // 60
  DecisionCorrected: event(
    { sv: 'skrivfel i beslutet rättat', en: 'slip in the decision corrected' },
    ['POLICY', 'nämndens rutin (jfr FL 36 §)'],
    {
      decisionId: z.uuid(),
      field: z.enum(CORRECTABLE),
      /** The criterion or the term; null when there is one such text only. */
      part: line.nullable(),
      before: freeText,
      after: freeText,
      reason: text,
      correctedOn: day,
      corrector: person,
      ...authority,
      approval,
      /** The letter that tells the party. */
      handling,
    },
  ),
  // 61
  DecisionRevoked: event(
    { sv: 'beslutet återkallat för ny prövning', en: 'decision revoked to be decided anew' },
    ['POLICY', 'nämndens rutin (jfr FL 37 §)'],
    {
      decisionId: z.uuid(),
      ground: z.enum(REVOCATION_GROUNDS),
      /** The term of the decision that reserves it. */
      termId: line.nullable(),
      reason: freeText,
      /** How the recipient was heard first, or why that could not be awaited. */
      hearing: freeText,
      revokedOn: day,
      decider: person,
      ...authority,
      /** Of the grant, not returned. The money is free again only when nothing has been paid. */
      paidOre: ore,
      approval,
      handling,
    },
  ),
  // 62
  CaseReopenedAfterAnnulment: event(
    { sv: 'ärendet återupptaget efter upphävande', en: 'case reopened after annulment' },
    ['LAW', 'KL 13:8, 13:15'],
    {
      appealId: z.uuid(),
      decisionId: z.uuid(),
      reason: freeText,
      reopenedOn: day,
      paidOre: ore,
    },
  ),
  // 54
  ReportReceived: event({ sv: 'redovisning inkommen', en: 'report on the grant received' }, ['LAW', 'FL 22 §, OSL 5:1'], {
    receivedAt: instant,
    report: freeText,
    handling,
  }),
  /** What the calendar says of a time that nobody has an event of its own for. It changes nothing but what is shown and who is reminded. */
  DeadlinePassed: event({ sv: 'tidsfrist passerad', en: 'time limit passed' }, ['POLICY', 'nämndens rutin'], timer),
  ReminderDue: event({ sv: 'påminnelse om tidsfrist', en: 'reminder of a time limit' }, ['POLICY', 'nämndens rutin'], timer),
  // 64
  CaseClosed: event({ sv: 'ärendet avslutat', en: 'case closed' }, ['LAW', 'TF 2:10, OSL 4:3'], { reason: text }),
  // 66. None of these has a field of its own that is personal: they are what still says why, when everything else is gone.
  /** What is to go, by whose decision (arkivlagen 10 §): written down, sealed and witnessed before anything is destroyed. */
  DisposalDecided: event({ sv: 'gallring beslutad', en: 'disposal decided on' }, ['LAW', 'arkivlagen 10 §, OSL 4:1'], {
    disposalId: z.uuid(),
    /** KEYS: the keys of persons, and with them everything that they open. CONTENT: also the content of documents, and their files. */
    level: z.enum(DISPOSAL_LEVELS),
    kids: z.array(kid).max(MOST_DISPOSED),
    /** Ids of events of the case whose content goes; empty for KEYS. */
    events: z.array(z.uuid()).max(MOST_DISPOSED),
    /** Of the files that go with them. */
    files: z.array(sha256).max(MOST_DISPOSED),
    decision: z.strictObject({
      /** Paragraph, or item of the plan for documents that says so. */
      reference: line,
      decidedOn: day,
      /** The board, or the post that may decide it. */
      decidedBy: line,
      /** What the decision rests on: a rule, or the right that somebody has claimed. */
      ground: line,
    }),
    reason: text,
  }),
  SubjectKeyDestroyed: event({ sv: 'nyckel förstörd', en: 'key destroyed' }, ['LAW', 'arkivlagen 10 §, OSL 4:1'], {
    disposalId: z.uuid(),
    kid,
    /** What the store of keys says of it, for good. */
    receipt: z.strictObject({ destroyedAt: instant, decisionEvent: z.uuid() }),
  }),
  /** From now on the contents of these events may be missing, and lawfully so (docs/evidence.md, DATA_MISSING). */
  HandlingDisposed: event({ sv: 'handlingar gallrade', en: 'documents disposed of' }, ['LAW', 'arkivlagen 10 §, OSL 4:1'], {
    disposalId: z.uuid(),
    events: z.array(z.uuid()).min(1).max(MOST_DISPOSED),
    /** The decision's reference. */
    decision: line,
    /** What has to be known of a case whose application is no longer there. */
    remains: z.strictObject({
      schemeId: line,
      callId: line.nullable(),
      channel: z.enum(['PORTAL', 'PAPER', 'EMAIL', 'IMPORT']),
      receivedAt: instant,
      /** Pseudonym of the applicant who was signed in; null for paper and import. */
      applicant: z.string().min(3).max(80).nullable(),
    }),
  }),
  ErasureCompleted: event({ sv: 'gallring verkställd', en: 'disposal carried out' }, ['LAW', 'arkivlagen 6 §, OSL 4:1'], {
    disposalId: z.uuid(),
    /** Every store that was asked to forget, and how much that was. */
    forgotten: z.array(z.strictObject({ store: line, gone: z.int().nonnegative() })).max(100),
    /** The sealed checkpoints by which the decision, and what was done of it, were in the log before anything went. */
    sealed: z.strictObject({ decision: z.int().positive(), disposal: z.int().positive() }),
  }),
  /** Somebody needs what is there: nothing is disposed of until it is lifted. */
  DisposalHeld: event({ sv: 'gallring stoppad', en: 'disposal put on hold' }, ['LAW', 'arkivlagen 10 §, TF 2:15'], {
    holdId: z.uuid(),
    reason: text,
  }),
  DisposalHoldLifted: event({ sv: 'gallringsstopp hävt', en: 'hold on disposal lifted' }, ['POLICY', 'nämndens rutin'], {
    holdId: z.uuid(),
    reason: text,
  }),
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

// The texts of a decision that a slip can stand in: part of the contract, since rules and readers have to read a correction alike.
type Correction = Extract<CaseEvent, { type: 'DecisionCorrected' }>['body'];
type Place = Pick<Correction, 'field' | 'part'>;

/** Undefined when the decision has no such text. */
export function textAt({ reasons, criterionReasons, terms, payment }: DecisionContent, { field, part }: Place): string | undefined {
  switch (field) {
    case 'REASONS':
      return part === null ? reasons : undefined;
    case 'CRITERION_REASONS':
      return criterionReasons.find(({ criterion }) => criterion === part)?.text;
    case 'TERM':
      return terms.find(({ id }) => id === part)?.text;
    case 'PAYMENT_PLAN':
      return part === null ? payment?.plan : undefined;
  }
}

/** As it reads after the correction. What was signed stays in the log as it was signed. */
export function corrected<T extends Pick<DecisionContent, 'reasons' | 'criterionReasons' | 'terms' | 'payment'>>(
  content: T,
  { field, part, after }: Place & Pick<Correction, 'after'>,
): T {
  switch (field) {
    case 'REASONS':
      return { ...content, reasons: after };
    case 'CRITERION_REASONS':
      return {
        ...content,
        criterionReasons: content.criterionReasons.map((one) => (one.criterion === part ? { ...one, text: after } : one)),
      };
    case 'TERM':
      return { ...content, terms: content.terms.map((one) => (one.id === part ? { ...one, text: after } : one)) };
    case 'PAYMENT_PLAN':
      return { ...content, payment: content.payment && { ...content.payment, plan: after } };
  }
}
