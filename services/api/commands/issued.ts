/** A command as it was given over HTTP: by whom, under which id, on what they had seen. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { contextOf, type EventContext, type Revision } from '#libs/event-log';
import { asActor, type SignedIn } from '#libs/identity';
import { derivedId } from '#libs/kernel';
import { traceparentOf } from '../observability/logging';

export interface Issued {
  /** Everything that the events will carry beside their content. */
  readonly meta: EventContext;
  /** Revision in If-Match; undefined = not said. */
  readonly expectedRevision: Revision | undefined;
  readonly by: SignedIn;
}

declare module 'fastify' {
  interface FastifyRequest {
    issued?: Issued;
  }
}

/** The same person and key always give the same command id, whatever process answers and whatever happened in between. */
export const commandIdOf = (personRef: string, key: string): string => derivedId(key, `command/${personRef}`);

/** What stands in every event beside its content. */
export const metaOf = (by: SignedIn, commandId: string, now: Temporal.Instant, traceparent: string | null): EventContext =>
  contextOf(asActor(by), commandId, now, { traceparent });

export const issuedBy = (
  request: FastifyRequest,
  by: SignedIn,
  key: string,
  expectedRevision: Revision | undefined,
  now: Temporal.Instant,
): Issued => ({ by, expectedRevision, meta: metaOf(by, commandIdOf(by.ref, key), now, traceparentOf(request)) });

/** `@IssuedCommand() issued: Issued` on a route of {@link CommandInterceptor}. */
export const IssuedCommand = createParamDecorator((_: unknown, context: ExecutionContext): Issued => {
  const { issued } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!issued) throw new Error('the route lacks the command interceptor');
  return issued;
});
