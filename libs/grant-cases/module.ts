/** The framework's side of this context: wiring, commands, bodies. The pure side is index.ts. */
import { Module } from '@nestjs/common';
import { CaseCommandHandler, DecideHandler, RegisterHandler, ShowBasisHandler, ShowStatementHandler } from './handlers';

export * from './dto';
export * from './handlers/commands';

/** Wants the event log (EVENT_LOG) and the buses (CqrsModule.forRoot) from the application. */
@Module({ providers: [CaseCommandHandler, RegisterHandler, DecideHandler, ShowBasisHandler, ShowStatementHandler] })
export class GrantCasesModule {}
