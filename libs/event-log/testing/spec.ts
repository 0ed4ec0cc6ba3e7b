/** Given–when–then for deciders: what has happened, what is asked, what comes of it. */
import { isRefusal, type Decision, type Refusal } from '#libs/kernel';
import type { Catalogue, EventOf } from '../catalogue';
import { fold, type Decider } from '../decider';

interface Outcome<C extends Catalogue> {
  /** These events, in this order, and nothing else. */
  thenEvents(...events: readonly EventOf<C>[]): void;
  /** Events of these types, in this order, and nothing else. Gives them for a closer look. */
  thenTypes(...types: readonly (keyof C & string)[]): readonly EventOf<C>[];
  thenNothing(): void;
  /** Gives the refusal for a closer look. */
  thenRefused(code: string): Refusal;
  /** What was decided. */
  readonly decision: Decision<EventOf<C>>;
}

export interface Spec<State, Command, Context, C extends Catalogue> {
  given(...events: readonly EventOf<C>[]): { when(command: Command, context: Context): Outcome<C> };
  readonly decider: Decider<State, Command, EventOf<C>, Context>;
}

/** Every event that the decider makes is held against its schema in the catalogue, as it would be before an append. */
export function spec<State, Command, Context, C extends Catalogue>(
  catalogue: C,
  decider: Decider<State, Command, EventOf<C>, Context>,
): Spec<State, Command, Context, C> {
  const outcome = (decision: Decision<EventOf<C>>): Outcome<C> => {
    const events = (): readonly EventOf<C>[] => {
      if (isRefusal(decision)) throw new Error(`refused: ${decision.refusal.code} (${decision.refusal.message.sv})`);
      for (const { type, body } of decision.events) catalogue[type]!.schema.parse(body);
      return decision.events;
    };
    return {
      decision,
      thenEvents: (...expected) => expect(events()).toEqual(expected),
      thenTypes: (...types) => {
        expect(events().map(({ type }) => type)).toEqual(types);
        return events();
      },
      thenNothing: () => expect(events()).toEqual([]),
      thenRefused: (code) => {
        if (!isRefusal(decision))
          throw new Error(`not refused with ${code}: ${decision.events.map(({ type }) => type).join(', ') || 'nothing'}`);
        expect(decision.refusal.code).toBe(code);
        return decision.refusal;
      },
    };
  };
  return {
    decider,
    given: (...history) => ({ when: (command, context) => outcome(decider.decide(command, fold(decider, history), context)) }),
  };
}
