/** What can go wrong between us and the issuer, and what the person is told: never a stack, never the issuer's own words. */
import { AuthorizationResponseError } from 'openid-client';
import type { Refusal, Wording } from '#libs/kernel';

const KNOWN = {
  'sign-in-abandoned': {
    status: 403,
    title: { sv: 'Inloggningen avbröts', en: 'The sign-in was cancelled' },
    message: {
      sv: 'Du avbröt inloggningen. Du kan logga in igen när du vill.',
      en: 'You cancelled the sign-in. You can sign in again whenever you like.',
    },
  },
  'sign-in-expired': {
    status: 400,
    title: { sv: 'Inloggningen tog för lång tid', en: 'The sign-in took too long' },
    message: {
      sv: 'Det gick för lång tid, eller så var inloggningen redan avslutad. Logga in igen.',
      en: 'Too much time passed, or the sign-in had already been finished. Sign in again.',
    },
  },
  'sign-in-refused': {
    status: 403,
    title: { sv: 'Inloggningen misslyckades', en: 'The sign-in failed' },
    message: {
      sv: 'Svaret från inloggningen gick inte att lita på. Logga in igen. Händer det flera gånger, kontakta förvaltningen.',
      en: 'The answer from the sign-in could not be trusted. Sign in again. If it happens several times, contact the administration.',
    },
  },
  'issuer-unreachable': {
    status: 503,
    title: { sv: 'Det går inte att logga in just nu', en: 'It is not possible to sign in just now' },
    message: {
      sv: 'Inloggningstjänsten svarar inte. Försök igen om en stund.',
      en: 'The sign-in service does not answer. Try again in a while.',
    },
  },
  'sign-in-broken': {
    status: 500,
    title: { sv: 'Inloggningen misslyckades', en: 'The sign-in failed' },
    message: {
      sv: 'Något gick fel hos oss. Försök igen om en stund. Händer det igen, kontakta förvaltningen.',
      en: 'Something went wrong on our side. Try again in a while. If it happens again, contact the administration.',
    },
  },
  'assurance-too-low': {
    status: 403,
    title: { sv: 'Inloggningen räcker inte', en: 'The sign-in is not enough' },
    message: {
      sv: 'Inloggningen var inte tillräckligt säker. Logga in med e-legitimation.',
      en: 'The sign-in was not secure enough. Sign in with an e-ID.',
    },
  },
  'digest-missing': {
    status: 400,
    title: { sv: 'Godkännandet går inte att börja', en: 'The approval cannot be begun' },
    message: {
      sv: 'Länken säger inte vilket beslut som ska godkännas. Gå tillbaka till beslutet och börja om därifrån.',
      en: 'The link does not say which decision is to be approved. Go back to the decision and start again from there.',
    },
  },
} as const satisfies Readonly<Record<string, { status: number; title: Wording; message: Wording }>>;
export type SignInFailureCode = keyof typeof KNOWN;

export class SignInFailure extends Error {
  readonly status: number;
  readonly title: Wording;
  readonly wording: Wording;
  readonly code: string;

  constructor(failure: SignInFailureCode | { readonly refusal: Refusal; readonly title: Wording }, cause?: unknown) {
    const { status, title, message } =
      typeof failure === 'string' ? KNOWN[failure] : { status: 403, title: failure.title, message: failure.refusal.message };
    const code = typeof failure === 'string' ? failure : failure.refusal.code;
    super(code, { cause });
    this.code = code;
    this.wording = message;
    this.status = status;
    this.title = title;
  }

  /** Whatever openid-client or the network threw. */
  static from(error: unknown): SignInFailure {
    if (error instanceof SignInFailure) return error;
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
      return new SignInFailure('sign-in-abandoned', error);
    return new SignInFailure(isSilence(error) ? 'issuer-unreachable' : 'sign-in-refused', error);
  }
}

/** No answer: openid-client's timeout, or undici's "fetch failed" somewhere behind what was thrown. */
function isSilence(error: unknown): boolean {
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT' || message === 'fetch failed') return true;
  return typeof cause === 'object' && cause !== null && isSilence(cause);
}
