/** Histories for tests, and folding them as the runtime does. */
import { caseEvents, caseStream, type CaseEventType } from '#libs/grant-cases/events';
import { dayAt } from '../swedish';
import type { EventLog, RecordedEvent } from '#libs/event-log';
import type { JsonObject } from '#libs/kernel';
import type { AnyProjection, Key, Row } from '#libs/projection-runtime';
import type { BodyOf, Person } from '../cases/events';
import { ANNA, BODIES } from './bodies';

export * from './bodies';
export * as registers from './registers';

const NOTHING = Buffer.alloc(0);
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

export const uuid = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
export const CASE = uuid(0xca5e, 1);

export interface Said {
  readonly by?: Person;
  /** ISO instant of recording; left out = an hour after the last one. */
  readonly at?: string;
  readonly effectiveAt?: string;
}

/** Writes events one after the other, in any streams, as the log would give them back. Their content is frozen: a fold that changes it throws. */
export class Chronicle {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();
  private clock = Temporal.Instant.from('2026-03-02T08:30:00Z');

  write(stream: string, type: string, body: object | null, { by = ANNA, at, effectiveAt }: Said = {}): RecordedEvent {
    this.clock = at === undefined ? this.clock.add({ hours: 1 }) : Temporal.Instant.from(at);
    const recordedAt = this.clock.toString({ fractionalSecondDigits: 6 });
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const position = this.events.length + 1;
    const event: RecordedEvent = {
      position,
      stream,
      revision,
      id: uuid(0xe, position),
      type,
      schemaVersion: 1,
      body: frozen(body) as JsonObject | null,
      actor: frozen({ ...by, acr: 'test', at: 0 }),
      commandId: uuid(0xc, position),
      correlationId: uuid(0xc, position),
      causationId: null,
      traceparent: null,
      rules: 'liggaren/1',
      recordedAt,
      effectiveAt: effectiveAt === undefined ? recordedAt : Temporal.Instant.from(effectiveAt).toString({ fractionalSecondDigits: 6 }),
      leaf: NOTHING,
      leafHash: NOTHING,
    };
    this.events.push(event);
    return event;
  }

  /** An event of a case: the example's body, with changes. */
  happens<T extends CaseEventType>(type: T, change: Partial<BodyOf<T>> = {}, said: Said = {}, caseId = CASE): this {
    this.write(caseStream(caseId), type, { ...BODIES[type], ...change }, said);
    return this;
  }

  /** An event of the case whose content has been disposed of. */
  disposed(type: CaseEventType, caseId = CASE): this {
    this.write(caseStream(caseId), type, null, { by: { ...ANNA, name: '', organisation: null } });
    return this;
  }

  /** The day in Sweden on which the last event was recorded. */
  get today(): string {
    return dayAt(this.clock.toString());
  }
}

export const chronicle = (): Chronicle => new Chronicle();
export const ALL_TYPES = Object.keys(caseEvents) as CaseEventType[];

const keyText = (key: Key): string => JSON.stringify(key);

/** The rows that events give, in memory. `between` is what becomes of a row from one event to the next. */
export function folded(
  projection: AnyProjection,
  events: readonly RecordedEvent[],
  between: (row: Row) => Row = (row) => row,
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const event of events) {
    if (!projection.handles.includes(event.type)) continue;
    const side = event.body === null ? projection.disposed : projection;
    for (const key of side?.keysOf(event as never) ?? []) {
      const id = keyText(key);
      const row = side!.fold(projection.appendOnly ? undefined : rows.get(id), event as never, key);
      if (row) rows.set(id, between(row));
      else rows.delete(id);
    }
  }
  for (const [id, row] of rows) rows.set(id, projection.finish?.(row) ?? row);
  return rows;
}

/** The one row that a case has. */
export const rowOf = <R>(projection: AnyProjection, { events }: Chronicle, caseId = CASE): R | undefined =>
  folded(projection, events).get(keyText([caseId])) as R | undefined;

/** Appends what a chronicle tells to a real log, event by event. */
export async function appendTo(log: EventLog, { events }: Chronicle): Promise<void> {
  for (const { stream, id, type, schemaVersion, body, effectiveAt, recordedAt, actor, commandId, correlationId } of events)
    await log.append({
      stream,
      expected: 'any',
      events: [{ id, type, schemaVersion, body: body ?? {}, effectiveAt: Temporal.Instant.from(effectiveAt) }],
      context: {
        actor,
        commandId,
        correlationId,
        causationId: null,
        traceparent: null,
        rules: 'liggaren/1',
        recordedAt: Temporal.Instant.from(recordedAt),
      },
    });
}
