/** Commands about the board's meetings, run against their streams. */
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_LOG, execute, personOf, type EventContext, type EventLog, type Execution, type Revision } from '#libs/event-log';
import { dayOf } from '#libs/kernel';
import { meetingDecider } from '../decide';
import type { MeetingCommand, MeetingContext } from '../decide/commands';
import { boardMeetingEvents, meetingStream } from '../events';
import type { MeetingState } from '../meeting';
import { boardNamed, candidatesOf } from './candidates';
import { fixReportList } from './fix-list';

export * from './carry';

export class GiveMeetingCommand extends Command<Execution> {
  constructor(
    readonly meetingId: string,
    readonly command: MeetingCommand,
    readonly meta: EventContext,
    readonly expectedRevision?: Revision,
  ) {
    super();
  }
}

@CommandHandler(GiveMeetingCommand)
export class MeetingCommandHandler implements ICommandHandler<GiveMeetingCommand> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  execute({ meetingId, command, meta, expectedRevision }: GiveMeetingCommand): Promise<Execution> {
    const { log } = this;
    const expected = expectedRevision === undefined ? {} : { expectedRevision };
    if (command.type === 'FixReportList') return fixReportList(log, { meetingId, command, meta, ...expected });
    return execute({
      log,
      stream: meetingStream(meetingId),
      catalogue: boardMeetingEvents,
      decider: meetingDecider,
      command,
      context: (state) => this.world(meetingId, command, state, meta),
      meta,
      ...expected,
    });
  }

  private async world(meetingId: string, command: MeetingCommand, state: MeetingState, meta: EventContext): Promise<MeetingContext> {
    const board = command.type === 'CallMeeting' ? await boardNamed(this.log, command.boardId) : null;
    const listed = command.type === 'HoldMeeting' ? (state.entries ?? []) : [];
    // whose list they stand on was settled when it was fixed
    const candidates = await candidatesOf(this.log, listed, { by: meta.actor.ref, meetingId, claims: [] });
    return { actor: personOf(meta.actor), today: dayOf(meta.recordedAt), board, candidates };
  }
}
