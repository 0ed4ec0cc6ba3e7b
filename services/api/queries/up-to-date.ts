/** Reading one's own writes: `?after=<position>` waits until the read model has taken in that event, at most two seconds, then answers honestly. */
import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, map, throwError, type Observable } from 'rxjs';
import { ProjectionProgress } from '#libs/projection-runtime';
import { notBuilt, Problem } from '../problems';

const READS = 'liggaren:reads';
const WAIT_MS = 2000;

/** Undefined when it was not said, or not as a number: the query's own rules refuse it then. */
const positionOf = (request: FastifyRequest): number | undefined => {
  const said = (request.query as Record<string, unknown>)['after'];
  return typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : undefined;
};

@Injectable()
export class UpToDateInterceptor implements NestInterceptor {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const position = positionOf(http.getRequest<FastifyRequest>());
    if (position === undefined) return next.handle();
    const names = this.reflector.get<readonly string[]>(READS, context.getHandler());
    const reached = await Promise.all(names.map((name) => this.progress.waitFor(name, position, WAIT_MS)));
    if (reached.every(Boolean)) return next.handle();
    void http.getResponse<FastifyReply>().header('x-not-up-to-date', 'true');
    return next.handle().pipe(
      map((body: unknown) => (typeof body === 'object' && body !== null ? { ...body, upToDate: false } : body)),
      // what is not there yet can't be told from what is not there, nor who may see it from who may not
      catchError((error: unknown) =>
        throwError(() => (error instanceof Problem && [403, 404].includes(error.status) ? notBuilt() : error)),
      ),
    );
  }
}

/** Names the read models that a query reads, so that it can wait for them. */
export const Reads = (...projections: readonly string[]): MethodDecorator =>
  applyDecorators(SetMetadata(READS, projections), UseInterceptors(UpToDateInterceptor));
