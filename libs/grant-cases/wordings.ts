/**
 * What people read for the words that programs know in a case. Small letters at the beginning, as within a sentence. Imports no code, so that
 * the pages may have it too.
 */
import type { Wording } from '#libs/kernel';
import type { BOARD_QUESTIONS, CaseEvent, CONFLICT_GROUNDS, CORRECTABLE, COURT_OUTCOMES, Outcome, REVOCATION_GROUNDS } from './events';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];
type Names<Key extends string> = Readonly<Record<Key, Wording>>;

export const OUTCOME_NAMES: Names<Outcome> = {
  BIFALL: { sv: 'bifall', en: 'approval' },
  DELVIS_BIFALL: { sv: 'delvis bifall', en: 'partial approval' },
  AVSLAG: { sv: 'avslag', en: 'rejection' },
  AVVISNING: { sv: 'avvisning', en: 'dismissal' },
};

/** How an application arrived. */
export const CHANNEL_NAMES: Names<BodyOf<'ApplicationSubmitted'>['channel']> = {
  PORTAL: { sv: 'e-tjänsten', en: 'the e-service' },
  PAPER: { sv: 'papper', en: 'paper' },
  EMAIL: { sv: 'e-post', en: 'e-mail' },
  IMPORT: { sv: 'överföring från ett äldre register', en: 'transfer from an older register' },
};
/** How something was learned that is noted in a file note. */
export const NOTE_CHANNEL_NAMES: Names<BodyOf<'NoteRecorded'>['channel']> = {
  MEETING: { sv: 'möte', en: 'meeting' },
  PHONE: { sv: 'telefon', en: 'telephone' },
  EMAIL: { sv: 'e-post', en: 'e-mail' },
  VISIT: { sv: 'besök', en: 'visit' },
  OTHER: { sv: 'på annat sätt', en: 'in another way' },
};
/** How a decision was sent. */
export const DISPATCH_CHANNEL_NAMES: Names<BodyOf<'DecisionDispatched'>['channel']> = {
  PORTAL: { sv: 'e-tjänsten', en: 'the e-service' },
  EMAIL: { sv: 'e-post', en: 'e-mail' },
  LETTER: { sv: 'brev', en: 'letter' },
};

/** How an appeal reached the region. */
export const APPEAL_CHANNEL_NAMES: Names<BodyOf<'AppealReceived'>['channel']> = {
  LETTER: { sv: 'brev', en: 'letter' },
  EMAIL: { sv: 'e-post', en: 'e-mail' },
  PORTAL: { sv: 'e-tjänsten', en: 'the e-service' },
  VISIT: { sv: 'lämnat vid besök', en: 'handed in at a visit' },
};
/** What the court made of an appeal. */
export const COURT_OUTCOME_NAMES: Names<(typeof COURT_OUTCOMES)[number]> = {
  REJECTED: { sv: 'överklagandet avslogs, beslutet står fast', en: 'the appeal was rejected, the decision stands' },
  ANNULLED: { sv: 'beslutet upphävdes', en: 'the decision was annulled' },
  DISMISSED: { sv: 'överklagandet avvisades', en: 'the appeal was dismissed' },
  STRUCK_OUT: { sv: 'målet skrevs av', en: 'the court case was struck out' },
};
export const LATE_EXCEPTION_NAMES: Names<NonNullable<BodyOf<'AppealExamined'>['exception']>> = {
  WRONG_INFORMATION: {
    sv: 'förseningen beror på att myndigheten upplyste fel om hur man överklagar',
    en: 'it is late because the authority gave wrong information on how to appeal',
  },
  REACHED_COURT_IN_TIME: { sv: 'det kom in till domstolen i tid', en: 'it reached the court in time' },
};
/** On what ground a decision is changed. */
export const REVOCATION_GROUND_NAMES: Names<(typeof REVOCATION_GROUNDS)[number]> = {
  RESERVATION: { sv: 'ett förbehåll i beslutets villkor', en: 'a reservation in the terms of the decision' },
  MISLEADING: {
    sv: 'vilseledande eller felaktiga uppgifter från mottagaren',
    en: 'misleading or incorrect information from the recipient',
  },
  URGENT_SAFETY: { sv: 'säkerhetsskäl som är brådskande', en: 'urgent reasons of safety' },
  IN_FAVOUR: { sv: 'ändring till fördel för mottagaren', en: 'a change in favour of the recipient' },
};
/** In which text of a decision a slip stands. */
export const CORRECTABLE_NAMES: Names<(typeof CORRECTABLE)[number]> = {
  REASONS: { sv: 'skälen', en: 'the reasons' },
  CRITERION_REASONS: { sv: 'skälen för ett kriterium', en: 'the reasons for a criterion' },
  TERM: { sv: 'ett villkor', en: 'a term' },
  PAYMENT_PLAN: { sv: 'hur bidraget betalas ut', en: 'how the grant is paid' },
};

/** KL 6:28. */
export const CONFLICT_GROUND_NAMES: Names<(typeof CONFLICT_GROUNDS)[number]> = {
  PARTY: { sv: 'part eller på annat sätt berörd (KL 6:28 1)', en: 'party or otherwise affected (KL 6:28 1)' },
  REPRESENTATIVE: { sv: 'ställföreträdare eller ombud (KL 6:28 2)', en: 'representative or agent (KL 6:28 2)' },
  OTHER: { sv: 'annan särskild omständighet (KL 6:28 4)', en: 'another special circumstance (KL 6:28 4)' },
};
export const CONFLICT_OUTCOME_NAMES: Names<BodyOf<'ConflictDecided'>['outcome']> = {
  CONFLICT: { sv: 'jäv föreligger', en: 'there is a conflict of interest' },
  NO_CONFLICT: { sv: 'jäv föreligger inte', en: 'there is no conflict of interest' },
  DISREGARDED: {
    sv: 'jävet saknar uppenbart betydelse och bortses från (KL 6:29)',
    en: 'the conflict of interest is clearly without importance and is disregarded (KL 6:29)',
  },
};
export const STATE_AID_NAMES: Names<BodyOf<'StateAidAssessed'>['outcome']> = {
  NO_AID: { sv: 'stödet är inte statsstöd', en: 'the support is not State aid' },
  DE_MINIMIS: { sv: 'stödet är av mindre betydelse enligt (EU) 2023/2831', en: 'the support is de minimis aid under (EU) 2023/2831' },
  OTHER: { sv: 'stödet är statsstöd av annat slag', en: 'the support is State aid of another kind' },
};
/** Why a case goes to the board. */
export const REFERRAL_CAUSE_NAMES: Names<BodyOf<'ReferredToBoard'>['cause']> = {
  PRINCIPLE: {
    sv: 'ärendet är av principiell beskaffenhet eller annars av större vikt',
    en: 'the case is a matter of principle or otherwise of major importance',
  },
  OVER_LIMIT: { sv: 'beloppet är större än delegationen medger', en: 'the amount is larger than the delegation allows' },
  CONFLICT: { sv: 'jäv', en: 'conflict of interest' },
  OTHER: { sv: 'annat skäl', en: 'another reason' },
};
export const WRITE_OFF_CAUSE_NAMES: Names<BodyOf<'CaseWrittenOff'>['cause']> = {
  WITHDRAWN: { sv: 'ansökan har återkallats', en: 'the application has been withdrawn' },
  OBJECT_GONE: { sv: 'det finns inte längre något att besluta om', en: 'there is no longer anything to decide on' },
};

/** The questions of KL 6:38, to be answered yes or no; a yes takes the case to the board. */
export const BOARD_QUESTION_TEXTS: Names<(typeof BOARD_QUESTIONS)[number]> = {
  goalsOrScope: {
    sv: 'Gäller ärendet verksamhetens mål, inriktning, omfattning eller kvalitet?',
    en: 'Does the case concern the goals, direction, scope or quality of the activities?',
  },
  statementToCouncil: {
    sv: 'Gäller det en framställning eller ett yttrande till fullmäktige, eller yttrande med anledning av att ett beslut har överklagats?',
    en: 'Does it concern a petition or statement to the council, or a statement because a decision has been appealed against?',
  },
  principleOrMajor: {
    sv: 'Rör det myndighetsutövning mot enskild som är av principiell beskaffenhet eller annars av större vikt?',
    en: 'Does it involve the exercise of authority over an individual that is a matter of principle or otherwise of major importance?',
  },
  citizenProposal: {
    sv: 'Gäller det ett medborgarförslag som har lämnats över till nämnden?',
    en: 'Does it concern a citizens’ proposal that has been handed over to the board?',
  },
  barredByStatute: {
    sv: 'Får ärendet av annat skäl i lag eller förordning inte delegeras?',
    en: 'Is there any other reason in law or ordinance why the case may not be delegated?',
  },
};

/** In what capacity a person takes part in the handling. */
export const CAPACITY_NAMES: Names<BodyOf<'CriterionAssessed'>['capacity']> = {
  OFFICIAL: { sv: 'handläggare', en: 'case officer' },
  ADVISER: { sv: 'rådgivare', en: 'adviser' },
};
/** Which way a document went. */
export const DIRECTION_NAMES: Names<'IN' | 'OUT' | 'INTERNAL'> = {
  IN: { sv: 'inkommen', en: 'received' },
  OUT: { sv: 'utgående', en: 'sent' },
  INTERNAL: { sv: 'upprättad', en: 'drawn up' },
};

/** What the formal check looks at. */
export const ELIGIBILITY_RULE_NAMES = {
  'organisation-form': { sv: 'organisationsform', en: 'form of organisation' },
  municipality: { sv: 'kommun', en: 'municipality' },
  intake: { sv: 'intag', en: 'intake' },
  amount: { sv: 'sökt belopp', en: 'amount sought' },
  'own-share': { sv: 'egen insats', en: 'own contribution' },
  'organisation-number': { sv: 'organisationsnummer', en: 'organisation number' },
  'economic-activity': { sv: 'ekonomisk verksamhet', en: 'economic activity' },
  schedule: { sv: 'tidsplan', en: 'schedule' },
  'de-minimis': { sv: 'stöd av mindre betydelse', en: 'de minimis aid' },
} as const satisfies Names<string>;
export type EligibilityRule = keyof typeof ELIGIBILITY_RULE_NAMES;
