/** In which language a request wants its answer: `Accept-Language`, Swedish unless it says otherwise. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, type Language } from '#libs/kernel';

export const languageAsked = (request: Pick<FastifyRequest, 'headers'>): Language => languageOf(request.headers['accept-language']);

/** Headers of an answer whose texts are in one language. */
export const inLanguage = (language: Language): Readonly<Record<string, string>> => ({
  'content-language': language,
  vary: 'accept-language',
});

/** `@AskedLanguage() language: Language`; the answer says which language it is in. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  const language = languageAsked(http.getRequest<FastifyRequest>());
  void http.getResponse<FastifyReply>().headers(inLanguage(language));
  return language;
});
