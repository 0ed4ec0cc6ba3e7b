/** Commands about schemes and their frames, run against their streams. */
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, personOf, type EventContext, type EventLog, type Execution, type Revision } from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { schemeDecider, type SchemeCommand } from './decide';
import { frameDecider, type FrameCommand } from './decide/frame';
import { frameEvents, frameStream, schemeEvents, schemeStream } from './events';

export class GiveSchemeCommand extends Command<Execution> {
  constructor(
    readonly schemeId: string,
    readonly command: SchemeCommand,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

@CommandHandler(GiveSchemeCommand)
export class SchemeCommandHandler implements ICommandHandler<GiveSchemeCommand> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  execute({ schemeId, command, meta, expectedRevision }: GiveSchemeCommand): Promise<Execution> {
    return execute({
      log: this.log,
      stream: schemeStream(schemeId),
      catalogue: schemeEvents,
      decider: schemeDecider,
      command,
      context: { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) },
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
  }
}

export class GiveFrameCommand extends Command<Execution> {
  constructor(
    readonly schemeId: string,
    readonly year: number,
    readonly command: FrameCommand,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

@CommandHandler(GiveFrameCommand)
export class FrameCommandHandler implements ICommandHandler<GiveFrameCommand> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  execute({ schemeId, year, command, meta, expectedRevision }: GiveFrameCommand): Promise<Execution> {
    return execute({
      log: this.log,
      stream: frameStream(schemeId, year),
      catalogue: frameEvents,
      decider: frameDecider,
      command,
      context: { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) },
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
  }
}
