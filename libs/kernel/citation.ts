import type { Language } from './language';

/** The board's own rules, longest first. Statutes go by the same letters in every language: `KL 6:30`, `FL 22 §`. */
const IN_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/nämndens rutin för behörighet/g, 'the board’s routine for access'],
  [/nämndens rutin för godkännande/g, 'the board’s routine for approval'],
  [/nämndens rutin/g, 'the board’s routine'],
  [/nämndens riktlinjer/g, 'the board’s guidelines'],
  [/nämndens budget/g, 'the board’s budget'],
  [/nämndens delegationsordning/g, 'the board’s delegation order'],
  [/nämndens befattningsregister/g, 'the board’s register of posts'],
  [/nämndens beslut om intag/g, 'the board’s decision on intake'],
  [/\barkivlagen (?=\d)/g, 'the Archives Act '],
  [/\(jfr /g, '(cf. '],
  [/\blag (?=\d{4}:)/g, 'Act '],
];

/** What a rule rests on as it is read: `nämndens rutin (jfr FL 25 §)` → `the board’s routine (cf. FL 25 §)`. */
export const citationIn = (citation: string, language: Language): string =>
  language === 'sv' ? citation : IN_ENGLISH.reduce((text, [swedish, english]) => text.replace(swedish, english), citation);
