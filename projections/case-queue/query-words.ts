/** The words of the query language, in Swedish and English; both are understood whichever language the pages are read in. Nothing but data. */
import type { Flag } from '../cases/flags';
import type { DeadlineKind } from '#libs/timers';
import type { Mover, Phase } from '../cases/progress';

export type QueryLanguage = 'sv' | 'en';
export interface Word {
  readonly sv: string;
  readonly en: string;
}
const word = (sv: string, en: string): Word => ({ sv, en });

/** What a search can be narrowed by; free text has no key. */
export const KEYS = {
  phase: word('status', 'status'),
  mover: word('tur', 'turn'),
  official: word('ansvarig', 'officer'),
  age: word('ålder', 'age'),
  amount: word('belopp', 'amount'),
  deadline: word('frist', 'due'),
  timer: word('tidsfrist', 'timer'),
  flag: word('flagga', 'flag'),
  municipality: word('kommun', 'municipality'),
  scheme: word('stödform', 'scheme'),
} as const satisfies Record<string, Word>;
export type QueryKey = keyof typeof KEYS;

export const PHASE_WORDS: Readonly<Record<Phase, Word>> = {
  RECEIVED: word('inkommet', 'received'),
  REGISTERED: word('diariefört', 'registered'),
  IN_PREPARATION: word('beredning', 'preparation'),
  AWAITING_SUPPLEMENT: word('komplettering', 'supplement'),
  MEETING_OFFERED: word('mötesförslag', 'meeting-offer'),
  MEETING_PLANNED: word('möte', 'meeting'),
  ASSESSING: word('bedömning', 'assessment'),
  PROPOSED: word('förslag', 'proposal'),
  COMMUNICATED: word('yttrande', 'comments'),
  READY_FOR_DECISION: word('beslutsklart', 'ready'),
  REFERRED_TO_BOARD: word('nämnden', 'board'),
  WITHDRAWN: word('återkallat', 'withdrawn'),
  DECIDED: word('beslutat', 'decided'),
  WRITTEN_OFF: word('avskrivet', 'discontinued'),
  CLOSED: word('avslutat', 'closed'),
};
/** One word for all of {@link OPEN_PHASES}. */
export const OPEN_WORD = word('öppet', 'open');
/** A decision is still to be made. */
export const OPEN_PHASES: readonly Phase[] = (Object.keys(PHASE_WORDS) as Phase[]).filter(
  (phase) => phase !== 'DECIDED' && phase !== 'WRITTEN_OFF' && phase !== 'CLOSED',
);

export const MOVER_WORDS: Readonly<Record<Mover, Word>> = {
  REGISTRAR: word('registrator', 'registrar'),
  OFFICIAL: word('handläggare', 'officer'),
  GROUP: word('gruppen', 'group'),
  APPLICANT: word('sökanden', 'applicant'),
  DELEGATE: word('delegat', 'delegate'),
  BOARD: word('nämnden', 'board'),
  NONE: word('ingen', 'nobody'),
};

export const FLAG_WORDS: Readonly<Record<Flag, Word>> = {
  OWN_SHARE_SHORT: word('egeninsats', 'own-share'),
  ELIGIBILITY_FLAGGED: word('formkrav', 'eligibility'),
  ELIGIBILITY_EXCEPTION: word('undantag', 'exception'),
  ECONOMIC_ACTIVITY: word('ekonomisk', 'economic'),
  STATE_AID: word('statsstöd', 'state-aid'),
  EARLIER_SUPPORT: word('tidigare-stöd', 'earlier-support'),
  ADVISED_BY_GROUP: word('rådgivning', 'advised'),
  CONFLICT_OPEN: word('jäv', 'conflict'),
  SUPPLEMENT_OVERDUE: word('komplettering', 'supplement'),
  PROPOSAL_STALE: word('inaktuellt', 'stale'),
  AT_BOARD: word('nämnden', 'board'),
  APPEAL_TIME_OUT: word('tid-utgången', 'time-out'),
  APPEALED: word('överklagat', 'appealed'),
  STAYED: word('inhibition', 'stayed'),
  ANNULLED: word('upphävt', 'annulled'),
  REOPENED: word('återupptaget', 'reopened'),
};

/** What is due next. */
export const TIMER_WORDS: Readonly<Record<DeadlineKind, Word>> = {
  REGISTRATION: word('diarieföring', 'registration'),
  ACKNOWLEDGEMENT: word('bekräftelse', 'acknowledgement'),
  SUPPLEMENT: word('komplettering', 'supplement'),
  COMMUNICATION: word('yttrande', 'comments'),
  MEETING: word('möte', 'meeting'),
  TARGET_DECISION: word('mål', 'target'),
  EXPECTED_DECISION: word('besked', 'expected'),
  CEILING: word('längsta-tid', 'ceiling'),
  BOARD_REPORT: word('anmälan', 'report-to-board'),
  MINUTES: word('justering', 'minutes'),
  ANNOUNCEMENT: word('anslag', 'announcement'),
  APPEAL: word('överklagande', 'appeal'),
  APPEAL_FROM_NOTICE: word('delfående', 'notice'),
  APPEAL_FORWARDING: word('överlämnande', 'forwarding'),
  REPORT: word('redovisning', 'report'),
};

/** Of whom nobody knows the name in advance. */
export const ME = '@me';
export const NOBODY = '@none';
export const OFFICIAL_WORDS: Readonly<Record<typeof ME | typeof NOBODY, Word>> = {
  [ME]: word('@mig', ME),
  [NOBODY]: word('@ingen', NOBODY),
};

export const OVERDUE_WORD = word('försenad', 'overdue');
export const TODAY_WORD = word('idag', 'today');
export const NO_DEADLINE_WORD = word('ingen', 'none');

/** Days, by the first letters of the unit without its accents. */
export const DAY_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  d: 1,
  dag: 1,
  dagar: 1,
  day: 1,
  days: 1,
  v: 7,
  vecka: 7,
  veckor: 7,
  w: 7,
  week: 7,
  weeks: 7,
  m: 30,
  man: 30,
  manad: 30,
  manader: 30,
  month: 30,
  months: 30,
};
export const KRONOR_UNITS: Readonly<Record<string, number>> = { '': 1, kr: 1, sek: 1, k: 1000, tkr: 1000, m: 1_000_000, mkr: 1_000_000 };
