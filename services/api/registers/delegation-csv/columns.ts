/** The delegation order as a table, with the headings that such orders have in Swedish authorities. A line is an item; the head is said beside it. */
import type { DecisionKind, DelegationItem } from '#libs/delegation/events';
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';

/** Heading of each field. */
export const HEADINGS = {
  number: 'Nr',
  caseGroup: 'Ärendegrupp',
  matter: 'Ärende',
  kinds: 'Slag av beslut',
  statute: 'Lagrum',
  post: 'Delegat',
  substitutePost: 'Ersättare',
  subDelegation: 'Vidaredelegation',
  grantedBy: 'Delegerad av',
  limitOre: 'Beloppsgräns (kr)',
  reporting: 'Anmäls',
  conditions: 'Anmärkning/villkor',
} as const satisfies Readonly<Record<keyof DelegationItem, string>>;
export type Field = keyof typeof HEADINGS;
export const FIELDS = Object.keys(HEADINGS) as readonly Field[];

/** A file without it says that the board has delegated everything itself. */
export const OPTIONAL: ReadonlySet<Field> = new Set(['grantedBy']);

export const GIVERS: Readonly<Record<DelegationItem['grantedBy'], string>> = { BOARD: 'nämnden', FORVALTNINGSCHEF: 'förvaltningschefen' };
/** Reported to the board: yes, or minuted separately instead (KL 7:8). */
export const REPORTED: Readonly<Record<DelegationItem['reporting'], 'ja' | 'nej'>> = { ANMALAN: 'ja', SARSKILT_PROTOKOLL: 'nej' };
export const kindWord = (kind: DecisionKind): string => DECISION_KIND_NAMES[kind].sv;

/**
 * A spreadsheet runs what begins like a formula, so such a text has an apostrophe before it in the file. One that has apostrophes already gets another,
 * so that every text is read back as it was.
 */
const LIKE_FORMULA = /^'+[=+\-@＝＋－＠]/u;
export const guarded = (text: string): string => (LIKE_FORMULA.test(text) ? `'${text}` : text);
export const unguarded = (cell: string): string => (LIKE_FORMULA.test(cell) ? cell.slice(1) : cell);
