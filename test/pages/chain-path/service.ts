/** The whole service as one process, in whatever time its parent says. What the quarter-hourly round has to tell on the day it arrives, it tells at once. */
import 'reflect-metadata';
import { once } from 'node:events';
import { Pool } from 'pg';
import { inTransaction } from '#libs/database';
import { want } from '#libs/jobs';
import { configuration } from '../../../services/all/configuration';
import { start } from '../../../services/all/start';
import { liveIn } from '../other-time';

const running = start(configuration(process.env));
const SETTLED = `select state from jobs.outbox where id = $1 and state in ('done', 'dead')`;

/** Rounds by the clock are timed by the database, which stays where it is. */
async function arrive(shift: number): Promise<void> {
  liveIn(shift);
  const pool = (await running).app.get(Pool);
  const id = `deadlines.shift-${shift}`;
  await inTransaction(pool, (client) => want(client, id, { job: 'deadlines', payload: {} }));
  while ((await pool.query(SETTLED, [id])).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

process.on('message', (shift: number) => void arrive(shift).then(() => process.send!({ arrived: shift })));
// whoever started it may be gone
void Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')])
  .then(async () => (await running).stop())
  .finally(() => process.exit());
void running.then(({ url }) => process.send!({ url }));
