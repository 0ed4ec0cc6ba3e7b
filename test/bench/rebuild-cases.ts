/** Case histories as large as real ones: an application of some kilobytes, notes, assessments, a proposal, a decision; about 25 events each. */
import { caseEvents, caseStream, type CaseEvent } from '../../libs/grant-cases/events';
import { newId, sha256Hex } from '../../libs/kernel';
import { ADVISERS, application, DELEGATE, OFFICIALS, people, REGISTRAR, type BodyOf, type Person } from './rebuild-applications';
import { Dice } from './rebuild-texts';

const CRITERIA = ['samhallsnytta', 'nyskapande', 'genomforbarhet', 'spridning', 'hallbarhet'];
const SHA = sha256Hex('underlag');

export interface BenchEvent {
  readonly type: string;
  readonly body: object;
  readonly by: Person;
}

/** A case as it is being told, event by event. */
export class BenchCase {
  readonly caseId = newId();
  readonly stream = caseStream(this.caseId);
  readonly decisionId = newId();
  readonly number = `LIG 2026-${this.n + 1}`;
  readonly dice = new Dice(`case ${this.n}`);
  readonly amountOre = 2_000_000 + this.dice.below(3_000) * 1_000;
  readonly official = this.dice.of(OFFICIALS);
  readonly name = `Föreningen ${this.dice.text(18)}`;
  readonly applicant = people('applicant', this.name, [`Sara Sökande ${this.n}`])[0]!;
  readonly group = [this.official, ...ADVISERS.slice(0, 2)];
  readonly content = application(this.dice, this.name, this.amountOre);
  readonly payment = { plan: 'Hela beloppet betalas ut när beslutet har fått laga kraft.', reportDue: '2027-01-31' };
  readonly terms = ['rapport', 'redovisning', 'logotyp', 'andring'].map((id) => ({ id, text: this.dice.text(140) }));
  readonly events: BenchEvent[] = [];
  private documents = 0;

  constructor(readonly n: number) {}

  readonly happens = <T extends CaseEvent['type']>(type: T, by: Person, body: BodyOf<T>): void => void this.events.push({ type, body, by });

  readonly handling = (direction: 'IN' | 'OUT' | 'INTERNAL', subject: string): BodyOf<'ApplicationSubmitted'>['handling'] => ({
    number: ++this.documents,
    date: '2026-03-02',
    direction,
    counterpart: direction === 'INTERNAL' ? null : this.name,
    subject,
    withheld: null,
  });

  readonly criterionReasons = (characters: number): { criterion: string; text: string }[] =>
    CRITERIA.map((criterion) => ({ criterion, text: this.dice.text(characters) }));
}

function arrives({ dice, number, name, applicant, official, group, content, happens, handling }: BenchCase): void {
  happens('ApplicationSubmitted', applicant, {
    schemeId: 'sociala-innovationer',
    callId: null,
    channel: 'PORTAL',
    receivedAt: '2026-03-02T08:30:00Z',
    receivedAtReason: null,
    applicant,
    application: content,
    applicationSha256: SHA,
    handling: handling('IN', 'Ansökan'),
  });
  happens('ApplicationRegistered', REGISTRAR, {
    number,
    external: false,
    registeredOn: '2026-03-03',
    sender: name,
    subject: content.title,
    withheld: null,
  });
  happens('CaseAcknowledged', REGISTRAR, { expectedBy: '2026-05-02', message: dice.text(500), handling: handling('OUT', 'Bekräftelse') });
  happens('CaseAssigned', official, { official, groupId: 'grupp-1', groupName: 'Handläggningsgruppen', advisers: ADVISERS.slice(0, 2) });
  for (const person of group) happens('ImpartialityDeclared', person, { person, advisedApplicant: false, statement: dice.text(160) });
  happens('EligibilityChecked', official, {
    guidelineVersion: '2026:1',
    findings: ['own-share', 'municipality', 'form', 'amount', 'schedule', 'intake'].map((rule) => ({
      rule,
      passed: true,
      observation: dice.text(90),
      basis: 'POLICY',
      citation: 'nämndens riktlinjer',
    })),
    exceptionReason: null,
  });
}

function isWithdrawn({ dice, decisionId, applicant, happens, handling }: BenchCase): void {
  happens('ApplicationWithdrawn', applicant, { reason: dice.text(120), handling: handling('IN', 'Återkallelse') });
  happens('CaseWrittenOff', DELEGATE, {
    decisionId,
    decidedOn: '2026-04-20',
    decider: DELEGATE,
    cause: 'WITHDRAWN',
    reasons: dice.text(150),
    itemNumber: 'H.9',
    orderVersion: '2026:1',
  });
  happens('CaseClosed', REGISTRAR, { reason: dice.text(60) });
}

function isInvestigated({ n, dice, applicant, official, group, content, happens, handling }: BenchCase): void {
  const supplementId = newId();
  happens('SupplementRequested', official, {
    supplementId,
    items: [0, 1].map(() => ({ what: dice.text(50), why: dice.text(120) })),
    deadline: '2026-03-16',
    consequence: dice.text(120),
    handling: handling('OUT', 'Begäran om komplettering'),
  });
  happens('SupplementReceived', applicant, {
    supplementId,
    receivedAt: '2026-03-14T10:00:00Z',
    answer: dice.text(900),
    handling: handling('IN', 'Komplettering'),
  });
  if (n % 10 === 5)
    happens('ApplicationAmended', applicant, {
      version: 2,
      application: { ...content, effects: dice.text(500) },
      applicationSha256: SHA,
      reason: dice.text(100),
      handling: handling('IN', 'Ändrad ansökan'),
    });
  const meetingId = newId();
  happens('MeetingScheduled', official, {
    meetingId,
    startsAt: '2026-03-20T12:30:00Z',
    place: 'Eklundavägen 1, Örebro',
    participants: group,
  });
  happens('MeetingHeld', official, { meetingId, heldAt: '2026-03-20T12:30:00Z', present: group, fromApplicant: [applicant.name] });
  happens('NoteRecorded', official, {
    noteId: newId(),
    meetingId,
    occurredAt: '2026-03-20T12:30:00Z',
    source: applicant.name,
    channel: 'MEETING',
    facts: dice.text(1200),
    opinion: dice.text(300),
    handling: handling('INTERNAL', 'Tjänsteanteckning'),
  });
  for (const assessor of group.slice(0, 1 + (n % 2)))
    for (const criterion of CRITERIA.slice(0, 3))
      happens('CriterionAssessed', assessor, {
        criterion,
        criterionName: criterion,
        assessor,
        capacity: assessor.role === 'adviser' ? 'ADVISER' : 'OFFICIAL',
        score: 1 + dice.below(5),
        reasons: dice.text(350),
        guidelineVersion: '2026:1',
      });
  happens('StateAidAssessed', official, { outcome: 'NO_AID', reasons: dice.text(250), deMinimisOre: 0, declarationSeen: true });
}

function isProposed({ dice, amountOre, official, terms, payment, criterionReasons, happens, handling }: BenchCase): void {
  happens('ProposalDrafted', official, {
    version: 1,
    outcome: 'BIFALL',
    amountOre,
    terms,
    payment,
    adviserProposal: dice.text(600),
    officialAssessment: dice.text(900),
    criterionReasons: criterionReasons(200),
    dissent: [],
    noMeetingReason: null,
    author: official,
  });
  happens('ProposalSubmitted', official, { version: 1, submittedBy: official, handling: handling('INTERNAL', 'Förslag till beslut') });
}

function isDecided({
  dice,
  number,
  name,
  decisionId,
  amountOre,
  official,
  terms,
  payment,
  criterionReasons,
  happens,
  handling,
}: BenchCase): void {
  happens('DelegationVerified', DELEGATE, {
    decisionId,
    itemNumber: 'H.3',
    orderVersion: '2026:1',
    boardParagraph: 'KN § 12/2026',
    post: 'omradeschef-kultur',
    postTitle: 'områdeschef',
    holder: DELEGATE,
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
    frame: { year: 2026, frameOre: 10_000_000_000, usedOre: 0 },
  });
  const decided = {
    outcome: 'BIFALL' as const,
    amountOre,
    terms,
    termsVersion: '2026:1',
    payment,
    reasons: dice.text(800),
    criterionReasons: criterionReasons(200),
  };
  happens('DecisionMade', DELEGATE, {
    decisionId,
    decidedOn: '2026-04-20',
    decider: DELEGATE,
    content: decided,
    guidelineVersion: '2026:1',
    itemNumber: 'H.3',
    orderVersion: '2026:1',
    proposalVersion: 1,
    presenter: official,
    participants: ADVISERS.slice(0, 2),
    dissent: [],
  });
  happens('DecisionSigned', DELEGATE, {
    decisionId,
    statementSha256: SHA,
    statement: JSON.stringify({ decisionId, number, decided, decider: DELEGATE }),
    signer: DELEGATE,
    method: 'LOGGED_APPROVAL',
    acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
    authenticatedAt: '2026-04-20T11:59:00Z',
    handling: handling('INTERNAL', 'Beslut'),
  });
  happens('DecisionDispatched', REGISTRAR, {
    decisionId,
    recipient: name,
    channel: 'PORTAL',
    sentAt: '2026-04-21T07:00:00Z',
    appealText: dice.text(600),
    explanation: dice.text(300),
    handling: handling('OUT', 'Beslut'),
  });
  happens('LegalForceConfirmed', REGISTRAR, { confirmedOn: '2026-06-01', evidence: dice.text(80) });
  happens('CaseClosed', REGISTRAR, { reason: dice.text(60) });
}

/** The `n`-th case: submitted, handled, decided; every tenth is amended, every twentieth withdrawn. */
export function benchCase(n: number): BenchCase {
  const told = new BenchCase(n);
  arrives(told);
  const stages = n % 20 === 19 ? [isWithdrawn] : [isInvestigated, isProposed, isDecided];
  for (const stage of stages) stage(told);
  return told;
}

/** Throws when an event is not one that the log would take from a command. */
export function checkCase({ events }: BenchCase): void {
  for (const { type, body } of events) caseEvents[type as CaseEvent['type']].schema.parse(body);
}
