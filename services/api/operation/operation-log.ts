import { Inject, Injectable } from '@nestjs/common';
import { EVENT_LOG, toNewEvents, type EventLog } from '#libs/event-log';
import { operationEvents, operationStream, type OperationEvent } from '#libs/jobs/events';
import { dayOf } from '#libs/kernel';
import type { CommandAnswer } from '../commands/answers';
import type { Issued } from '../commands/issued';

/** What an administrator does is written down before it is done, so that nothing is done that nobody can see. */
@Injectable()
export class OperationLog {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async record({ meta }: Issued, event: OperationEvent): Promise<CommandAnswer> {
    const outcome = await this.log.append({
      stream: operationStream(dayOf(meta.recordedAt).slice(0, 7)),
      expected: 'any',
      events: toNewEvents(operationEvents, meta.commandId, [event]),
      context: meta,
    });
    if (outcome.kind === 'conflict') throw new Error('the log did not take what was done');
    return { position: outcome.position, revision: null, etag: null };
  }
}
