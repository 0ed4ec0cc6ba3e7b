/** The framework's side of this context: wiring, commands, bodies. The pure side is index.ts. */
import { Module } from '@nestjs/common';
import { FrameCommandHandler, SchemeCommandHandler } from './handlers';

export * from './dto';
export { GiveFrameCommand, GiveSchemeCommand } from './handlers';

/** Wants the event log (EVENT_LOG) and the command bus (CqrsModule.forRoot) from the application. */
@Module({ providers: [SchemeCommandHandler, FrameCommandHandler] })
export class SchemesModule {}
