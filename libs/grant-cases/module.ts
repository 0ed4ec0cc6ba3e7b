/** The framework's side of this context: wiring, commands, bodies. The pure side is index.ts. */
import { Module } from '@nestjs/common';
import {
  CaseCommandHandler,
  ChangeDecisionHandler,
  DecideHandler,
  RegisterHandler,
  ShowBasisHandler,
  ShowChangeHandler,
  ShowStatementHandler,
} from './handlers';

export * from './dto';
export * from './handlers/commands';
export * from './handlers/witnesses';

/** Wants the event log (EVENT_LOG) and the buses (CqrsModule.forRoot) from the application. */
@Module({
  providers: [
    CaseCommandHandler,
    RegisterHandler,
    DecideHandler,
    ShowBasisHandler,
    ShowStatementHandler,
    ShowChangeHandler,
    ChangeDecisionHandler,
  ],
})
export class GrantCasesModule {}
