export * from './commands';
export { ShowBasisHandler } from './basis.handler';
export { CaseCommandHandler } from './case-command.handler';
export { ChangeDecisionHandler, ShowChangeHandler } from './change.handler';
export { DecideHandler, ShowStatementHandler } from './decision.handler';
export { RegisterHandler } from './register.handler';
