/**
 * One line per request, and whatever the parts have to say. Never personal data: no bodies, no cookies, no query strings (they may hold search
 * text), no ids in paths; a person is a pseudonym.
 */
import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import pino, { type Logger } from 'pino';
import { newId } from '#libs/kernel';
import type { Metrics } from './metrics';

export type { Logger };
export const openLog = (level: string, destination?: pino.DestinationStream): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, destination ?? pino.destination({ fd: 1, sync: true }));

/** Nest's own words in the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  private write(level: 'info' | 'warn' | 'error' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const said = typeof message === 'object' && message !== null ? message : { msg: String(message) };
    this.logger[level]({ ...(typeof context === 'string' ? { context } : {}), ...said });
  }
  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    const stack = rest.length > 1 ? rest[0] : undefined;
    this.write('error', typeof stack === 'string' ? { msg: String(message), stack } : message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
}

/** Request ids are ours: what a caller sends is not to be trusted in a log. */
export const requestId = (): string => newId();

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
/** The caller's W3C trace context, if it is one. */
export const traceparentOf = (request: Pick<FastifyRequest, 'headers'>): string | null => {
  const said = request.headers['traceparent'];
  return typeof said === 'string' && TRACEPARENT.test(said) ? said : null;
};

/** Logs and measures every answer, and puts the request's id on it. `personOf` gives the pseudonym of who asked, or null. */
export function watchRequests(
  fastify: FastifyInstance,
  logger: Logger,
  metrics: Metrics,
  personOf: (request: FastifyRequest) => string | null,
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    metrics.httpUnderWay.inc();
    reply.raw.once('close', () => metrics.httpUnderWay.dec());
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // the route's pattern, not the path: ids of cases and people stay out of the log
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const seconds = reply.elapsedTime / 1000;
    metrics.httpSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds);
    const line = { request: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    logger.info({ ...line, person: personOf(request), trace: traceparentOf(request)?.slice(3, 35) ?? null });
    done();
  });
}
