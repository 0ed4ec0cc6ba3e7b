/** What a problem's code means, for whoever follows the address in its `type` (RFC 9457 3.1.1). */
import { CASE_REFUSALS } from '#libs/grant-cases';
import { worded, type Basis, type Language, type Wording } from '#libs/kernel';
import * as known from './known-problems';
import { titleOf, type Problem } from './problem';
import { statusOf } from './refusals';
import { stepUpRequired } from './step-up';

export interface ExplainedProblem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** What it says, with […] where each case has its own days, amounts and names. */
  readonly message: string;
  /** The rule behind it; null when it is about the request itself. */
  readonly basis: Basis | null;
  readonly citation: string | null;
}

const OF_HTTP: readonly Problem[] = [
  known.routeUnknown(),
  known.caseUnknown(),
  known.malformedJson(),
  known.bodyTooLarge(),
  known.unsupportedContent(),
  known.unreadableRequest(),
  known.notSignedIn(),
  known.noAccess(),
  known.overloaded(1),
  known.databaseAway(),
  known.unexpected(),
  known.keyMissing(),
  known.keyInvalid(),
  known.keyReused(),
  known.keyInProgress(),
  known.ifMatchInvalid(),
  stepUpRequired(''),
];

const CHANGED: Wording = {
  sv: 'Något har ändrats sedan du öppnade sidan, och inget är sparat. Läs om och försök igen.',
  en: 'Something has changed since you opened the page, and nothing has been saved. Read it again and try once more.',
};
const INVALID: Wording = {
  sv: 'Uppgifter behöver rättas. Svaret säger vilka fält det gäller och vad som är fel.',
  en: 'Information needs correcting. The answer says which fields and what is wrong.',
};

interface Known {
  readonly status: number;
  readonly message: Wording;
  readonly basis?: Basis;
  readonly citation?: string;
}
/** What is filled in for each case. */
const blanks = (text: string): string => text.replace(/\{\w+\}/g, '[…]');

const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['case-changed', { status: 412, message: CHANGED }],
  ['invalid-input', { status: 422, message: INVALID }],
  ...OF_HTTP.map(({ code, status, detail }) => [code, { status, message: detail }] as const),
  ...Object.entries(CASE_REFUSALS).map(([code, [basis, citation, message, field]]) => {
    const said = worded((language) => blanks(message[language]));
    const refusal = { code, message: said, basis, citation, ...(field === undefined ? {} : { field }) };
    return [code, { status: statusOf(refusal), message: said, basis, citation }] as const;
  }),
]);

/** Undefined for a code that is not described. */
export function explained(code: string, language: Language): ExplainedProblem | undefined {
  const found = KNOWN.get(code);
  if (!found) return undefined;
  const { status, message, basis = null, citation = null } = found;
  return { code, status, title: titleOf(status)[language], message: message[language], basis, citation };
}
