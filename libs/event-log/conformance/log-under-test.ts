import { newId, type JsonObject } from '#libs/kernel';
import type { AppendOutcome, AppendRequest, EventContext, EventLog, Expected, NewEvent, StreamHead } from '../port';
import type { SealedReader, SealedRecord } from '../sealed';

/** One event as it lies in the store, with everything that its proof needs. */
export interface StoredBytes {
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
  readonly nonce: Buffer;
  readonly data: Buffer;
}

/** Those that still have their content. */
export const withContent = (records: readonly SealedRecord[]): readonly StoredBytes[] =>
  records.flatMap(({ leaf, leafHash, nonce, data }) => (nonce === null || data === null ? [] : [{ leaf, leafHash, nonce, data }]));

/** What an adapter hands to the suite: an empty log and a way to look behind it. */
export interface LogUnderTest {
  readonly log: EventLog & Partial<SealedReader>;
  /** The whole store, in position order. */
  stored(): Promise<readonly StoredBytes[]>;
  /** Closes the log and throws the store away. */
  drop(): Promise<void>;
}

export const ORIGIN = 'test.example/arendelogg';
export const APPLICATION = 'liggaren@0.0.0+test';

export const aContext = (over: Partial<EventContext> = {}): EventContext => ({
  actor: {
    ref: 'p_9f3c1a7e',
    role: 'official',
    acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
    at: 1_790_000_000,
    name: 'Åsa Öberg',
    organisation: 'Region Örebro län',
  },
  commandId: newId(),
  correlationId: newId(),
  causationId: null,
  traceparent: null,
  rules: 'liggaren/1',
  recordedAt: Temporal.Instant.from('2026-11-02T09:15:03.123456Z'),
  ...over,
});

export const anEvent = (body: JsonObject = { note: 'en anteckning' }, over: Partial<NewEvent> = {}): NewEvent => ({
  id: newId(),
  type: 'NoteWritten',
  schemaVersion: 1,
  body,
  ...over,
});

export const aStream = (): string => `case-${newId()}`;

export const aRequest = (stream: string, expected: Expected, events: readonly NewEvent[] = [anEvent()]): AppendRequest => ({
  stream,
  expected,
  events,
  context: aContext(),
});

/** Appends `count` single events to a new stream and gives where it ends. */
export async function begun(log: EventLog, stream: string, count = 1): Promise<StreamHead> {
  return headOf(
    await log.append(
      aRequest(
        stream,
        'noStream',
        Array.from({ length: count }, (_, n) => anEvent({ n })),
      ),
    ),
  );
}

export function headOf(outcome: AppendOutcome): StreamHead {
  if (outcome.kind === 'conflict') throw new Error(`expected an appended event, was ${JSON.stringify(outcome)}`);
  return outcome.head;
}

/** Resolves when the condition holds; the test's own time limit says when that is too late. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 15));
}
