/** A new sign-in for one statement: what the issuer must have said, and for how long it counts. Pure. */
import type { Refusal } from '#libs/kernel';
import { STEP_UP_LEVELS } from './assurance';

/** How old the sign-in behind an approval may be, in seconds. */
export const STEP_UP_MAX_AGE_SECONDS = 120;
/** How far the issuer's clock may be from ours, in seconds. */
const SKEW_SECONDS = 10;

export interface StepUp {
  /** SHA-256 of the canonical statement, 64 hex. */
  readonly digest: string;
  /** When the person authenticated for it, seconds since 1970. */
  readonly authTime: number;
  readonly acr: string;
}

export interface StepUpRequest {
  readonly digest: string;
  /** Subject of whoever asked. */
  readonly subject: string;
  /** When it was asked for, seconds since 1970. */
  readonly startedAt: number;
}

export const isDigest = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** The nonce is the digest itself, so that the issuer's signed token says what was approved. */
export const nonceOf = (digest: string): string => Buffer.from(digest, 'hex').toString('base64url');

const refused = (code: string, message: string): { readonly refusal: Refusal } => ({
  refusal: { code, message, basis: 'POLICY', citation: 'nämndens rutin för godkännande (jfr KL 13:8 3)' },
});
const OTHER_PERSON = refused(
  'step-up-other-person',
  'Någon annan än du loggade in. Bara den som fattar beslutet kan godkänna det. Ingenting är beslutat.',
);
const OTHER_STATEMENT = refused(
  'step-up-other-statement',
  'Inloggningen gällde något annat än det här beslutet. Ingenting är beslutat. Granska beslutet och godkänn igen.',
);
const TOO_WEAK = refused(
  'step-up-too-weak',
  'Inloggningen var inte tillräckligt säker för ett beslut. Logga in med e-legitimation på tillitsnivå 3. Ingenting är beslutat.',
);
const TOO_OLD = refused(
  'step-up-too-old',
  'Inloggningen är för gammal för att gälla det här beslutet. Ingenting är beslutat. Godkänn igen.',
);
const NO_TIME = refused(
  'step-up-without-time',
  'Inloggningen säger inte när den gjordes och kan inte användas för ett beslut. Be den som sköter inloggningen att rätta det.',
);
const NEEDED = refused('step-up-required', 'Beslutet ska godkännas med en ny inloggning. Logga in igen och godkänn samma beslut.');

/** What the verified token of a step-up proves, at `now` (seconds since 1970); or why it proves nothing. */
export function readStepUp(
  claims: Readonly<Record<string, unknown>>,
  request: StepUpRequest,
  now: number,
): { readonly stepUp: StepUp } | { readonly refusal: Refusal } {
  const { sub, nonce, acr, auth_time: authTime } = claims;
  if (sub !== request.subject) return OTHER_PERSON;
  if (nonce !== nonceOf(request.digest)) return OTHER_STATEMENT;
  if (typeof acr !== 'string' || !STEP_UP_LEVELS.has(acr)) return TOO_WEAK;
  if (typeof authTime !== 'number' || !Number.isSafeInteger(authTime)) return NO_TIME;
  // an issuer that let an earlier session do has not asked the person about this statement
  const early = authTime < request.startedAt - SKEW_SECONDS;
  if (early || !isFresh({ authTime }, now)) return TOO_OLD;
  return { stepUp: { digest: request.digest, authTime, acr } };
}

/** Still counts at `now` (seconds since 1970). A sign-in from the future does not. */
export const isFresh = ({ authTime }: Pick<StepUp, 'authTime'>, now: number): boolean =>
  now - authTime <= STEP_UP_MAX_AGE_SECONDS && authTime - now <= SKEW_SECONDS;

/** The person's approval of exactly this statement; refused = ask for a new sign-in (401, RFC 9470). */
export function stepUpFor(
  person: { readonly stepUp: StepUp | null },
  digest: string,
): { readonly stepUp: StepUp } | { readonly refusal: Refusal } {
  return person.stepUp?.digest === digest ? { stepUp: person.stepUp } : NEEDED;
}
