import { Module } from '@nestjs/common';
import { FrameCommandHandler, SchemeCommandHandler } from './handlers';

/** Wants the event log (EVENT_LOG) and the command bus (CqrsModule.forRoot) from the application. */
@Module({ providers: [SchemeCommandHandler, FrameCommandHandler] })
export class SchemesModule {}
