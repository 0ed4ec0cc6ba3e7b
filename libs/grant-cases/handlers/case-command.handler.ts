import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, type EventLog, type Execution } from '#libs/event-log';
import { caseEvents, caseStream } from '../events';
import { GiveCaseCommand } from './commands';
import { hiddenFromStrangers } from './visibility';
import { contextOf } from './world';

/** Every command that its case alone can answer. */
@CommandHandler(GiveCaseCommand)
export class CaseCommandHandler implements ICommandHandler<GiveCaseCommand> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  execute({ caseId, command, meta, expectedRevision }: GiveCaseCommand): Promise<Execution> {
    const schemeId = command.type === 'SubmitApplication' ? command.schemeId : undefined;
    return execute({
      log: this.log,
      stream: caseStream(caseId),
      catalogue: caseEvents,
      decider: hiddenFromStrangers,
      command,
      context: (state, loaded) => contextOf(this.log, { caseId, state, loaded }, meta, schemeId),
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
  }
}
