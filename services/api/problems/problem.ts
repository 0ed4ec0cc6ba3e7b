/** A refusal over HTTP: RFC 9457 problem details, in the reader's language and with a stable `code` for programs. */
import { citationIn, type Basis, type Language, type Wording } from '#libs/kernel';

export interface FieldError<Said = Wording> {
  /** Dotted path, e.g. `budget.0.amountOre`. */
  readonly field: string;
  readonly message: Said;
}

/** One thing that happened since the person looked: what a 412 tells. */
export interface Change<Said = Wording> {
  readonly revision: number;
  readonly at: string;
  /** As the name stood then. */
  readonly who: string;
  readonly what: Said;
}

/** Members beside the five of RFC 9457; absent when they do not apply. `Said` = as it is made, or as it is sent in one language. */
export interface ProblemMembers<Said = Wording> {
  readonly errors?: readonly FieldError<Said>[];
  readonly basis?: Basis;
  readonly citation?: string;
  readonly changes?: readonly Change<Said>[];
  readonly actualRevision?: number | null;
  /** Where to sign in again. */
  readonly stepUpUrl?: string;
}

export interface ProblemDocument extends ProblemMembers<string> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The request's id, as in the log: `urn:uuid:…`. */
  readonly instance: string;
  readonly code: string;
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** Says what to do. */
    readonly detail: Wording,
    readonly members: ProblemMembers = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}`);
  }
}

const TITLES: Readonly<Record<number, Wording>> = {
  400: { sv: 'Begäran går inte att förstå', en: 'The request cannot be understood' },
  401: { sv: 'Inloggning behövs', en: 'Sign-in is needed' },
  403: { sv: 'Du får inte göra detta', en: 'You may not do this' },
  404: { sv: 'Det finns inte', en: 'It does not exist' },
  405: { sv: 'Så kan adressen inte användas', en: 'The address cannot be used like that' },
  409: { sv: 'Läget tillåter det inte', en: 'The situation does not allow it' },
  412: { sv: 'Ärendet har ändrats', en: 'The case has changed' },
  413: { sv: 'För mycket på en gång', en: 'Too much at once' },
  415: { sv: 'Fel slags innehåll', en: 'The wrong kind of content' },
  422: { sv: 'Uppgifterna behöver rättas', en: 'The information needs correcting' },
  428: { sv: 'Det saknas en uppgift om vad du har sett', en: 'It is not said what you have seen' },
  429: { sv: 'För många försök', en: 'Too many attempts' },
  500: { sv: 'Något gick fel', en: 'Something went wrong' },
  503: { sv: 'Tillfälligt överbelastat', en: 'Temporarily overloaded' },
};

const membersIn = (language: Language, { errors, citation, changes, ...others }: ProblemMembers): ProblemMembers<string> => ({
  ...(errors ? { errors: errors.map(({ field, message }) => ({ field, message: message[language] })) } : {}),
  ...others,
  ...(citation === undefined ? {} : { citation: citationIn(citation, language) }),
  ...(changes ? { changes: changes.map((change) => ({ ...change, what: change.what[language] })) } : {}),
});

/** What kind of no a status is. */
export const titleOf = (status: number): Wording => TITLES[status] ?? (status < 500 ? TITLES[400]! : TITLES[500]!);

/** The document as sent. `requestId` is a UUID. */
export const problemDocument = (problem: Problem, requestId: string, language: Language): ProblemDocument => ({
  type: `/problem/${problem.code}`,
  title: titleOf(problem.status)[language],
  status: problem.status,
  detail: problem.detail[language],
  instance: `urn:uuid:${requestId}`,
  code: problem.code,
  ...membersIn(language, problem.members),
});
