import { Inject, Optional } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, loadState, type EventLog, type Execution } from '#libs/event-log';
import { caseEvents, caseStream, type CaseEventType } from '../events';
import { GiveCaseCommand } from './commands';
import { releaseEnded } from './frame-protocol';
import { hiddenFromStrangers } from './visibility';
import { decisionWaitsFor, WITNESSED, type Witnessed } from './witnesses';
import { contextFor } from './world';

/** A decision has fallen, and its money with it. */
const ENDS: ReadonlySet<string> = new Set(['ReopenAfterAnnulment']);

/**
 * What the service or the applicant's reading adds by itself, seconds after the act that it comes of or at a clock's stroke. It changes nothing that a
 * person writes on; a signature does not pass it, since a signature binds to the exact history.
 */
const LEAVE_SEEN_TRUE: ReadonlySet<string> = new Set<CaseEventType>([
  'DecisionDocumentMade',
  'DecisionFetched',
  'DeadlinePassed',
  'ReminderDue',
]);

/** Every command that its case alone can answer. */
@CommandHandler(GiveCaseCommand)
export class CaseCommandHandler implements ICommandHandler<GiveCaseCommand> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Optional() @Inject(WITNESSED) private readonly witnessed?: Witnessed,
  ) {}

  async execute({ caseId, command, meta, expectedRevision }: GiveCaseCommand): Promise<Execution> {
    const outcome = await execute({
      log: this.log,
      stream: caseStream(caseId),
      catalogue: caseEvents,
      decider: hiddenFromStrangers,
      command,
      context: async (state, loaded) => {
        const context = await contextFor(this.log, { caseId, state, loaded }, meta, command);
        return command.type === 'DispatchDecision'
          ? { ...context, unwitnessedBy: await decisionWaitsFor(this.witnessed, loaded) }
          : context;
      },
      meta,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
      leavesSeenTrue: ({ type }) => LEAVE_SEEN_TRUE.has(type),
    });
    // a crash before this leaves the money reserved, and a retry or the next decision in the case frees it
    if (outcome.kind === 'done' && ENDS.has(command.type))
      await releaseEnded(this.log, (await loadState(this.log, caseStream(caseId), caseEvents, hiddenFromStrangers)).state, meta);
    return outcome;
  }
}
