/** A command to one case, as it came over HTTP. */
import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { caseEvents } from '#libs/grant-cases/events';
import { GiveCaseCommand, type PlainCaseCommand } from '#libs/grant-cases/module';
import { isUuid } from '#libs/kernel';
import type { CommandAnswer } from '../commands/answers';
import type { Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { caseUnknown } from '../problems';

export interface OnCase extends Issued {
  readonly caseId: string;
}

/** `@ToCase() on: OnCase` on a route with `:id`. An id that is not one names nothing. */
export const ToCase = createParamDecorator((_: unknown, context: ExecutionContext): OnCase => {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
  if (!isUuid(request.params.id)) throw caseUnknown();
  if (!request.issued) throw new Error('the route lacks the command interceptor');
  return { ...request.issued, caseId: request.params.id.toLowerCase() };
});

/** Bodies are made by class-transformer; what is decided on and written down is plain data. */
export const plain = <T>(value: T): T => structuredClone(value);

/** What a command says beside its type. */
export type Fields<C extends { readonly type: string }> = C extends unknown ? Omit<C, 'type'> : never;
/** The command, as plain data. */
export const withType = <C extends { readonly type: string }>(type: C['type'], body: Fields<C>): C =>
  ({ ...plain<object>(body), type }) as unknown as C;

@Injectable()
export class CaseCommands {
  constructor(readonly bus: CommandBus) {}

  protected async give<T extends PlainCaseCommand['type']>(
    { caseId, meta, expectedRevision, by }: OnCase,
    type: T,
    body: Fields<Extract<PlainCaseCommand, { type: T }>>,
  ): Promise<CommandAnswer> {
    const command = withType<PlainCaseCommand>(type, body);
    const given = await this.bus.execute(new GiveCaseCommand(caseId, command, meta, expectedRevision));
    // what the authority has done meanwhile is not told to an applicant, not even by its name
    const told = given.kind === 'stale' && by.role === 'applicant' ? { ...given, since: [] } : given;
    return answer(told, caseEvents);
  }
}
