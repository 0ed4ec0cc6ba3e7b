/** Read models as they lie in a database, built by the runtime from a chronicle. */
import { MemoryEventLog } from '../../libs/event-log/memory';
import { rebuild } from '#libs/projection-runtime';
import { testDatabase, type TestDatabase } from '../../test/database';
import { readModels } from '../index';
import { appendTo, type Chronicle } from './index';

export interface Built {
  readonly db: TestDatabase;
  readonly log: MemoryEventLog;
  /** Takes in what the chronicle has told since. */
  again(): Promise<void>;
}

/** A fresh database with every read model, as the chronicle tells it. */
export async function built(told: Chronicle): Promise<Built> {
  const db = await testDatabase();
  const log = new MemoryEventLog({ origin: 'test', application: 'liggaren@0' });
  const again = async (): Promise<void> => {
    await appendTo(log, told);
    await rebuild(readModels, { pool: db.app, log });
  };
  await again();
  return { db, log, again };
}
