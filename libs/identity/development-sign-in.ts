/** The embedded sign-in as a Fastify plugin: the pages where a person is chosen, and the OpenID provider behind them. */
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { InteractionResults, Provider } from 'oidc-provider';
import { LOA2, LOA3 } from './assurance';
import { isSameOrigin } from './csrf';
import { languageOf, type Language, type Wording } from '#libs/kernel';
import { DEMONSTRATION_CODE, demonstrationUser } from './demonstration-users';
import { choicePage, confirmationPage, type Mistake } from './development-pages';
import { developmentProvider } from './development-provider';
import { failurePage, pageHeaders, toSignIn } from './page';
import { EMBEDDED_PATH, type Identity } from './settings';

interface Asked {
  readonly language: Language;
  readonly action: string;
  readonly stepUp: boolean;
  readonly subject: string | undefined;
  readonly digest: string | undefined;
}
type Answer = { readonly result: InteractionResults } | { readonly status: number; readonly text: string };

/** Not the service itself but what it trusts: signed cookies and one-time ids of its own. */
const OTHER_PARTY = { config: { guardsItself: true } };

const textOf = (parameter: unknown): string | undefined => (typeof parameter === 'string' ? parameter : undefined);
/** The digest of what is approved, when the nonce is one (32 bytes). */
function digestIn(nonce: string | undefined): string | undefined {
  const bytes = Buffer.from(nonce ?? '', 'base64url');
  return bytes.length === 32 ? bytes.toString('hex') : undefined;
}

const ask = (asked: Asked, mistake?: Mistake): string =>
  asked.stepUp ? confirmationPage({ ...asked, mistake }) : choicePage(asked.action, asked.language);

/** What the form's content leads to. */
function answer(asked: Asked, form: URLSearchParams): Answer {
  if (form.has('cancel')) return { result: { error: 'access_denied', error_description: 'the person cancelled' } };
  const user = demonstrationUser(form.get('person') ?? '');
  if (!user) return { status: 422, text: ask(asked, 'chooseFirst') };
  if (asked.stepUp && form.get('code')?.trim() !== DEMONSTRATION_CODE) return { status: 422, text: ask(asked, 'wrongCode') };
  const acr = asked.stepUp ? LOA3 : LOA2;
  return { result: { login: { accountId: user.subject, acr, amr: asked.stepUp ? ['otp'] : ['user'], remember: false } } };
}

const show = (reply: FastifyReply, status: number, text: string): FastifyReply => reply.code(status).headers(pageHeaders()).send(text);
const GONE: { readonly title: Wording; readonly message: Wording } = {
  title: { sv: 'Inloggningen tog för lång tid', en: 'The sign-in took too long' },
  message: {
    sv: 'Den här sidan gäller inte längre. Börja om från början.',
    en: 'This page is no longer valid. Start again from the beginning.',
  },
};
/** What cannot be read of the sign-in is said in the browser's language. */
const gone = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const language = languageOf(request.headers['accept-language']);
  return show(reply, 400, failurePage(language, GONE.title, GONE.message, toSignIn(language)));
};
const STOPPED: { readonly title: Wording; readonly message: Wording } = {
  title: { sv: 'Inloggningen stoppades', en: 'The sign-in was stopped' },
  message: { sv: 'Formuläret skickades från en annan webbplats.', en: 'The form was sent from another site.' },
};

/** The interaction that this browser is in; undefined when it is none, or another than the address says. */
async function interactionOf(
  provider: Provider,
  request: FastifyRequest<{ Params: { uid: string } }>,
  reply: FastifyReply,
): Promise<Asked | undefined> {
  try {
    // the cookie (signed, SameSite=Lax) and the address must name the same interaction: nobody else knows its id
    const { uid, params } = await provider.interactionDetails(request.raw, reply.raw);
    if (uid !== request.params.uid) return undefined;
    return {
      language: languageOf(textOf(params['ui_locales']) ?? request.headers['accept-language']),
      action: `${EMBEDDED_PATH}/interaction/${uid}`,
      stepUp: (textOf(params['acr_values']) ?? '').split(' ').includes(LOA3),
      subject: textOf(params['login_hint']),
      digest: digestIn(textOf(params['nonce'])),
    };
  } catch {
    return undefined;
  }
}

function pages(provider: Provider, { publicUrl }: Identity): FastifyPluginAsync {
  return async (fastify: FastifyInstance) => {
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 4096 }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    fastify.get<{ Params: { uid: string } }>('/interaction/:uid', async (request, reply) => {
      const asked = await interactionOf(provider, request, reply);
      return asked ? show(reply, 200, ask(asked)) : gone(request, reply);
    });
    fastify.post<{ Params: { uid: string }; Body: URLSearchParams }>('/interaction/:uid', OTHER_PARTY, async (request, reply) => {
      const asked = await interactionOf(provider, request, reply);
      if (!asked) return gone(request, reply);
      if (!isSameOrigin(request.headers, publicUrl))
        return show(reply, 403, failurePage(asked.language, STOPPED.title, STOPPED.message, toSignIn(asked.language)));
      const given = answer(asked, request.body);
      if ('text' in given) return show(reply, given.status, given.text);
      reply.hijack();
      await provider.interactionFinished(request.raw, reply.raw, given.result, { mergeWithLastSubmission: false });
      return reply;
    });
  };
}

/** Everything else under /oidc is the provider's own: handed over untouched, body unread. */
function protocol(provider: Provider): FastifyPluginAsync {
  const handle = provider.callback();
  return async (fastify: FastifyInstance) => {
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
    fastify.all('/*', OTHER_PARTY, async (request, reply) => {
      reply.hijack();
      const { raw } = request;
      const address = raw.url!;
      // oidc-provider finds out where it is mounted by comparing the two
      Object.assign(raw, { originalUrl: address, url: address.slice(EMBEDDED_PATH.length) });
      await handle(raw, reply.raw);
      return reply;
    });
  };
}

/** Everything under /oidc. Throws in production. */
export async function developmentSignIn(identity: Identity): Promise<FastifyPluginAsync> {
  const provider = await developmentProvider(identity);
  return async (fastify) => {
    await fastify.register(pages(provider, identity), { prefix: EMBEDDED_PATH });
    await fastify.register(protocol(provider), { prefix: EMBEDDED_PATH });
  };
}
