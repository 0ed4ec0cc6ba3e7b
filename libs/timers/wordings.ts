/** What people read for the times that are kept. Small letters at the beginning, as within a sentence. Imports no code: the pages have it too. */
import type { Wording } from '#libs/kernel';
import type { TimerKind } from './kinds';
import type { Timer } from './account';

type Names<Key extends string> = Readonly<Record<Key, Wording>>;

export const TIMER_NAMES: Names<TimerKind> = {
  REGISTRATION: { sv: 'diarieföring', en: 'registration' },
  ACKNOWLEDGEMENT: { sv: 'bekräftelse', en: 'acknowledgement' },
  SUPPLEMENT: { sv: 'komplettering', en: 'supplement' },
  SUPPLEMENT_REMINDER: { sv: 'påminnelse om komplettering', en: 'reminder of supplement' },
  COMMUNICATION: { sv: 'yttrande', en: 'comments' },
  MEETING: { sv: 'svar om möte', en: 'reply about meeting' },
  TARGET_DECISION: { sv: 'mål för beslut', en: 'target for a decision' },
  EXPECTED_DECISION: { sv: 'beslut som sökanden väntar', en: 'decision that the applicant expects' },
  CEILING: { sv: 'längsta handläggningstid', en: 'longest handling time' },
  DELAY_NOTICE: { sv: 'ta ställning till förseningsbesked', en: 'consider a notice of delay' },
  BOARD_REPORT: { sv: 'anmälan till nämnden', en: 'report to the board' },
  MINUTES: { sv: 'justering av protokoll', en: 'approval of the minutes' },
  ANNOUNCEMENT: { sv: 'anslag på anslagstavlan', en: 'announcement on the notice board' },
  APPEAL: { sv: 'tid för överklagande', en: 'time for appeal' },
  APPEAL_FROM_NOTICE: { sv: 'tid för överklagande från delfåendet', en: 'time for appeal from the notice' },
  APPEAL_FORWARDING: { sv: 'överlämnande av överklagande till domstolen', en: 'forwarding of an appeal to the court' },
  REPORT_REMINDER: { sv: 'påminnelse om redovisning', en: 'reminder of the report' },
  REPORT: { sv: 'redovisning', en: 'report on the grant' },
  REPORT_OVERDUE: { sv: 'redovisning som dröjer', en: 'report that is late' },
};

export const TIMER_STATE_NAMES: Names<Timer['state']> = {
  running: { sv: 'löper', en: 'running' },
  paused: { sv: 'står still', en: 'paused' },
  fired: { sv: 'har gått ut', en: 'has passed' },
};
