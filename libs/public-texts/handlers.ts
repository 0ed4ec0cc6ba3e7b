/** Commands about public texts, run against their streams, and the texts as they stand. */
import { Inject, Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  EVENT_LOG,
  execute,
  loadState,
  personOf,
  type EventContext,
  type EventLog,
  type Execution,
  type Loaded,
  type Revision,
} from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { publicTextDecider, type PublicTextCommand } from './decide';
import { publicTextEvents, publicTextStream, type TextKey } from './events';
import type { PublicTextState } from './text';

export class GivePublicTextCommand extends Command<Execution> {
  constructor(
    readonly command: PublicTextCommand,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

@CommandHandler(GivePublicTextCommand)
export class PublicTextCommandHandler implements ICommandHandler<GivePublicTextCommand> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  execute({ command, meta, expectedRevision }: GivePublicTextCommand): Promise<Execution> {
    return execute({
      log: this.log,
      stream: publicTextStream(command.key),
      catalogue: publicTextEvents,
      decider: publicTextDecider,
      command,
      context: { actor: personOf(meta.actor), today: dayOf(meta.recordedAt) },
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
  }
}

/** A handful of events each: they are folded when somebody reads them. */
@Injectable()
export class PublicTexts {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  read(key: TextKey): Promise<{ readonly state: PublicTextState; readonly loaded: Loaded }> {
    return loadState(this.log, publicTextStream(key), publicTextEvents, publicTextDecider);
  }
}
