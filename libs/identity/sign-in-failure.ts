/** What can go wrong between us and the issuer, and what the person is told: never a stack, never the issuer's own words. */
import { AuthorizationResponseError } from 'openid-client';
import type { Refusal } from '#libs/kernel';

const KNOWN = {
  'sign-in-abandoned': { status: 403, title: 'Inloggningen avbröts', message: 'Du avbröt inloggningen. Du kan logga in igen när du vill.' },
  'sign-in-expired': {
    status: 400,
    title: 'Inloggningen tog för lång tid',
    message: 'Det gick för lång tid, eller så var inloggningen redan avslutad. Logga in igen.',
  },
  'sign-in-refused': {
    status: 403,
    title: 'Inloggningen misslyckades',
    message: 'Svaret från inloggningen gick inte att lita på. Logga in igen. Händer det flera gånger, kontakta förvaltningen.',
  },
  'issuer-unreachable': {
    status: 503,
    title: 'Det går inte att logga in just nu',
    message: 'Inloggningstjänsten svarar inte. Försök igen om en stund.',
  },
  'sign-in-broken': {
    status: 500,
    title: 'Inloggningen misslyckades',
    message: 'Något gick fel hos oss. Försök igen om en stund. Händer det igen, kontakta förvaltningen.',
  },
  'assurance-too-low': {
    status: 403,
    title: 'Inloggningen räcker inte',
    message: 'Inloggningen var inte tillräckligt säker. Logga in med e-legitimation.',
  },
  'digest-missing': {
    status: 400,
    title: 'Godkännandet går inte att börja',
    message: 'Länken säger inte vilket beslut som ska godkännas. Gå tillbaka till beslutet och börja om därifrån.',
  },
} as const;
export type SignInFailureCode = keyof typeof KNOWN;

export class SignInFailure extends Error {
  readonly status: number;
  readonly title: string;
  readonly code: string;

  constructor(failure: SignInFailureCode | { readonly refusal: Refusal; readonly title: string }, cause?: unknown) {
    const { status, title, message } =
      typeof failure === 'string' ? KNOWN[failure] : { status: 403, title: failure.title, message: failure.refusal.message };
    super(message, { cause });
    this.code = typeof failure === 'string' ? failure : failure.refusal.code;
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
