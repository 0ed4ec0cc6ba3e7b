/** One body for every kind of event, as they could lie in the log of a small case. */
import type { CaseEventType } from '#libs/grant-cases/events';
import type { BodyOf, Handling, Person } from '../cases/events';

export const ANNA: Person = { ref: 'p_anna', name: 'Anna Ek', role: 'official', organisation: 'Region Örebro län' };
export const OLLE: Person = { ref: 'p_olle', name: 'Olle Dahl', role: 'official', organisation: 'Region Örebro län' };
export const BODIL: Person = { ref: 'p_bodil', name: 'Bodil Åkesson', role: 'adviser', organisation: 'Coompanion Mälardalen' };
export const CARL: Person = { ref: 'p_carl', name: 'Carl Ström', role: 'adviser', organisation: 'Stiftelsen Activa' };
export const DORIS: Person = { ref: 'p_doris', name: 'Doris Lind', role: 'delegate', organisation: 'Region Örebro län' };
export const RUT: Person = { ref: 'p_rut', name: 'Rut Holm', role: 'registrar', organisation: 'Region Örebro län' };
export const SARA: Person = { ref: 'p_sara', name: 'Sara Sökande', role: 'applicant', organisation: 'Byalaget i Åsbro' };
export const SYSTEM: Person = { ref: 'system', name: 'Liggaren', role: 'system', organisation: null };

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const SUPPLEMENT = id(1);
export const MEETING = id(2);
export const NOTE = id(3);
export const COMMUNICATION = id(4);
export const DECISION = id(5);
const SHA = 'a'.repeat(64);

export const handling = (number: number, change: Partial<Handling> = {}): Handling => ({
  number,
  date: '2026-03-02',
  direction: 'IN',
  counterpart: 'Byalaget i Åsbro',
  subject: 'Ansökan',
  withheld: null,
  ...change,
});

type Application = BodyOf<'ApplicationSubmitted'>['application'];
export const application = (change: Partial<Application> = {}): Application => ({
  organisation: { name: 'Byalaget i Åsbro', number: '802000-1234', form: 'ideell förening', municipality: 'Askersund' },
  contact: { name: 'Sara Sökande', email: 'sara@example.se', phone: null },
  title: 'Öppen verkstad',
  purpose: 'En plats att laga saker.',
  implementation: 'Vi bygger om magasinet.',
  targetGroup: 'Alla i bygden.',
  schedule: { from: '2026-06-01', to: '2026-12-31' },
  goals: 'Femtio besök i månaden.',
  effects: 'Mindre avfall.',
  novelty: 'Finns inte i kommunen.',
  socialBenefit: 'Människor möts.',
  newLocally: 'Ja.',
  anchoring: 'Samtal med skolan.',
  partners: ['Åsbro skola'],
  ecology: 'Återbruk.',
  amountOre: 5_000_000,
  budget: [{ label: 'Verktyg', amountOre: 5_000_000 }],
  ownShare: { cashOre: 1_000_000, hours: 130 },
  otherFunding: null,
  earlierSupport: null,
  economicActivity: false,
  deMinimisOre: 0,
  agenda2030: [11, 12],
  advisedBy: null,
  ...change,
});

const proposal = (version: number): BodyOf<'ProposalDrafted'> => ({
  version,
  outcome: 'DELVIS_BIFALL',
  amountOre: 4_000_000,
  terms: [{ id: 'rapport', text: 'Lämna en rapport.' }],
  payment: { plan: 'Allt på en gång', reportDue: '2027-01-31' },
  adviserProposal: 'HEMLIGT rådgivarnas förslag',
  officialAssessment: 'HEMLIGT tjänstepersonens bedömning',
  criterionReasons: [{ criterion: 'samhallsnytta', text: 'HEMLIGT skäl i förslaget' }],
  dissent: [{ person: CARL, text: 'HEMLIGT avvikande mening' }],
  noMeetingReason: null,
  author: ANNA,
});

/** `HEMLIGT` stands in every text that the applicant is not to read before, or at all. */
export const BODIES: { readonly [T in CaseEventType]: BodyOf<T> } = {
  ApplicationSubmitted: {
    schemeId: 'sociala-innovationer',
    callId: null,
    channel: 'PORTAL',
    receivedAt: '2026-03-02T08:30:00Z',
    receivedAtReason: null,
    applicant: SARA,
    application: application(),
    applicationSha256: SHA,
    handling: handling(1),
  },
  AttachmentsReceived: {
    handlingNumber: 1,
    files: [{ id: id(6), name: 'stadgar.pdf', mediaType: 'application/pdf', bytes: 1234, sha256: SHA }],
  },
  ApplicationRegistered: {
    number: 'LIG 2026-17',
    external: false,
    registeredOn: '2026-03-03',
    sender: 'Byalaget i Åsbro',
    subject: 'Öppen verkstad',
    withheld: null,
  },
  CaseAssigned: { official: ANNA, groupId: 'grupp-1', groupName: 'Handläggningsgruppen', advisers: [BODIL, CARL] },
  ImpartialityDeclared: { person: ANNA, advisedApplicant: false, statement: 'HEMLIGT försäkran' },
  ConflictOfInterestDeclared: { person: CARL, ground: 'REPRESENTATIVE', details: 'HEMLIGT jäv' },
  ConflictDecided: { person: CARL, outcome: 'CONFLICT', reasons: 'HEMLIGT skäl om jäv' },
  ParticipantExcluded: { person: CARL, reason: 'HEMLIGT undantag' },
  ParticipantReplaced: { former: BODIL, successor: { ...BODIL, ref: 'p_berit', name: 'Berit Ny' }, reason: 'HEMLIGT byte' },
  CaseAcknowledged: { expectedBy: '2026-05-02', message: 'Vi har fått ansökan.', handling: handling(2, { direction: 'OUT' }) },
  TimersApplied: { reference: 'KN § 5', timers: [{ kind: 'ACKNOWLEDGEMENT', length: 3, unit: 'WORKING_DAYS', on: true }] },
  DelayNotified: { reason: 'Vi har många ansökningar.', expectedBy: '2026-06-01', handling: handling(18, { direction: 'OUT' }) },
  DecisionReportedToBoard: { meetingOn: '2026-05-12', paragraph: 'KN § 61' },
  DecisionSeparatelyMinuted: { minutedOn: '2026-04-21', paragraph: 'Delegationsprotokoll § 4' },
  MinutesApproved: { approvedOn: '2026-05-20', approvedBy: 'Olle Ordförande' },
  AnnouncementPosted: { postedOn: '2026-05-21', proof: 'https://anslag.example/61', minutesAt: 'Regionens diarium' },
  AnnouncementInterrupted: { interruptedOn: '2026-05-28', reason: 'Anslagstavlan låg nere.' },
  AnnouncementRemoved: { removedOn: '2026-06-15' },
  AppealTimeEnded: { postedOn: '2026-05-21', lastDay: '2026-06-11' },
  ReportReceived: { receivedAt: '2027-01-20T09:00:00Z', report: 'HEMLIGT redovisning', handling: handling(19) },
  DeadlinePassed: { timer: 'MEETING', dueOn: '2026-03-18', ref: MEETING },
  ReminderDue: { timer: 'DELAY_NOTICE', dueOn: '2026-04-25', ref: null },
  EligibilityChecked: {
    guidelineVersion: '2026:1',
    findings: [
      { rule: 'own-share', passed: false, observation: 'HEMLIGT egeninsats', basis: 'POLICY', citation: 'nämndens riktlinjer' },
      { rule: 'municipality', passed: true, observation: 'Askersund ligger i länet.', basis: 'LAW', citation: 'KL 2:1' },
    ],
    exceptionReason: null,
  },
  SupplementRequested: {
    supplementId: SUPPLEMENT,
    items: [
      { what: 'budget', why: 'den saknar summa' },
      { what: 'intyg', why: 'det är inte underskrivet' },
    ],
    deadline: '2026-03-14',
    consequence: 'Annars prövas ansökan som den är.',
    handling: handling(3, { direction: 'OUT' }),
  },
  SupplementReceived: { supplementId: SUPPLEMENT, receivedAt: '2026-03-12T09:00:00Z', answer: 'Här är de.', handling: handling(4) },
  SupplementWaived: { supplementId: SUPPLEMENT, reason: 'HEMLIGT frånfallet' },
  SupplementOverdue: { supplementId: SUPPLEMENT, deadline: '2026-03-14' },
  SupplementReminded: {
    supplementId: SUPPLEMENT,
    newDeadline: '2026-03-28',
    message: 'Glöm inte.',
    handling: handling(5, { direction: 'OUT' }),
  },
  MeetingOffered: {
    meetingId: MEETING,
    times: ['2026-03-20T12:30:00Z', '2026-03-21T08:00:00Z'],
    place: 'Eklundavägen 1',
    participants: [ANNA, BODIL],
    answerBy: '2026-03-18',
    message: 'Vi vill veta mer.',
    handling: handling(16, { direction: 'OUT', subject: 'Inbjudan till möte' }),
  },
  MeetingDeclined: { meetingId: MEETING, reason: 'HEMLIGT förhinder', handling: handling(17, { subject: 'Svar om möte' }) },
  MeetingScheduled: { meetingId: MEETING, startsAt: '2026-03-20T12:30:00Z', place: 'Eklundavägen 1', participants: [ANNA, BODIL] },
  MeetingHeld: { meetingId: MEETING, heldAt: '2026-03-20T12:30:00Z', present: [ANNA, BODIL], fromApplicant: ['Sara Sökande'] },
  MeetingCancelled: { meetingId: MEETING, reason: 'HEMLIGT inställt' },
  NoteRecorded: {
    noteId: NOTE,
    meetingId: MEETING,
    occurredAt: '2026-03-20T12:30:00Z',
    source: 'Sara Sökande',
    channel: 'MEETING',
    facts: 'HEMLIGT fakta',
    opinion: 'HEMLIGT omdöme',
    handling: handling(6, { direction: 'INTERNAL', subject: 'Tjänsteanteckning' }),
  },
  ReferredToOtherFunding: { funder: 'Arvsfonden', advice: 'Sök där också.', handling: handling(7, { direction: 'OUT' }) },
  ApplicationAmended: {
    version: 2,
    application: application({ title: 'Öppen verkstad för alla', amountOre: 4_500_000 }),
    applicationSha256: SHA,
    reason: 'Lägre kostnad',
    handling: handling(8),
  },
  ApplicationWithdrawn: { reason: 'Vi hinner inte', handling: handling(9) },
  CriterionAssessed: {
    criterion: 'samhallsnytta',
    criterionName: 'Samhällsnytta',
    assessor: ANNA,
    capacity: 'OFFICIAL',
    score: 4,
    reasons: 'HEMLIGT bedömning',
    guidelineVersion: '2026:1',
  },
  StateAidAssessed: { outcome: 'NO_AID', reasons: 'HEMLIGT statsstöd', deMinimisOre: 0, declarationSeen: true },
  ProposalDrafted: proposal(1),
  ProposalRevised: proposal(2),
  ProposalSubmitted: {
    version: 1,
    submittedBy: ANNA,
    handling: handling(10, { direction: 'INTERNAL', subject: 'HEMLIGT Förslag till beslut' }),
  },
  ProposalReturned: { version: 1, reason: 'HEMLIGT återsänt' },
  CommunicationSent: {
    communicationId: COMMUNICATION,
    material: ['Utkast till beslut'],
    message: 'Du kan svara.',
    deadline: '2026-04-10',
    handling: handling(11, { direction: 'OUT' }),
  },
  CommunicationReplied: {
    communicationId: COMMUNICATION,
    receivedAt: '2026-04-09T10:00:00Z',
    answer: 'Vi håller inte med.',
    handling: handling(12),
  },
  CommunicationTimeLapsed: { communicationId: COMMUNICATION, deadline: '2026-04-10' },
  CommunicationSkipped: { reason: 'HEMLIGT underlåtet' },
  ReferredToBoard: { cause: 'PRINCIPLE', reasons: 'HEMLIGT hänskjutet', handling: handling(13, { direction: 'INTERNAL' }) },
  DelegationVerified: {
    decisionId: DECISION,
    itemNumber: 'H.3',
    orderVersion: '2026:1',
    boardParagraph: 'KN § 12/2026',
    post: 'omradeschef-kultur',
    postTitle: 'områdeschef',
    holder: DORIS,
    acting: false,
    limitOre: 5_000_000,
    validOn: '2026-04-20',
    boardQuestions: {
      goalsOrScope: false,
      statementToCouncil: false,
      principleOrMajor: false,
      citizenProposal: false,
      barredByStatute: false,
    },
    frame: { year: 2026, frameOre: 50_000_000, usedOre: 0 },
  },
  DecisionMade: {
    decisionId: DECISION,
    decidedOn: '2026-04-20',
    decider: DORIS,
    content: {
      outcome: 'BIFALL',
      amountOre: 4_200_000,
      terms: [{ id: 'rapport', text: 'Lämna en rapport.' }],
      termsVersion: '2026:1',
      payment: { plan: 'Allt på en gång', reportDue: '2027-01-31' },
      reasons: 'SKÄLEN för beslutet',
      criterionReasons: [{ criterion: 'samhallsnytta', text: 'SKÄLEN för kriteriet' }],
    },
    guidelineVersion: '2026:1',
    itemNumber: 'H.3',
    orderVersion: '2026:1',
    proposalVersion: 1,
    presenter: ANNA,
    participants: [BODIL],
    dissent: [],
  },
  CaseWrittenOff: {
    decisionId: DECISION,
    decidedOn: '2026-04-20',
    decider: DORIS,
    cause: 'WITHDRAWN',
    reasons: 'SKÄLEN för avskrivningen',
    itemNumber: 'H.9',
    orderVersion: '2026:1',
  },
  DecisionSigned: {
    decisionId: DECISION,
    statementSha256: SHA,
    statement: 'HEMLIGT uppställningen',
    signer: DORIS,
    method: 'LOGGED_APPROVAL',
    acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
    authenticatedAt: '2026-04-20T11:59:00Z',
    handling: handling(14, { direction: 'INTERNAL', subject: 'Beslut' }),
  },
  DecisionDispatched: {
    decisionId: DECISION,
    recipient: 'Byalaget i Åsbro',
    channel: 'PORTAL',
    sentAt: '2026-04-21T07:00:00Z',
    appealText: 'Så överklagar du.',
    explanation: 'Er ansökan beviljas.',
    handling: handling(15, { direction: 'OUT' }),
  },
  LegalForceConfirmed: { confirmedOn: '2026-06-01', evidence: 'HEMLIGT intyg från förvaltningsrätten' },
  CaseClosed: { reason: 'HEMLIGT avslut' },
};
