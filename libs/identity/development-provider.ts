/** The embedded OpenID provider: a real one (oidc-provider) with invented people, for trying the service out. Never in production. */
import { generateKeyPairSync } from 'node:crypto';
import type { Configuration, JWK, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { LOA2, LOA3 } from './assurance';
import { demonstrationUser } from './demonstration-users';
import { SEND_ON, signOutPage } from './development-pages';
import { keptSecret } from './kept-secret';
import { languageOf, type Language } from '#libs/kernel';
import { failurePage, pageHeaders, toSignIn } from './page';
import { derivedSecret, EMBEDDED_PATH, NOT_IN_PRODUCTION, type Identity } from './settings';

const HOURS = 3600;

/** Kept over restarts, so that a token from before one still proves who signs out. */
const newSigningKey = (): string => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'liggaren-development' });
};

function show(ctx: KoaContextWithOIDC, status: number, text: string, script?: string): void {
  ctx.status = status;
  ctx.set({ ...pageHeaders(script) });
  ctx.body = text;
}

/** As the service that sent the person here asked for it, or else as their browser does. */
const languageIn = (ctx: KoaContextWithOIDC): Language => {
  const asked = ctx.oidc?.params?.['ui_locales'];
  return languageOf(typeof asked === 'string' ? asked : ctx.get('accept-language'));
};
const SIGNED_OUT = { sv: 'Du är utloggad', en: 'You are signed out' };
const CLOSE = { sv: 'Du kan stänga fönstret.', en: 'You can close the window.' };
const TO_START = { href: '/', text: { sv: 'Till startsidan', en: 'To the start page' } };
const NOT_FINISHED = { sv: 'Inloggningen gick inte att slutföra', en: 'The sign-in could not be finished' };
const START_AGAIN = {
  sv: 'Den har tagit för lång tid eller öppnats på fel sätt. Börja om från början.',
  en: 'It has taken too long or been opened in the wrong way. Start again from the beginning.',
};

function configuration({ publicUrl, folder, sessionSecret, clientId, clientSecret }: Identity): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [JSON.parse(keptSecret(folder, 'development-signing-key.json', newSigningKey)) as JWK] },
    cookies: { keys: [derivedSecret(sessionSecret, 'embedded-cookies')] },
    acrValues: [LOA2, LOA3],
    // acr, amr and auth_time reach the ID token only when a scope that is asked for lists them
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], profile: ['name', 'role', 'organisation'], email: ['email'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const asked = ctx.oidc.entities.IdTokenHint !== undefined;
          show(ctx, 200, signOutPage(form, asked, languageIn(ctx)), asked ? SEND_ON : undefined);
        },
        postLogoutSuccessSource: (ctx) => show(ctx, 200, failurePage(languageIn(ctx), SIGNED_OUT, CLOSE, TO_START)),
      },
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Grant: 8 * HOURS, Session: 8 * HOURS },
    interactions: { url: (_ctx, { uid }) => `${EMBEDDED_PATH}/interaction/${uid}` },
    findAccount: (_ctx, subject) => {
      const user = demonstrationUser(subject);
      if (!user) return undefined;
      const { name, role, organisation, email } = user;
      return { accountId: subject, claims: () => ({ sub: subject, name, role, organisation, email }) };
    },
    // our own service asks: nobody has to consent
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    renderError: (ctx) => {
      const language = languageIn(ctx);
      show(ctx, ctx.status, failurePage(language, NOT_FINISHED, START_AGAIN, toSignIn(language)));
    },
  };
}

/** oidc-provider tells the console that its memory is for development and that it does not know this Node: both are known. */
async function withoutAdvice<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = (...said: unknown[]) => (String(said[0]).includes('oidc-provider WARNING') ? undefined : warn(...said));
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

/** Throws in production, with what to set instead. */
export async function developmentProvider(identity: Identity): Promise<Provider> {
  if (process.env['NODE_ENV'] === 'production') throw new Error(NOT_IN_PRODUCTION);
  return withoutAdvice(async () => {
    // loaded on demand: production images need not hold it
    const { Provider: OpenIdProvider } = await import('oidc-provider');
    return new OpenIdProvider(identity.issuer, configuration(identity));
  });
}
