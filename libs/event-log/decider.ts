import type { Decision } from '#libs/kernel';

/** A stream's rules as pure functions: no framework, no clock, no database. Everything is given as an argument. */
export interface Decider<State, Command, Event, Context> {
  readonly initial: State;
  /** State after one more event. Never throws: what lies in the log has happened. */
  evolve(state: State, event: Event): State;
  /** What the command brings about, or why not. */
  decide(command: Command, state: State, context: Context): Decision<Event>;
}

/** The state after a history. */
export const fold = <State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
  from: State = decider.initial,
): State => {
  let state = from;
  for (const event of events) state = decider.evolve(state, event);
  return state;
};

/** What a command carries beside its name. */
export function contentOf<Command extends { readonly type: string }>(command: Command): Omit<Command, 'type'> {
  const { type: _, ...content } = command;
  return content;
}
