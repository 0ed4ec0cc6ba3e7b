/** What sign-in and sessions need to know, and what follows from it. */
import { createHmac, randomBytes } from 'node:crypto';
import { DEMONSTRATION_ISSUER } from './demonstration-users';
import { keptSecret } from './kept-secret';

export type SignInSettings =
  /** The embedded sign-in with demonstration users, under /oidc. */
  | { readonly kind: 'development' }
  | { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

export interface IdentitySettings {
  /** Origin that people type, e.g. `https://bidrag.example.se`. */
  readonly publicUrl: string;
  readonly signIn: SignInSettings;
  /** At least 32 characters; null = made at first start and kept in `folder` (never in production). */
  readonly sessionSecret: string | null;
  /** Where what is made at first start is kept. */
  readonly folder: string;
}

/** Injection token of {@link Identity}. */
export const IDENTITY = Symbol('Identity');

export interface Identity {
  readonly publicUrl: string;
  /** Served over https: cookies say Secure. */
  readonly secure: boolean;
  readonly folder: string;
  readonly sessionSecret: string;
  readonly embedded: boolean;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What stands as issuer in app.person. */
  readonly personIssuer: string;
}

/** Where the embedded sign-in is mounted. */
export const EMBEDDED_PATH = '/oidc';

export const NOT_IN_PRODUCTION =
  'Den egna inloggningen med demonstrationsanvändare får inte användas i produktion (NODE_ENV=production). ' +
  'Sätt OIDC_ISSUER, OIDC_CLIENT_ID och OIDC_CLIENT_SECRET till regionens inloggning.';
const SECRET_DEMANDED = 'I produktion måste SESSION_SECRET sättas till minst 32 slumpade tecken.';
const SECRET_TOO_SHORT = 'SESSION_SECRET är för kort. Sätt minst 32 slumpade tecken.';
const PUBLIC_URL_IS_ORIGIN = 'PUBLIC_URL ska vara tjänstens adress utan sökväg, till exempel https://bidrag.example.se.';

/** A secret of its own for each purpose, so that one kept file is enough. */
export const derivedSecret = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(`liggaren/${purpose}`).digest('base64url');

function originOf(publicUrl: string): URL {
  const url = URL.parse(publicUrl);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) throw new Error(PUBLIC_URL_IS_ORIGIN);
  return url;
}

function secretOf({ sessionSecret, folder }: IdentitySettings, production: boolean): string {
  if (sessionSecret === null && production) throw new Error(SECRET_DEMANDED);
  const secret = sessionSecret ?? keptSecret(folder, 'session-secret', () => randomBytes(48).toString('base64url'));
  if (secret.length < 32) throw new Error(SECRET_TOO_SHORT);
  return secret;
}

/** Throws with a Swedish sentence that says what to set. The same settings always give the same identity. */
export function identityFrom(settings: IdentitySettings): Identity {
  const production = process.env['NODE_ENV'] === 'production';
  const { signIn } = settings;
  const embedded = signIn.kind === 'development';
  if (embedded && production) throw new Error(NOT_IN_PRODUCTION);
  const url = originOf(settings.publicUrl);
  const sessionSecret = secretOf(settings, production);
  const common = { publicUrl: url.origin, secure: url.protocol === 'https:', folder: settings.folder, sessionSecret, embedded };
  if (!embedded)
    return { ...common, issuer: signIn.issuer, clientId: signIn.clientId, clientSecret: signIn.clientSecret, personIssuer: signIn.issuer };
  return {
    ...common,
    issuer: `${url.origin}${EMBEDDED_PATH}`,
    clientId: 'liggaren',
    clientSecret: derivedSecret(sessionSecret, 'embedded-client'),
    personIssuer: DEMONSTRATION_ISSUER,
  };
}

/** With https the browser itself refuses the cookie to anything but this host (`__Host-`). */
export const cookieName = ({ secure }: Pick<Identity, 'secure'>): string => (secure ? '__Host-liggaren' : 'liggaren');
