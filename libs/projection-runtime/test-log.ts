/** The logs that the runtime is tested on. */
import type { EventLog } from '#libs/event-log';
import { MemoryEventLog } from '#libs/event-log/memory';
import { PostgresEventLog } from '#libs/event-log/postgres';
import type { TestDatabase } from '../../test/database';

const PROVENANCE = { origin: 'liggaren.test/log', application: 'test' };

export const LOGS: readonly (readonly [string, (db: TestDatabase) => Promise<EventLog>])[] = [
  ['memory', async () => new MemoryEventLog(PROVENANCE)],
  ['PostgreSQL', async (db) => new PostgresEventLog({ ...PROVENANCE, pool: db.app })],
];
