/** The framework's side of this context: wiring, commands, bodies. The pure side is index.ts. */
import { Module } from '@nestjs/common';
import { MeetingCommandHandler } from './handlers';

export * from './dto';
export { carryToCase, GiveMeetingCommand, type Carried, type Carrying } from './handlers';

/** Wants the event log (EVENT_LOG) and the command bus (CqrsModule.forRoot) from the application. */
@Module({ providers: [MeetingCommandHandler] })
export class BoardMeetingsModule {}
