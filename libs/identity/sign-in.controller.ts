/** Sign-in, sign-out, and the new sign-in that approves what has been read. */
import { Controller, Get, Inject, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { areDigests, languageOf, type Language, type Wording } from '#libs/kernel';
import { SIGN_IN_LEVELS } from './assurance';
import { personFrom } from './claims';
import { Public } from './current-person';
import { localPath } from './local-path';
import { OpenIdClient, remember, type PendingSignIn, type Verified } from './openid';
import { failurePage, pageHeaders, toSignIn, type Way } from './page';
import { PERSONS, type Persons } from './persons';
import { SignInFailure } from './sign-in-failure';
import { cookieName, IDENTITY, type Identity } from './settings';
import { readStepUp, type StepUpRequest } from './step-up';

/** `ui_locales` is what the pages were read in; a link from elsewhere leaves it to the browser. */
const languageIn = ({ query, headers }: FastifyRequest): Language => {
  const { ui_locales: asked } = query as { ui_locales?: unknown };
  return languageOf(typeof asked === 'string' ? asked : headers['accept-language']);
};
const BACK: Wording = { sv: 'Tillbaka', en: 'Back' };
const BACK_TO_DECISION: Wording = { sv: 'Tillbaka till beslutet', en: 'Back to the decision' };
const BACK_TO_SITTING: Wording = { sv: 'Tillbaka till besluten', en: 'Back to the decisions' };
const NOT_A_USER: Wording = { sv: 'Du kan inte använda tjänsten än', en: 'You cannot use the service yet' };
const NOT_APPROVED: Wording = { sv: 'Beslutet är inte godkänt', en: 'The decision is not approved' };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

@ApiExcludeController()
@Public()
@Controller('auth')
export class SignInController {
  private readonly logger = new Logger('SignIn');

  constructor(
    @Inject(OpenIdClient) private readonly openid: OpenIdClient,
    @Inject(PERSONS) private readonly persons: Persons,
    @Inject(IDENTITY) private readonly identity: Identity,
  ) {}

  /** Starts a sign-in, also for somebody who is signed in already and wants to be somebody else. */
  @Get('login')
  async login(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('returnTo') wanted: unknown): Promise<void> {
    const own = new URL(this.identity.publicUrl);
    // the same machine under another name would lose the cookie on the way back
    if (request.host !== own.host && LOOPBACK.has(own.hostname) && LOOPBACK.has(request.hostname))
      return void reply.redirect(`${own.origin}${request.originalUrl}`, 302);
    const returnTo = localPath(wanted);
    await this.send(request, reply, returnTo, null);
  }

  /** Starts the sign-in that approves the statement with this digest; said several times: all of them, in this order. */
  @Get('step-up')
  async stepUp(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('digest') asked: unknown,
    @Query('returnTo') wanted: unknown,
  ): Promise<void> {
    const returnTo = localPath(wanted);
    const { person } = request.session;
    const digests = Array.isArray(asked) ? asked : [asked];
    if (!areDigests(digests))
      return this.fail(reply, new SignInFailure('digest-missing'), languageIn(request), { href: returnTo, text: BACK });
    if (!person) return void reply.redirect(toSignIn(languageIn(request), returnTo).href, 302);
    await this.send(request, reply, returnTo, { digests, subject: person.subject });
  }

  /** Where the issuer sends people back to. */
  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('state') state: unknown): Promise<void> {
    const { session } = request;
    const pending = session.pending?.find((one) => one.state === state);
    if (!pending) return this.fail(reply, new SignInFailure('sign-in-expired'), languageIn(request), toSignIn(languageIn(request)));
    session.pending = session.pending!.filter((one) => one !== pending);
    try {
      const verified = await this.openid.finish(request.originalUrl, pending);
      await (pending.stepUp ? this.approve(request, pending, verified) : this.enter(request, verified));
      reply.header('cache-control', 'no-store');
      void reply.redirect(pending.returnTo, 302);
    } catch (error) {
      this.fail(reply, error, pending.language, wayOn(pending));
    }
  }

  /** Ends the session here; `location` is where to go so that it ends at the issuer too. */
  @Post('logout')
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { idToken, person } = request.session;
    await request.session.destroy();
    const location = person ? await this.openid.signOutAddress(idToken, languageIn(request)) : '/';
    void reply.clearCookie(cookieName(this.identity), { path: '/' }).code(200).header('cache-control', 'no-store').send({ location });
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    returnTo: string,
    stepUp: Pick<StepUpRequest, 'digests' | 'subject'> | null,
  ): Promise<void> {
    const language = languageIn(request);
    try {
      const { url, pending } = await this.openid.begin(returnTo, language, stepUp);
      request.session.pending = remember(request.session.pending, pending);
      reply.header('cache-control', 'no-store');
      void reply.redirect(url, 302); // said, since Nest presets 200 and Fastify keeps it
    } catch (error) {
      this.fail(reply, error, language, wayOn({ returnTo, language, stepUp }));
    }
  }

  private async enter(request: FastifyRequest, { claims, idToken }: Verified): Promise<void> {
    const acr = claims['acr'];
    if (typeof acr !== 'string' || !SIGN_IN_LEVELS.has(acr)) throw new SignInFailure('assurance-too-low');
    const read = personFrom(this.identity.personIssuer, claims);
    if ('refusal' in read) throw new SignInFailure({ refusal: read.refusal, title: NOT_A_USER });
    const { ref, subject, name, role, organisation } = await this.persons.ensure(read.person, this.openid.instant());
    await request.session.regenerate(); // a new id: the one from before the sign-in may be known to somebody
    Object.assign(request.session, {
      person: { ref, subject, name, role, organisation, acr, authTime: Number(claims['auth_time'] ?? claims['iat']) },
      idToken,
    });
  }

  private async approve(request: FastifyRequest, { stepUp }: PendingSignIn, { claims, idToken }: Verified): Promise<void> {
    const { person } = request.session;
    if (!stepUp || person?.subject !== stepUp.subject) throw new SignInFailure('sign-in-expired');
    const read = readStepUp(claims, stepUp, this.openid.now());
    if ('refusal' in read) throw new SignInFailure({ refusal: read.refusal, title: NOT_APPROVED });
    await request.session.regenerate();
    const { acr, authTime } = read.stepUp;
    Object.assign(request.session, { person: { ...person, acr, authTime }, stepUp: read.stepUp, idToken });
  }

  private fail(reply: FastifyReply, error: unknown, language: Language, way: Way): void {
    const failure = error instanceof SignInFailure ? error : new SignInFailure('sign-in-broken', error);
    const cause = failure.cause instanceof Error ? `${failure.cause.name}: ${failure.cause.message}` : '';
    this.logger.warn(`${failure.code} ${cause}`.trim());
    void reply
      .code(failure.status)
      .headers(pageHeaders())
      .send(failurePage(language, failure.title, failure.wording, way));
  }
}

/** From a failure: back to the decision, or to the sign-in once more. */
function wayOn({
  returnTo,
  language,
  stepUp,
}: Pick<PendingSignIn, 'returnTo' | 'language'> & { stepUp: Pick<StepUpRequest, 'digests'> | null }): Way {
  if (!stepUp) return toSignIn(language, returnTo);
  return { href: returnTo, text: stepUp.digests.length > 1 ? BACK_TO_SITTING : BACK_TO_DECISION };
}
