/** Tells one case of the list what has been recorded for the meeting. What the case does not take in lies among the dead letters, with the case's own words. */
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { carryToCase } from '#libs/board-meetings/module';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { GiveCaseCommand } from '#libs/grant-cases/module';
import { CannotBeDone, type JobKind } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';
import { CARRY, type Errand } from './reactor';

@Injectable()
export class CarryBoardRecord implements JobKind {
  readonly name = CARRY;
  readonly attempts = 20;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly commands: CommandBus,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  async run({ payload }: Parameters<JobKind['run']>[0]): Promise<void> {
    const { log, commands, clock } = this;
    const carried = await carryToCase(
      { log, clock, give: (caseId, record, meta) => commands.execute(new GiveCaseCommand(caseId, record, meta)) },
      payload as Errand,
    );
    if (carried) throw new CannotBeDone(carried.refused.sv);
  }
}
