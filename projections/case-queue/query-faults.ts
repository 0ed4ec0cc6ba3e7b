/** What is said of a word in the search box that can't be understood: the word, and what to write instead. */
import {
  FLAG_WORDS,
  KEYS,
  MOVER_WORDS,
  OPEN_WORD,
  PHASE_WORDS,
  TIMER_WORDS,
  type QueryKey,
  type QueryLanguage,
  type Word,
} from './query-words';

/** One sentence or two, in each language. */
export type Fault = Readonly<Record<QueryLanguage, string>>;

const lists = { sv: new Intl.ListFormat('sv', { type: 'disjunction' }), en: new Intl.ListFormat('en', { type: 'disjunction' }) };
const listed = (words: readonly Word[], language: QueryLanguage): string => lists[language].format(words.map((one) => one[language]));

const VALUES = {
  phase: [OPEN_WORD, ...Object.values(PHASE_WORDS)],
  mover: Object.values(MOVER_WORDS),
  flag: Object.values(FLAG_WORDS),
  timer: Object.values(TIMER_WORDS),
} as const;

const EXAMPLES: Readonly<Record<QueryKey, Fault>> = {
  phase: { sv: 'status:komplettering', en: 'status:supplement' },
  mover: { sv: 'tur:sökanden', en: 'turn:applicant' },
  official: { sv: 'ansvarig:@mig', en: 'officer:@me' },
  age: { sv: 'ålder:>30d', en: 'age:>30d' },
  amount: { sv: 'belopp:>20000', en: 'amount:>20000' },
  deadline: { sv: 'frist:<7d eller frist:försenad', en: 'due:<7d or due:overdue' },
  timer: { sv: 'tidsfrist:överklagande', en: 'timer:appeal' },
  flag: { sv: 'flagga:jäv', en: 'flag:conflict' },
  municipality: { sv: 'kommun:Örebro', en: 'municipality:Örebro' },
  scheme: { sv: 'stödform:sociala-innovationer', en: 'scheme:sociala-innovationer' },
};

export const faultOf = {
  key: (name: string): Fault => ({
    sv: `”${name}” går inte att söka på. Skriv ${listed(Object.values(KEYS), 'sv')} före kolon, eller sätt citattecken om texten.`,
    en: `“${name}” can’t be searched by. Write ${listed(Object.values(KEYS), 'en')} before the colon, or put the text in quotation marks.`,
  }),
  empty: (key: QueryKey): Fault => ({
    sv: `Skriv något efter ${KEYS[key].sv}, till exempel ${EXAMPLES[key].sv}.`,
    en: `Write something after ${KEYS[key].en}, for example ${EXAMPLES[key].en}.`,
  }),
  value: (key: keyof typeof VALUES, value: string): Fault => ({
    sv: `”${value}” passar inte efter ${KEYS[key].sv}. Skriv ${listed(VALUES[key], 'sv')}.`,
    en: `“${value}” does not fit after ${KEYS[key].en}. Write ${listed(VALUES[key], 'en')}.`,
  }),
  range: (key: 'age' | 'amount' | 'deadline', value: string): Fault => ({
    sv: `”${value}” går inte att läsa efter ${KEYS[key].sv}. Skriv till exempel ${EXAMPLES[key].sv}.`,
    en: `“${value}” can’t be read after ${KEYS[key].en}. Write for example ${EXAMPLES[key].en}.`,
  }),
  length: (most: number): Fault => ({
    sv: `Sökningen är för lång. Korta den till högst ${most} tecken.`,
    en: `The search is too long. Shorten it to at most ${most} characters.`,
  }),
} as const;
