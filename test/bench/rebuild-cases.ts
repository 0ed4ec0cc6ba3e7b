/** Case histories as large as real ones: an application of some kilobytes, notes, assessments, a proposal, a decision; about 25 events each. */
import { createHash } from 'node:crypto';
import { caseEvents, caseStream, type CaseEvent } from '../../libs/grant-cases/events';
import { newId, sha256Hex } from '../../libs/kernel';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];
type Person = BodyOf<'CaseAssigned'>['official'];
type Application = BodyOf<'ApplicationSubmitted'>['application'];

const WORDS = (
  'projektet föreningen bygden ungdomar mötesplats verksamhet kultur samverkan kommunen lokalen deltagare under året genom att skapa nya former ' +
  'för möten mellan generationer och stärka den sociala gemenskapen i området tillsammans med skolan biblioteket studieförbundet vi vill pröva en ' +
  'metod som inte har använts tidigare i länet resultatet sprids till andra orter målgruppen är främst personer utanför arbetsmarknaden arbetet leds ' +
  'av ideella krafter med stöd av en halvtidsanställd samordnare kostnaden avser material hyra resor arvoden budgeten bygger på offerter effekten ' +
  'följs upp med enkäter intervjuer efter sex månader ett hållbart arbetssätt återbruk minskad klimatpåverkan jämställdhet tillgänglighet delaktighet'
).split(' ');

/** The same numbers every time, so that every run measures the same log. */
class Dice {
  private count = 0;
  constructor(private readonly seed: string) {}
  below(limit: number): number {
    return createHash('sha256').update(`${this.seed}/${this.count++}`).digest().readUInt32LE(0) % limit;
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  /** Running text of about this many characters. */
  text(characters: number): string {
    const start = this.below(0x7fffffff);
    let state = start;
    let text = '';
    for (let words = 1; text.length < characters; words++) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      text += WORDS[(state >> 8) % WORDS.length]! + (words % 60 === 0 ? '.\n\n' : words % 12 === 0 ? '. ' : ' ');
    }
    return text.trim();
  }
}

const REGION = 'Region Örebro län';
const people = (role: Person['role'], organisation: string | null, names: readonly string[]): Person[] =>
  names.map((name) => ({ ref: `p_${sha256Hex(name).slice(0, 16)}`, name, role, organisation }));
const OFFICIALS = people('official', REGION, ['Anna Ek', 'Olle Dahl', 'Mira Sand', 'Karin Lund']);
const ADVISERS = [
  ...people('adviser', 'Coompanion', ['Bodil Åkesson', 'Per Grahn']),
  ...people('adviser', 'Stiftelsen Activa', ['Carl Ström']),
];
const [DELEGATE] = people('delegate', REGION, ['Doris Lind']) as [Person];
const [REGISTRAR] = people('registrar', REGION, ['Rut Holm']) as [Person];
const MUNICIPALITIES = ['Örebro', 'Askersund', 'Karlskoga', 'Lindesberg', 'Nora', 'Hällefors'];
const CRITERIA = ['samhallsnytta', 'nyskapande', 'genomforbarhet', 'spridning', 'hallbarhet'];
const SHA = sha256Hex('underlag');

export interface BenchEvent {
  readonly type: string;
  readonly body: object;
  readonly by: Person;
}
export interface BenchCase {
  readonly stream: string;
  readonly caseId: string;
  readonly number: string;
  readonly decisionId: string;
  readonly amountOre: number;
  readonly events: readonly BenchEvent[];
}

const application = (dice: Dice, name: string, amountOre: number): Application => ({
  organisation: { name, number: '802000-1234', form: 'ideell förening', municipality: dice.of(MUNICIPALITIES) },
  contact: { name: 'Sara Sökande', email: 'sara@example.se', phone: '070-000 00 00' },
  title: dice.text(45),
  purpose: dice.text(600),
  implementation: dice.text(700),
  targetGroup: dice.text(200),
  schedule: { from: '2026-06-01', to: '2026-12-31' },
  goals: dice.text(350),
  effects: dice.text(300),
  novelty: dice.text(250),
  socialBenefit: dice.text(300),
  newLocally: dice.text(120),
  anchoring: dice.text(200),
  partners: [dice.text(20), dice.text(25)],
  ecology: dice.text(150),
  amountOre,
  budget: ['Material', 'Hyra', 'Resor', 'Arvoden'].map((label) => ({ label, amountOre: amountOre / 4 })),
  ownShare: { cashOre: 1_000_000, hours: 130 },
  otherFunding: dice.below(3) === 0 ? dice.text(60) : null,
  earlierSupport: null,
  economicActivity: dice.below(4) === 0,
  deMinimisOre: 0,
  agenda2030: [11, 12],
  advisedBy: null,
});

/** The `n`-th case: submitted, handled, decided; every tenth is amended, every twentieth withdrawn. */
export function benchCase(n: number): BenchCase {
  const dice = new Dice(`case ${n}`);
  const caseId = newId();
  const decisionId = newId();
  const number = `LIG 2026-${n + 1}`;
  const amountOre = 2_000_000 + dice.below(3_000) * 1_000;
  const official = dice.of(OFFICIALS);
  const name = `Föreningen ${dice.text(18)}`;
  const [applicant] = people('applicant', name, [`Sara Sökande ${n}`]) as [Person];
  const group = [official, ...ADVISERS.slice(0, 2)];
  const events: BenchEvent[] = [];
  const happens = <T extends CaseEvent['type']>(type: T, by: Person, body: BodyOf<T>): void => void events.push({ type, body, by });
  let documents = 0;
  const handling = (direction: 'IN' | 'OUT' | 'INTERNAL', subject: string): BodyOf<'ApplicationSubmitted'>['handling'] => ({
    number: ++documents,
    date: '2026-03-02',
    direction,
    counterpart: direction === 'INTERNAL' ? null : name,
    subject,
    withheld: null,
  });
  const content = application(dice, name, amountOre);
  const criterionReasons = (characters: number): { criterion: string; text: string }[] =>
    CRITERIA.map((criterion) => ({ criterion, text: dice.text(characters) }));
  const payment = { plan: 'Hela beloppet betalas ut när beslutet har fått laga kraft.', reportDue: '2027-01-31' };
  const terms = ['rapport', 'redovisning', 'logotyp', 'andring'].map((id) => ({ id, text: dice.text(140) }));

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
  if (n % 20 === 19) {
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
    return { stream: caseStream(caseId), caseId, number, decisionId, amountOre, events };
  }
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
  return { stream: caseStream(caseId), caseId, number, decisionId, amountOre, events };
}

/** Throws when an event is not one that the log would take from a command. */
export function checkCase({ events }: BenchCase): void {
  for (const { type, body } of events) caseEvents[type as CaseEvent['type']].schema.parse(body);
}
