/** From a command to recorded events: load, fold, decide, validate, append at the exact revision; re-decide when somebody was faster. */
import { derivedId, isRefusal, type JsonObject, type Refusal } from '#libs/kernel';
import type { Catalogue, EventOf } from './catalogue';
import { fold, type Decider } from './decider';
import type { EventContext, EventLog, NewEvent, Position, RecordedEvent, Revision, StreamHead } from './port';

/** What a person is told when the stream moves under them more often than this is a conflict, not a retry. */
const TRIES = 4;

export type Execution =
  /** `position` and `revision` of the last event; `events` as recorded in the log's words. */
  | { readonly kind: 'done'; readonly position: Position; readonly revision: Revision; readonly types: readonly string[] }
  /** The command changes nothing: it is as asked for already. */
  | { readonly kind: 'unchanged'; readonly position: Position; readonly revision: Revision | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The stream is not at the revision that the person saw. `since` = what came after it. */
  | { readonly kind: 'stale'; readonly actual: Revision | undefined; readonly since: readonly RecordedEvent[] };

/** What a decider's context may need to know of the stream itself: a signature binds to the exact history. */
export interface Loaded {
  readonly head: StreamHead | undefined;
  readonly events: readonly RecordedEvent[];
}

type LeavesSeenTrue = (event: RecordedEvent) => boolean;

export interface Execute<State, Command, C extends Catalogue, Context> {
  readonly log: EventLog;
  readonly stream: string;
  readonly catalogue: C;
  readonly decider: Decider<State, Command, EventOf<C>, Context>;
  readonly command: Command;
  /** The rest of the world as the decision needs it; asked anew on every try. */
  readonly context: Context | ((state: State, loaded: Loaded) => Context | Promise<Context>);
  readonly meta: EventContext;
  /** The revision that the person saw (If-Match). Left out: decide on whatever is there now. */
  readonly expectedRevision?: Revision;
  /** Events that leave true whatever a person had before them: a command is not stale for these. Left out: every event counts. */
  readonly leavesSeenTrue?: LeavesSeenTrue;
}

/** An event as folds read it. Undefined when its content was lawfully disposed of. Throws on a schema version from the future. */
export function asEvent<C extends Catalogue>(catalogue: C, recorded: RecordedEvent): EventOf<C> | undefined {
  const definition = catalogue[recorded.type];
  if (definition === undefined) throw new Error(`${recorded.stream}@${recorded.revision}: unknown event type ${recorded.type}`);
  if (recorded.schemaVersion !== definition.version)
    throw new Error(
      `${recorded.stream}@${recorded.revision}: ${recorded.type} has version ${recorded.schemaVersion}, known is ${definition.version}`,
    );
  if (recorded.body === null) return undefined;
  return { type: recorded.type, body: recorded.body, effectiveAt: recorded.effectiveAt } as unknown as EventOf<C>;
}

/** The whole of a stream, in pages. */
export async function loadStream(log: EventLog, stream: string, page = 1000): Promise<Loaded> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const more = await log.readStream(stream, { from: events.length, limit: page });
    events.push(...more);
    if (more.length < page) break;
  }
  const last = events.at(-1);
  return { events, head: last && { revision: last.revision, leafHash: last.leafHash } };
}

/** The latest event of a stream; undefined when it has none. */
export const lastOf = async (log: Pick<EventLog, 'readStream'>, stream: string): Promise<RecordedEvent | undefined> =>
  (await log.readStream(stream, { direction: 'backwards', limit: 1 }))[0];

/** State of a stream as it stands now. */
export async function loadState<State, C extends Catalogue>(
  log: EventLog,
  stream: string,
  catalogue: C,
  decider: { readonly initial: State; evolve(state: State, event: EventOf<C>): State },
): Promise<{ readonly state: State; readonly loaded: Loaded }> {
  const loaded = await loadStream(log, stream);
  return { state: stateOf(catalogue, decider, loaded.events), loaded };
}

export function stateOf<State, C extends Catalogue>(
  catalogue: C,
  decider: { readonly initial: State; evolve(state: State, event: EventOf<C>): State },
  recorded: readonly RecordedEvent[],
): State {
  return fold(
    decider,
    recorded.map((one) => asEvent(catalogue, one)).filter((one) => one !== undefined),
  );
}

/** Validates by the catalogue and gives the ids that a retry gives again. Throws (a bug) when a decider made what its contract forbids. */
export function toNewEvents<C extends Catalogue>(catalogue: C, commandId: string, events: readonly EventOf<C>[]): NewEvent[] {
  return events.map(({ type, body, effectiveAt }, index) => {
    const { schema, version } = catalogue[type]!;
    return {
      id: derivedId(commandId, index),
      type,
      schemaVersion: version,
      body: schema.parse(body) as JsonObject,
      ...(effectiveAt === undefined ? {} : { effectiveAt: Temporal.Instant.from(effectiveAt) }),
    };
  });
}

/** Whether what a person saw at `expected` is no longer so; also when they claim to have seen what has not come. */
const isStale = (
  expected: Revision | undefined,
  head: StreamHead | undefined,
  since: readonly RecordedEvent[],
  leavesSeenTrue: LeavesSeenTrue,
) => expected !== undefined && ((head?.revision ?? -1) < expected || !since.every(leavesSeenTrue));

const none: LeavesSeenTrue = () => false;

/**
 * Runs one command against one stream. A command that already wrote to the stream gets its first outcome again, whatever happened since.
 * Throws only for bugs and a log that does not answer (LogOverloaded, connection).
 */
export async function execute<State, Command, C extends Catalogue, Context>(run: Execute<State, Command, C, Context>): Promise<Execution> {
  for (let attempt = 1; ; attempt++) {
    const loaded = await loadStream(run.log, run.stream);
    const { events, head } = loaded;
    const written = events.filter(({ commandId }) => commandId === run.meta.commandId);
    const last = written.at(-1);
    if (last) return { kind: 'done', position: last.position, revision: last.revision, types: written.map(({ type }) => type) };
    const since = events.slice((run.expectedRevision ?? -1) + 1);
    if (isStale(run.expectedRevision, head, since, run.leavesSeenTrue ?? none)) return { kind: 'stale', actual: head?.revision, since };

    const state = stateOf(run.catalogue, run.decider, events);
    const context =
      typeof run.context === 'function'
        ? await (run.context as (s: State, l: Loaded) => Context | Promise<Context>)(state, loaded)
        : run.context;
    const decision = run.decider.decide(run.command, state, context);
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision.refusal };
    if (decision.events.length === 0) return { kind: 'unchanged', position: events.at(-1)?.position ?? 0, revision: head?.revision };

    const outcome = await run.log.append({
      stream: run.stream,
      expected: head ?? 'noStream',
      events: toNewEvents(run.catalogue, run.meta.commandId, decision.events),
      context: run.meta,
    });
    if (outcome.kind !== 'conflict')
      return { kind: 'done', position: outcome.position, revision: outcome.head.revision, types: decision.events.map(({ type }) => type) };
    if (attempt === TRIES) {
      const now = await loadStream(run.log, run.stream);
      return { kind: 'stale', actual: now.head?.revision, since: now.events.slice((head?.revision ?? -1) + 1) };
    }
  }
}
