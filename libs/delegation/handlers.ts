/** Commands about the board's delegation order, run against its stream. */
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, personOf, type EventContext, type EventLog, type Execution, type Revision } from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { orderDecider, type OrderCommand } from './decide';
import { delegationEvents, delegationStream } from './events';

export class GiveDelegationCommand extends Command<Execution> {
  constructor(
    readonly boardId: string,
    readonly command: OrderCommand,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

@CommandHandler(GiveDelegationCommand)
export class DelegationCommandHandler implements ICommandHandler<GiveDelegationCommand> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  execute({ boardId, command, meta, expectedRevision }: GiveDelegationCommand): Promise<Execution> {
    return execute({
      log: this.log,
      stream: delegationStream(boardId),
      catalogue: delegationEvents,
      decider: orderDecider,
      command,
      context: { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) },
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
  }
}
