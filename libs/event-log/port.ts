import type { JsonObject } from '#libs/kernel';

/** Place in the whole log: the first event has 1, and every later one a greater number. 0 = before the first. */
export type Position = number;
/** Place in one stream: the first event has 0. */
export type Revision = number;

/** Where a stream ends: what the next append to it builds on. */
export interface StreamHead {
  readonly revision: Revision;
  /** SHA-256(0x00 ‖ leaf) of the stream's last event, 32 bytes: the `prev` of the next one. */
  readonly leafHash: Buffer;
}

/**
 * What must be true of the stream for an append to go through. `any` and `exists` are for registers without rules (access log);
 * a decision always states the revision that it was made on. A revision without `leafHash` costs one look-up.
 */
export type Expected = 'any' | 'exists' | 'noStream' | { readonly revision: Revision; readonly leafHash?: Buffer };

/** Who did it. `ref` is a pseudonym and goes into the envelope; name and organisation as shown that day go into the erasable data. */
export interface Actor {
  readonly ref: string;
  readonly role: string;
  /** Assurance level of the sign-in, e.g. `http://id.elegnamnden.se/loa/1.0/loa3`; `system` for timers and flags. */
  readonly acr: string;
  /** When the person signed in, seconds since 1970. */
  readonly at: number;
  readonly name: string;
  readonly organisation: string | null;
}

/** Said once per command, in one place; an event's own content can never override it. */
export interface EventContext {
  readonly actor: Actor;
  /** The command that brings the events about (UUID). */
  readonly commandId: string;
  readonly correlationId: string;
  /** Id of the event that caused this command, if one did. */
  readonly causationId: string | null;
  /** W3C trace context, kept beside the event to find its logs. */
  readonly traceparent: string | null;
  /** The rule set that the decision was made under, e.g. `liggaren/1`. */
  readonly rules: string;
  /** When it is written down. */
  readonly recordedAt: Temporal.Instant;
}

/** An event that somebody wants to append. */
export interface NewEvent {
  /** UUID, derived from the command id so that a retry carries the same one. */
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Content by the schema in the context's `events.ts`; plain canonical JSON. */
  readonly body: JsonObject;
  /** When it happened, if that is not when it was recorded (paper that arrived yesterday). */
  readonly effectiveAt?: Temporal.Instant;
}

export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  /** One to 500 events; all or none. */
  readonly events: readonly NewEvent[];
  readonly context: EventContext;
}

/** Outcomes, not exceptions: only bugs and a broken connection throw. */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly position: Position; readonly head: StreamHead }
  /** The same ids lie there already, in this order: the first outcome once more. */
  | { readonly kind: 'duplicate'; readonly position: Position; readonly head: StreamHead }
  /** The stream is not as expected. `actual` undefined = there is no such stream. */
  | { readonly kind: 'conflict'; readonly actual: Revision | undefined };

/** An event as it lies in the log. */
export interface RecordedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Null when the content was lawfully disposed of (gallrad); the envelope stays. */
  readonly body: JsonObject | null;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  readonly rules: string;
  /** ISO instants with six decimals, UTC. */
  readonly recordedAt: string;
  readonly effectiveAt: string;
  /** The canonical envelope exactly as written, and its hash. */
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
}

export interface ReadStream {
  /** First revision to give when reading forwards, last when backwards; default: from that end. */
  readonly from?: Revision;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}
export interface ReadAll {
  /** Exclusive: forwards gives positions > `after`, backwards positions < `after`. */
  readonly after?: Position;
  readonly direction?: 'forwards' | 'backwards';
  /** Default and ceiling 1,000. */
  readonly limit?: number;
}

export interface Subscribe {
  /** Exclusive; 0 = from the beginning. */
  readonly after: Position;
  /** Never called concurrently with itself. If it throws, the same events come again after a pause; nothing is skipped. */
  readonly handle: (events: readonly RecordedEvent[]) => Promise<void>;
  /** Told of every throw, with the number of tries so far. */
  readonly onError?: (error: unknown, attempt: number) => void;
  /** Events per call at the most; default 1,000. */
  readonly batch?: number;
}
export interface Subscription {
  /** Last position that `handle` finished. */
  readonly position: Position;
  /** Stops after the batch in hand. */
  close(): Promise<void>;
}

/** Thrown by `append` when the queue is full: answer 503 with Retry-After, nothing was written. */
export class LogOverloaded extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('the event log has more waiting appends than it takes');
  }
}

/** Appends in one order, reads in that order. Adapters: memory/, postgres/. Every adapter passes conformance.ts. */
export interface EventLog {
  /** Name that stands in every leaf, so that a test log can't be shown as the real one. */
  readonly origin: string;
  append(request: AppendRequest): Promise<AppendOutcome>;
  readStream(stream: string, options?: ReadStream): Promise<readonly RecordedEvent[]>;
  readAll(options?: ReadAll): Promise<readonly RecordedEvent[]>;
  /** Position of the last event; 0 in an empty log. */
  head(): Promise<Position>;
  subscribe(options: Subscribe): Subscription;
  close(): Promise<void>;
}
