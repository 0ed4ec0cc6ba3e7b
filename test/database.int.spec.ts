import { Client } from 'pg';
import { isDatabaseAway } from '#libs/database';
import { bareDatabase, testDatabase } from './database';
import { eventually } from './eventually';

/** $1 what is waited for, $2 by whom: a pattern of SQL's `like` for the statement */
const WAITING = `select count(*)::int as count from pg_stat_activity where wait_event = $1 and query like $2`;

describe('the database of a test', () => {
  it('given that another test has frozen a process that PostgreSQL writes to, when it is dropped, then it does not wait for that process', async () => {
    const [frozen, done, other] = [await testDatabase(), await testDatabase(), await bareDatabase()];
    const client = new Client(frozen.appConnection);
    client.on('error', () => undefined);
    await client.connect();
    const reads = client.query(`select repeat('x', 100000000)`).catch(() => undefined);
    client.connection.stream.pause();
    const waitingFor = async (what: string, statement: string): Promise<number> =>
      (await frozen.owner.query<{ count: number }>(WAITING, [what, statement])).rows[0]!.count;
    const stuck = (): Promise<number> => waitingFor('ClientWrite', `select repeat('x', 100000000)`);
    await eventually(async () => (await stuck()) > 0);

    // the same without the limit: it stands there until the process is gone, however long we take to look
    const statement = `drop database ${other.ownerConnection.database}`;
    const patient = frozen.owner.query(statement);
    await eventually(async () => (await waitingFor('ProcSignalBarrier', statement)) > 0);
    await done.drop();
    expect(await waitingFor('ProcSignalBarrier', statement)).toBe(1);
    expect(await stuck()).toBe(1);

    client.connection.stream.destroy();
    await reads;
    await patient;
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
