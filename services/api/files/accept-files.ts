import type { FastifyInstance } from 'fastify';
import { FILE_CONTENT } from '#libs/identity';

/** A file reaches its route as a stream: what is too large is never held in memory. Routes that don't take files refuse it before it is read. */
export function acceptFiles(fastify: Pick<FastifyInstance, 'addContentTypeParser'>): void {
  fastify.addContentTypeParser(FILE_CONTENT, (_request, payload, done) => done(null, payload));
}
