import type { Pool } from 'pg';
import { eventually } from '../../test/eventually';
import { testDatabase } from '../../test/database';
import { Lease } from './lease';
import { TAKE } from './tree/statements';

it('the lease of the tree is given back for good, also when it is being made longer just then', async () => {
  const db = await testDatabase();
  const { promise: late, resolve: go } = Promise.withResolvers<void>();
  let takes = 0;
  let renewal: Promise<unknown> | undefined;
  const query = (...asked: [string, unknown[]]): Promise<unknown> => {
    if (asked[0] !== TAKE || (takes += 1) !== 2) return db.app.query(...asked);
    return (renewal = late.then(() => db.app.query(...asked)));
  };
  const lease = new Lease(Object.create(db.app, { query: { value: query } }) as Pool, 6000);
  await lease.take();
  await eventually(async () => renewal !== undefined);
  setTimeout(go, 200); // a busy database
  await lease.release();
  await renewal;
  expect((await db.owner.query('select owner from audit.keeper')).rows).toEqual([{ owner: null }]);
  await db.drop();
});
