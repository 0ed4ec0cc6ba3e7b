/** Streams whose state is kept in memory while they are written to: nobody else writes to them meanwhile. */
import {
  loadState,
  toNewEvents,
  type Catalogue,
  type Decider,
  type EventContext,
  type EventLog,
  type EventOf,
  type StreamHead,
} from '#libs/event-log';
import { isRefusal, type Refusal } from '#libs/kernel';

export interface Writing<State> {
  readonly stream: string;
  state: State;
  head: StreamHead | undefined;
}
export type Outcome = { readonly written: number } | { readonly refusal: Refusal };

export async function open<State, C extends Catalogue>(
  log: EventLog,
  stream: string,
  catalogue: C,
  decider: { readonly initial: State; evolve(state: State, event: EventOf<C>): State },
): Promise<Writing<State>> {
  const { state, loaded } = await loadState(log, stream, catalogue, decider);
  return { stream, state, head: loaded.head };
}

export async function append<State, Command, C extends Catalogue, Context>(
  log: EventLog,
  to: Writing<State>,
  catalogue: C,
  decider: Decider<State, Command, EventOf<C>, Context>,
  command: Command,
  context: Context,
  meta: EventContext,
): Promise<Outcome> {
  const decision = decider.decide(command, to.state, context);
  if (isRefusal(decision)) return { refusal: decision.refusal };
  if (decision.events.length === 0) return { written: 0 };
  const events = toNewEvents(catalogue, meta.commandId, decision.events);
  const outcome = await log.append({ stream: to.stream, expected: to.head ?? 'noStream', events, context: meta });
  if (outcome.kind === 'conflict') throw new Error(`${to.stream}: somebody else is writing to it`);
  to.head = outcome.head;
  const recordedAt = meta.recordedAt.toString();
  for (const event of decision.events) to.state = decider.evolve(to.state, { ...event, effectiveAt: event.effectiveAt ?? recordedAt });
  return { written: events.length };
}

/** One after the other, whoever asks. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** Made once for each key. */
export const remembered = <K, V>(map: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> => {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
};
