/** What people read for the steps of a meeting. Imports no code: the pages have it too. */
import type { Wording } from '#libs/kernel';
import type { Step } from './steps';

export const STEP_NAMES: Readonly<Record<Step, Wording>> = {
  FIX_LIST: { sv: 'fastställ anmälningslistan', en: 'fix the list of decisions' },
  HOLD: { sv: 'skriv in att sammanträdet är hållet', en: 'enter that the meeting has been held' },
  APPROVE: { sv: 'justera protokollet', en: 'approve the minutes' },
  ANNOUNCE: { sv: 'anslå protokollet', en: 'announce the minutes' },
  ANNOUNCE_ANEW: { sv: 'anslå protokollet på nytt', en: 'announce the minutes anew' },
  KEEP_UP: { sv: 'anslaget sitter uppe', en: 'the announcement is up' },
  TAKE_DOWN: { sv: 'ta ned anslaget', en: 'take down the announcement' },
  DONE: { sv: 'klart', en: 'done' },
  CANCELLED: { sv: 'inställt', en: 'cancelled' },
};
