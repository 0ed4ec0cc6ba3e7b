/** A refusal over HTTP: RFC 9457 problem details, in Swedish for people and with a stable `code` for programs. */
import type { Basis } from '#libs/kernel';

export interface FieldError {
  /** Dotted path, e.g. `budget.0.amountOre`. */
  readonly field: string;
  readonly message: string;
}

/** One thing that happened since the person looked: what a 412 tells. */
export interface Change {
  readonly revision: number;
  readonly at: string;
  readonly what: string;
}

/** Members beside the five of RFC 9457; absent when they do not apply. */
export interface ProblemMembers {
  readonly errors?: readonly FieldError[];
  readonly basis?: Basis;
  readonly citation?: string;
  readonly changes?: readonly Change[];
  readonly actualRevision?: number | null;
  /** Where to sign in again. */
  readonly stepUpUrl?: string;
}

export interface ProblemDocument extends ProblemMembers {
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
    /** Swedish, says what to do. */
    readonly detail: string,
    readonly members: ProblemMembers = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}`);
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Begäran går inte att förstå',
  401: 'Inloggning behövs',
  403: 'Du får inte göra detta',
  404: 'Det finns inte',
  405: 'Så kan adressen inte användas',
  409: 'Läget tillåter det inte',
  412: 'Ärendet har ändrats',
  413: 'För mycket på en gång',
  415: 'Fel slags innehåll',
  422: 'Uppgifterna behöver rättas',
  428: 'Det saknas en uppgift om vad du har sett',
  429: 'För många försök',
  500: 'Något gick fel',
  503: 'Tillfälligt överbelastat',
};

/** The document as sent. `requestId` is a UUID. */
export const problemDocument = (problem: Problem, requestId: string): ProblemDocument => ({
  type: `/problem/${problem.code}`,
  title: TITLES[problem.status] ?? (problem.status < 500 ? TITLES[400]! : TITLES[500]!),
  status: problem.status,
  detail: problem.detail,
  instance: `urn:uuid:${requestId}`,
  code: problem.code,
  ...problem.members,
});
