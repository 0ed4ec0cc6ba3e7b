/** Commands about schemes and their frames, run against their streams. */
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, loadState, personOf, type EventContext, type EventLog, type Execution, type Revision } from '#libs/event-log';
import { dayOf, refuse } from '#libs/kernel';
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

/** Money is set aside for a scheme that there is. */
const { refusal: NO_SCHEME } = refuse(
  'no-scheme',
  {
    sv: 'Stödformen finns inte. Välj en av dem som är inrättade.',
    en: 'There is no such grant scheme. Choose one of those that have been established.',
  },
  {
    basis: 'LAW',
    citation: 'KL 6:38 1',
  },
);

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

  async execute({ schemeId, year, command, meta, expectedRevision }: GiveFrameCommand): Promise<Execution> {
    if (command.type === 'SetFrame' && !(await this.isEstablished(schemeId))) return { kind: 'refused', refusal: NO_SCHEME };
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

  private async isEstablished(schemeId: string): Promise<boolean> {
    return (await loadState(this.log, schemeStream(schemeId), schemeEvents, schemeDecider)).state.established !== null;
  }
}
