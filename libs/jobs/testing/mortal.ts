/** A worker process for tests to kill: says when it has begun a job of the kind `endless`, which it never finishes. */
import { openPool } from '#libs/database';
import { JobRuntime, type JobStore } from '#libs/jobs';
import { MemoryEventLog } from '../../event-log/memory';
import { QUICK_TO_MISS } from './quick';

const store = JSON.parse(process.env['JOBS']!) as JobStore;
const endless = {
  name: 'endless',
  attempts: 1,
  run: () => {
    process.stdout.write('begun\n');
    return new Promise<void>(() => undefined);
  },
};
void new JobRuntime({
  pool: openPool(store.database),
  log: new MemoryEventLog({ origin: 'test/liggaren', application: 'liggaren@test' }),
  store,
  reactors: [],
  schedules: [],
  kinds: [endless],
  times: QUICK_TO_MISS,
}).start();
