/** A worker process for tests that is told to end: closes what it has opened, and then nothing may keep it alive. */
import { openPool } from '#libs/database';
import { JobRuntime, type JobStore } from '#libs/jobs';
import { MemoryEventLog } from '../../event-log/memory';

const store = JSON.parse(process.env['JOBS']!) as JobStore;
const pool = openPool(store.database);
const log = new MemoryEventLog({ origin: 'test/liggaren', application: 'liggaren@test' });
const runtime = new JobRuntime({ pool, log, store, reactors: [], schedules: [], kinds: [] });
void runtime.start().then(() => {
  process.once('SIGTERM', () => void runtime.stop().then(() => Promise.all([log.close(), pool.end()])));
  process.stdout.write('at work\n');
});
