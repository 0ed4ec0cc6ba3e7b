/** Whose a personal field is, by the id of the key that it lies under: `<case>/<subject>`. Runs in browsers. */

/** The subject of everything in a case that is not one named person's. */
export const PARTY = 'party';
/** `subject`: a person's pseudonym, or {@link PARTY}. */
export const kidOf = (caseId: string, subject: string): string => `${caseId}/${subject}`;
export const subjectOf = (kid: string): string => kid.slice(kid.indexOf('/') + 1);
export const isOfParty = (kid: string): boolean => kid.endsWith(kidOf('', PARTY));

/** In place of a text whose key was destroyed. */
export const ERASED_TEXT = '[raderat]';
