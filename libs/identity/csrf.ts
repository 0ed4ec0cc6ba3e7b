/** One guard against requests that another site makes a person's browser send. */
import type { IncomingHttpHeaders } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes files (multipart/form-data) beside JSON. */
    multipart?: boolean;
    /** The route is spoken to by HTML forms and other parties, and has guards of its own. */
    guardsItself?: boolean;
  }
}

/** Says that a route takes files. */
export const AcceptsMultipart = (): MethodDecorator & ClassDecorator => RouteConfig({ multipart: true });

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
  readonly detail: string;
}

/**
 * Why a request is refused; undefined = it may pass. Two locks: it comes from our origin, and its content is of a kind that no HTML form can
 * send (application/json, or multipart where the route says so).
 */
export function crossing(
  request: { method: string; headers: IncomingHttpHeaders },
  origin: string,
  multipart: boolean,
): Crossing | undefined {
  if (SAFE.has(request.method)) return undefined;
  if (!isSameOrigin(request.headers, origin))
    return {
      code: 'cross-site',
      detail: 'Begäran kom från en annan webbplats och utfördes inte. Öppna tjänsten på dess egen adress och gör om.',
    };
  const type = mediaType(request.headers['content-type']);
  if (type === 'application/json' || (multipart && type === 'multipart/form-data')) return undefined;
  return { code: 'content-type-not-accepted', detail: 'Begäran utfördes inte: innehållet ska skickas som application/json.' };
}

/** Fastify hook (onRequest): 403 with a problem (RFC 9457) before anything else has looked at the request. */
export const refuseCrossing =
  (origin: string) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { multipart = false, guardsItself = false } = request.routeOptions.config ?? {};
    const refused = guardsItself ? undefined : crossing(request, origin, multipart);
    if (!refused) return undefined;
    return reply
      .code(403)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ type: `/problem/${refused.code}`, title: 'Du får inte göra detta', status: 403, ...refused }));
  };
