/** Turns what is recorded for a meeting of the board into one job for each case of its list. */
import { Inject, Injectable } from '@nestjs/common';
import { boardMeetingEvents, CARRIED_TYPES, meetingDecider, MEETING_PREFIX } from '#libs/board-meetings';
import { EVENT_LOG, loadStream, stateOf, type EventLog, type RecordedEvent } from '#libs/event-log';
import type { Reactor, Wanted } from '#libs/jobs';

export const CARRY = 'carry-board-record';

/** Payload of the job {@link CARRY}. `revision`: of the meeting, up to which the case is told. */
export type Errand = { readonly meetingId: string; readonly caseId: string; readonly revision: number };

@Injectable()
export class BoardRecordsReactor implements Reactor {
  readonly name = 'board-records';
  readonly handles = CARRIED_TYPES;

  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async react({ stream, revision }: RecordedEvent): Promise<readonly Wanted[]> {
    const { events } = await loadStream(this.log, stream);
    const upToNow = events.filter((event) => event.revision <= revision);
    const { entries } = stateOf(boardMeetingEvents, meetingDecider, upToNow);
    const meetingId = stream.slice(MEETING_PREFIX.length);
    return (entries ?? []).map(({ caseId }) => ({ job: CARRY, key: caseId, payload: { meetingId, caseId, revision } satisfies Errand }));
  }
}
