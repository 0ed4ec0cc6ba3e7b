import type { CaseCommandType, CommandOf } from '../decide/commands';

/** What the sender of a command says; the route says which command it is. */
export type BodyOf<T extends CaseCommandType> = Omit<CommandOf<T>, 'type'>;
