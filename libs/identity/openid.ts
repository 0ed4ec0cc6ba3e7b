/** Our side of OpenID Connect: code flow with PKCE, state, nonce, and signatures checked (OpenID Connect Core 3.1, RFC 7636). */
import * as openid from 'openid-client';
import { nonceOf, type Clock, type Language } from '#libs/kernel';
import { LOA2, LOA3 } from './assurance';
import { SignInFailure } from './sign-in-failure';
import type { StepUpRequest } from './step-up';
import type { Identity } from './settings';

/** How long a person may take at the issuer, in seconds. */
const PATIENCE_SECONDS = 600;
/** Tabs that may sign in at the same time. */
const MOST_PENDING = 5;

/** A sign-in under way, kept in the session that started it. Plain JSON. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly language: Language;
  /** Seconds since 1970. */
  readonly startedAt: number;
  /** Null = an ordinary sign-in. */
  readonly stepUp: StepUpRequest | null;
}

export interface Verified {
  /** Claims of the signed ID token, completed by the userinfo endpoint. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export class OpenIdClient {
  private discovered: Promise<openid.Configuration> | undefined;

  constructor(
    private readonly identity: Identity,
    private readonly clock: Clock,
  ) {}

  instant(): Temporal.Instant {
    return this.clock.now();
  }

  /** Seconds since 1970, as tokens count. */
  now(): number {
    return Math.floor(this.instant().epochMilliseconds / 1000);
  }

  /** Where to send the person, and what to remember until they come back. Throws {@link SignInFailure} when the issuer does not answer. */
  async begin(
    returnTo: string,
    language: Language,
    stepUp: Pick<StepUpRequest, 'digests' | 'subject'> | null,
  ): Promise<{ url: string; pending: PendingSignIn }> {
    const configuration = await this.configuration();
    const startedAt = this.now();
    const pending: PendingSignIn = {
      state: openid.randomState(),
      nonce: stepUp ? nonceOf(stepUp.digests) : openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      returnTo,
      language,
      startedAt,
      stepUp: stepUp && { ...stepUp, startedAt },
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.identity.publicUrl}/auth/callback`,
      scope: 'openid profile email',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      // said also where leaving it out means the same (Sweden Connect)
      prompt: 'login',
      ui_locales: language,
      acr_values: stepUp ? LOA3 : LOA2,
      ...(stepUp ? { max_age: '0', login_hint: stepUp.subject } : {}),
    });
    return { url: url.href, pending };
  }

  /** What the issuer says at `address` (path and query of the callback). Throws {@link SignInFailure}. */
  async finish(address: string, pending: PendingSignIn): Promise<Verified> {
    if (this.now() - pending.startedAt > PATIENCE_SECONDS) throw new SignInFailure('sign-in-expired');
    const configuration = await this.configuration();
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, new URL(address, this.identity.publicUrl), {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      // a step-up is judged by what is signed, and by nothing else
      const told =
        pending.stepUp || !configuration.serverMetadata().userinfo_endpoint
          ? {}
          : await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { claims: { ...told, ...claims }, idToken: tokens.id_token! };
    } catch (error) {
      throw SignInFailure.from(error);
    }
  }

  /** Where to send a person who signs out; `/` when the issuer has no such place or does not answer: they are signed out here anyhow. */
  async signOutAddress(idToken: string | undefined, language: Language): Promise<string> {
    try {
      const configuration = await this.configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return '/';
      return openid.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${this.identity.publicUrl}/`,
        ui_locales: language,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href;
    } catch {
      return '/';
    }
  }

  /** Asked for at the first sign-in and not at start: the issuer may be this very process. */
  private configuration(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.identity;
    const url = new URL(issuer);
    const execute = [openid.enableNonRepudiationChecks, ...(LOOPBACK.has(url.hostname) ? [openid.allowInsecureRequests] : [])];
    this.discovered ??= openid
      .discovery(url, clientId, undefined, openid.ClientSecretBasic(clientSecret), { execute })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw new SignInFailure('issuer-unreachable', error);
      });
    return this.discovered;
  }
}

/** The sign-ins under way with one more; the oldest gives way. */
export const remember = (pending: readonly PendingSignIn[] = [], one: PendingSignIn): readonly PendingSignIn[] =>
  [...pending, one].slice(-MOST_PENDING);
