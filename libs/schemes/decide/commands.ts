import type { Person } from '#libs/event-log';
import type { SchemeEvent } from '../events';

/** A command carries the fields of the event that it asks for. */
type Asks<Command extends string, Event extends SchemeEvent['type']> = { readonly type: Command } & Extract<
  SchemeEvent,
  { type: Event }
>['body'];

export type SchemeCommand =
  | Asks<'EstablishScheme', 'SchemeEstablished'>
  | Asks<'AdoptGuidelines', 'GuidelinesAdopted'>
  | Asks<'SetIntakeRule', 'IntakeRuleSet'>
  | Asks<'OpenCall', 'CallOpened'>
  | Asks<'CloseCall', 'CallClosed'>
  | Asks<'PauseIntake', 'IntakePaused'>
  | Asks<'ResumeIntake', 'IntakeResumed'>
  | Asks<'ComposeHandlingGroup', 'HandlingGroupComposed'>;

export interface SchemeContext {
  readonly actor: Person;
  /** Calendar day in Sweden. */
  readonly today: string;
}
