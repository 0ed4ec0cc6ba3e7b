/** The framework's side of this context: wiring, commands, bodies. The pure side is index.ts. */
import { Module } from '@nestjs/common';
import { PublicTextCommandHandler, PublicTexts } from './handlers';

export * from './dto';
export { GivePublicTextCommand, PublicTexts } from './handlers';

/** Wants the event log (EVENT_LOG) and the command bus (CqrsModule.forRoot) from the application. */
@Module({ providers: [PublicTextCommandHandler, PublicTexts], exports: [PublicTexts] })
export class PublicTextsModule {}
