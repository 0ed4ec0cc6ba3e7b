/** The one place where anything thrown becomes an answer. */
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '#libs/database';
import { LogOverloaded } from '#libs/event-log';
import { NoEvidence } from '#libs/evidence';
import { ReadingNotRecorded, SessionUnavailable } from '#libs/identity';
import { NoSeal } from '#libs/sealing';
import { inLanguage, languageAsked } from '../language';
import * as known from './known-problems';
import { Problem, problemDocument } from './problem';

const STATUS: Readonly<Record<number, () => Problem>> = {
  401: known.notSignedIn,
  403: known.noAccess,
  404: known.routeUnknown,
  413: known.bodyTooLarge,
  415: known.unsupportedContent,
};

const codeOf = (exception: unknown): string => {
  const code = (exception as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};
/** A read model that has never been built. */
const isNotBuilt = (exception: unknown): boolean => codeOf(exception) === '42P01';

/** The problem that an exception stands for; undefined = nobody foresaw it. */
export function problemOf(exception: unknown): Problem | undefined {
  if (exception instanceof Problem) return exception;
  if (isDatabaseAway(exception)) return known.databaseAway();
  if (isNotBuilt(exception)) return known.notBuilt();
  if (exception instanceof NoEvidence || exception instanceof NoSeal) return known.notSealed(exception.message);
  if (exception instanceof LogOverloaded) return known.overloaded(exception.retryAfterSeconds);
  const { statusCode, cause } = exception as { statusCode?: number; cause?: unknown };
  const status = exception instanceof HttpException ? exception.getStatus() : statusCode;
  if (/^FST_ERR_CTP_(INVALID|EMPTY)_JSON_BODY$/.test(codeOf(cause))) return known.malformedJson();
  if (exception instanceof ReadingNotRecorded || exception instanceof SessionUnavailable) return known.unavailable(exception.wording);
  if (status === undefined || status >= 500) return undefined;
  return STATUS[status]?.() ?? new Problem(status, 'bad-request', known.unreadableRequest().detail);
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(exception);
    // the stack goes to the log and never to the caller: it may hold what was written
    if (!problem) this.logger.error({ requestId: request.id, error: exception instanceof Error ? exception.stack : String(exception) });
    else if (problem.status >= 500) this.logger.warn({ requestId: request.id, code: problem.code, error: String(exception) });
    const { headers, status } = problem ?? known.unexpected();
    const language = languageAsked(request);
    if (reply.sent) return;
    void reply
      .code(status)
      .headers({ ...headers, 'cache-control': 'no-store', ...inLanguage(language) })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(problem ?? known.unexpected(), String(request.id), language)));
  }
}
