/** The logs that the runtime is tested on, and waiting without guessing how long it takes. */
import type { EventLog } from '#libs/event-log';
import { MemoryEventLog } from '#libs/event-log/memory';
import { PostgresEventLog } from '#libs/event-log/postgres';
import type { TestDatabase } from '../../test/database';

const PROVENANCE = { origin: 'liggaren.test/log', application: 'test' };

export const LOGS: readonly (readonly [string, (db: TestDatabase) => Promise<EventLog>])[] = [
  ['memory', async () => new MemoryEventLog(PROVENANCE)],
  ['PostgreSQL', async (db) => new PostgresEventLog({ ...PROVENANCE, pool: db.app })],
];

/** Resolves as soon as `check` gives something; gives up before the test does, so that it says where it stood. */
export async function eventually<T>(check: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 1000; tries++) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never came true: ${check.toString()}`);
}
