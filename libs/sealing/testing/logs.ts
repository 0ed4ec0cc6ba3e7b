/** The logs that the tree is tested over, and events in them. */
import type { EventLog, NewEvent, RecordedEvent } from '#libs/event-log';
import { MemoryEventLog } from '#libs/event-log/memory';
import { PostgresEventLog } from '#libs/event-log/postgres';
import { newId } from '#libs/kernel';
import type { TestDatabase } from '../../../test/database';
import { systemContext } from '#libs/event-log';

export const ORIGIN = 'test.example/arendelogg';
const PROVENANCE = { origin: ORIGIN, application: 'liggaren@0.0.0+test' };

export const LOGS: readonly (readonly [string, (db: TestDatabase) => EventLog])[] = [
  ['memory', () => new MemoryEventLog(PROVENANCE)],
  ['PostgreSQL', (db) => new PostgresEventLog({ ...PROVENANCE, pool: db.app })],
];

const noted = (type: string): NewEvent => ({ id: newId(), type, schemaVersion: 1, body: { note: 'en anteckning' } });

/** So many events at the end of a stream. */
export async function write(log: EventLog, count = 1, stream = `case-${newId()}`, type = 'NoteWritten'): Promise<void> {
  const context = systemContext(newId(), Temporal.Instant.from('2026-11-02T09:15:03Z'));
  for (let left = count; left > 0; left -= 500) {
    const events = Array.from({ length: Math.min(left, 500) }, () => noted(type));
    await log.append({ stream, expected: 'any', events, context });
  }
}

/** Every event, in the order of the log. */
export async function everything(log: EventLog): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await log.readAll({ after: events.at(-1)?.position ?? 0 });
    if (page.length === 0) return events;
    events.push(...page);
  }
}
