/** A new sign-in for the statements of a sitting, be it one: what the issuer must have said, and for how long it counts. Pure. */
import { nonceOf, type Refusal, type Wording } from '#libs/kernel';
import { STEP_UP_LEVELS } from './assurance';

/** How old the sign-in behind an approval may be, in seconds. */
export const STEP_UP_MAX_AGE_SECONDS = 120;
/** How far the issuer's clock may be from ours, in seconds. */
const SKEW_SECONDS = 10;

export interface StepUp {
  /** SHA-256 of each canonical statement, 64 hex, in the order in which they were asked for. */
  readonly digests: readonly string[];
  /** When the person authenticated for it, seconds since 1970. */
  readonly authTime: number;
  readonly acr: string;
}

export interface StepUpRequest {
  readonly digests: readonly string[];
  /** Subject of whoever asked. */
  readonly subject: string;
  /** When it was asked for, seconds since 1970. */
  readonly startedAt: number;
}

const refused = (code: string, message: Wording): { readonly refusal: Refusal } => ({
  refusal: { code, message, basis: 'POLICY', citation: 'nämndens rutin för godkännande (jfr KL 13:8 3)' },
});
const OTHER_PERSON = refused('step-up-other-person', {
  sv: 'Någon annan än du loggade in. Bara den som fattar beslutet kan godkänna det. Ingenting är beslutat.',
  en: 'Somebody other than you signed in. Only the one who makes the decision can approve it. Nothing has been decided.',
});
const OTHER_STATEMENT = refused('step-up-other-statement', {
  sv: 'Inloggningen gällde något annat än det här beslutet. Ingenting är beslutat. Granska beslutet och godkänn igen.',
  en: 'The sign-in was for something other than this decision. Nothing has been decided. Review the decision and approve it again.',
});
const TOO_WEAK = refused('step-up-too-weak', {
  sv: 'Inloggningen var inte tillräckligt säker för ett beslut. Logga in med e-legitimation på tillitsnivå 3. Ingenting är beslutat.',
  en: 'The sign-in was not secure enough for a decision. Sign in with an e-ID at assurance level 3. Nothing has been decided.',
});
const TOO_OLD = refused('step-up-too-old', {
  sv: 'Inloggningen är för gammal för att gälla det här beslutet. Ingenting är beslutat. Godkänn igen.',
  en: 'The sign-in is too old to count for this decision. Nothing has been decided. Approve again.',
});
const NO_TIME = refused('step-up-without-time', {
  sv: 'Inloggningen säger inte när den gjordes och kan inte användas för ett beslut. Be den som sköter inloggningen att rätta det.',
  en: 'The sign-in does not say when it was made and cannot be used for a decision. Ask those who run the sign-in to correct it.',
});
/** Signed in, but not anew for this statement. */
export const STEP_UP_NEEDED = refused('step-up-required', {
  sv: 'Beslutet ska godkännas med en ny inloggning. Logga in igen och godkänn samma beslut.',
  en: 'The decision is to be approved with a new sign-in. Sign in again and approve the same decision.',
});

/** What the verified token of a step-up proves, at `now` (seconds since 1970); or why it proves nothing. */
export function readStepUp(
  claims: Readonly<Record<string, unknown>>,
  request: StepUpRequest,
  now: number,
): { readonly stepUp: StepUp } | { readonly refusal: Refusal } {
  const { sub, nonce, acr, auth_time: authTime } = claims;
  if (sub !== request.subject) return OTHER_PERSON;
  // the issuer's signed token says what was approved: these statements, all of them, in this order
  if (nonce !== nonceOf(request.digests)) return OTHER_STATEMENT;
  if (typeof acr !== 'string' || !STEP_UP_LEVELS.has(acr)) return TOO_WEAK;
  if (typeof authTime !== 'number' || !Number.isSafeInteger(authTime)) return NO_TIME;
  // an issuer that let an earlier session do has not asked the person about this statement
  const early = authTime < request.startedAt - SKEW_SECONDS;
  if (early || !isFresh({ authTime }, now)) return TOO_OLD;
  return { stepUp: { digests: request.digests, authTime, acr } };
}

/** Still counts at `now` (seconds since 1970). A sign-in from the future does not. */
export const isFresh = ({ authTime }: Pick<StepUp, 'authTime'>, now: number): boolean =>
  now - authTime <= STEP_UP_MAX_AGE_SECONDS && authTime - now <= SKEW_SECONDS;

/** The person's approval of exactly this statement, alone or among others; refused = ask for a new sign-in (401, RFC 9470). */
export function stepUpFor(
  person: { readonly stepUp: StepUp | null },
  digest: string,
): { readonly stepUp: StepUp } | { readonly refusal: Refusal } {
  return person.stepUp?.digests.includes(digest) ? { stepUp: person.stepUp } : STEP_UP_NEEDED;
}
