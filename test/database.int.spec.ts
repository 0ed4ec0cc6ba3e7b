import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { isDatabaseAway } from '#libs/database';
import { testDatabase } from './database';

/** $1 what is waited for, $2 by whom: database, null = anybody */
const WAITING = `select count(*)::int as count from pg_stat_activity where wait_event = $1 and ($2::text is null or datname = $2)`;

describe('the database of a test', () => {
  it('given that another test has frozen a process that PostgreSQL writes to, when it is dropped, then it does not wait for that process', async () => {
    const [frozen, done] = [await testDatabase(), await testDatabase()];
    const client = new Client(frozen.appConnection);
    client.on('error', () => undefined);
    await client.connect();
    const reads = client.query(`select repeat('x', 100000000)`).catch(() => undefined);
    client.connection.stream.pause();
    const waitingFor = async (what: string, database: string | null = null): Promise<number> =>
      (await frozen.owner.query<{ count: number }>(WAITING, [what, database])).rows[0]!.count;
    const stuck = (): Promise<number> => waitingFor('ClientWrite', frozen.appConnection.database);
    while ((await stuck()) === 0) await pause(20);

    const dropped = done.drop();
    while ((await waitingFor('ProcSignalBarrier')) === 0) await pause(20); // without the limit it would stand here
    await dropped;
    expect(await stuck()).toBe(1);

    client.connection.stream.destroy();
    await reads;
    await frozen.drop();
  });

  it('given that two tests hold the same lock, each in its own database, when one cuts those that hold it, then the other keeps its connection', async () => {
    const [mine, other] = [await testDatabase(), await testDatabase()];
    const holders = await Promise.all([mine, other].map(({ app }) => app.connect()));
    for (const holder of holders) await holder.query('select pg_advisory_lock(1)');

    expect(await mine.cut('holding an advisory lock')).toBe(1);
    expect(await holders[0]!.query('select').catch(isDatabaseAway)).toBe(true);
    await expect(holders[1]!.query('select')).resolves.toMatchObject({ rowCount: 1 });

    for (const holder of holders) holder.release(true);
    await Promise.all([mine.drop(), other.drop()]);
  });
});
