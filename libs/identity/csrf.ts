/** One guard against requests that another site makes a person's browser send. */
import type { IncomingHttpHeaders } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, type Wording } from '#libs/kernel';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a file (application/octet-stream). */
    file?: boolean;
    /** The route is spoken to by HTML forms and other parties, and has guards of its own. */
    guardsItself?: boolean;
  }
}

/** The kind of content that files are sent as: no HTML form can, and another site's script may not without being asked (CORS). */
export const FILE_CONTENT = 'application/octet-stream';
/** Says that a route takes a file. */
export const AcceptsFile = (): MethodDecorator & ClassDecorator => RouteConfig({ file: true });

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sent from a page of ours. A browser that says Sec-Fetch-Site is believed; one that doesn't must say Origin; silence is a no. */
export function isSameOrigin(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === origin;
}

const mediaType = (header: string | undefined): string => (header ?? '').split(';')[0]!.trim().toLowerCase();

export interface Crossing {
  readonly code: 'cross-site' | 'content-type-not-accepted';
  readonly detail: Wording;
}

/**
 * Why a request is refused; undefined = it may pass. Two locks: it comes from our origin, and its content is of a kind that no HTML form can
 * send: application/json, or a file where the route says so.
 */
export function crossing(request: { method: string; headers: IncomingHttpHeaders }, origin: string, file: boolean): Crossing | undefined {
  if (SAFE.has(request.method)) return undefined;
  if (!isSameOrigin(request.headers, origin))
    return {
      code: 'cross-site',
      detail: {
        sv: 'Begäran kom från en annan webbplats och utfördes inte. Öppna tjänsten på dess egen adress och gör om.',
        en: 'The request came from another site and was not carried out. Open the service at its own address and do it again.',
      },
    };
  const type = mediaType(request.headers['content-type']);
  if (type === 'application/json' || (file && type === FILE_CONTENT)) return undefined;
  return {
    code: 'content-type-not-accepted',
    detail: {
      sv: 'Begäran utfördes inte: innehållet ska skickas som application/json.',
      en: 'The request was not carried out: the content must be sent as application/json.',
    },
  };
}

const TITLE: Wording = { sv: 'Du får inte göra detta', en: 'You may not do this' };

/** Fastify hook (onRequest): 403 with a problem (RFC 9457) before anything else has looked at the request. */
export const refuseCrossing =
  (origin: string) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { file = false, guardsItself = false } = request.routeOptions.config ?? {};
    const refused = guardsItself ? undefined : crossing(request, origin, file);
    if (!refused) return undefined;
    const { code, detail } = refused;
    const language = languageOf(request.headers['accept-language']);
    return reply
      .code(403)
      .headers({ 'content-language': language, vary: 'accept-language' })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ type: `/problem/${code}`, title: TITLE[language], status: 403, code, detail: detail[language] }));
  };
