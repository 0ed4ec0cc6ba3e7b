/** What every command has in common over HTTP: a key that makes it safe to send twice, and the revision that the person saw. */
import { Inject, Injectable, Logger, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { isUuid, SystemClock, type Clock } from '#libs/kernel';
import { keyInProgress, keyInvalid, keyMissing, keyReused, notSignedIn } from '../problems';
import { revisionSeen } from './conditional';
import { Idempotency, type Asked } from './idempotency';
import { issuedBy } from './issued';

/** Headers of an answer that a retry gets again. */
const KEPT = ['etag', 'location'] as const;

const keyOf = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw keyMissing();
  if (typeof key !== 'string' || !isUuid(key)) throw keyInvalid();
  return key.toLowerCase();
};

const keptHeaders = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(KEPT.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])));

@Injectable()
export class CommandInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Idempotency');

  constructor(
    private readonly idempotency: Idempotency,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const by = request.signedIn;
    if (!by) throw notSignedIn();
    const key = keyOf(request);
    request.issued = issuedBy(request, by, key, revisionSeen(request.headers['if-match']), this.clock.now());
    const asked: Asked = { personRef: by.ref, key, route: `${request.method} ${request.url.split('?')[0]}`, body: request.body };
    const claim = await this.idempotency.claim(asked);
    if (claim.kind === 'reused') throw keyReused();
    if (claim.kind === 'inProgress') throw keyInProgress();
    if (claim.kind === 'answered') {
      void reply.code(claim.answer.status).headers({ ...claim.answer.headers, 'idempotency-replayed': 'true' });
      return of(claim.answer.body);
    }
    try {
      const body: unknown = await lastValueFrom(next.handle());
      const { etag } = (body ?? {}) as { etag?: string | null };
      if (etag) void reply.header('etag', etag);
      await this.keep(asked, reply, body);
      return of(body);
    } catch (error) {
      await this.idempotency.release(asked, claim.claim).catch((failure: unknown) => this.logger.warn(String(failure)));
      throw error;
    }
  }

  /** The events are written: an answer that could not be kept is no reason to say that they are not. */
  private async keep(asked: Asked, reply: FastifyReply, body: unknown): Promise<void> {
    try {
      await this.idempotency.answered(asked, { status: reply.statusCode, headers: keptHeaders(reply), body });
    } catch (failure) {
      this.logger.warn(`an answer was not kept: ${String(failure)}`);
    }
  }
}
