import type { Person } from '#libs/event-log';
import type { SchemeEvent } from '../events';

/** What each command asks to have recorded; it carries the fields of that event. */
interface Asks {
  readonly EstablishScheme: 'SchemeEstablished';
  readonly AdoptGuidelines: 'GuidelinesAdopted';
  readonly SetIntakeRule: 'IntakeRuleSet';
  readonly OpenCall: 'CallOpened';
  readonly CloseCall: 'CallClosed';
  readonly PauseIntake: 'IntakePaused';
  readonly ResumeIntake: 'IntakeResumed';
  readonly ComposeHandlingGroup: 'HandlingGroupComposed';
  readonly SetTimers: 'TimersSet';
}

export type CommandBody<Command extends keyof Asks> = Extract<SchemeEvent, { type: Asks[Command] }>['body'];
export type SchemeCommand = { [Command in keyof Asks]: { readonly type: Command } & CommandBody<Command> }[keyof Asks];

export interface SchemeContext {
  readonly actor: Person;
  /** Calendar day in Sweden. */
  readonly today: string;
}
