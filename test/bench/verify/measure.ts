import fs from 'node:fs';
import type { Pool } from 'pg';

export interface Spent {
  readonly seconds: number;
  /** Of this process, all its threads. */
  readonly cpuSeconds: number;
  /** Of the database's; null where the system does not tell. */
  readonly databaseCpuSeconds: number | null;
}
export const rounded = (n: number): number => Number(n.toFixed(3));
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const TICKS_PER_SECOND = 100;
/** Of the processes that answer this pool's database. */
async function databaseCpu(pool: Pool): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity where datname = current_database()');
  const ticks = rows.map(({ pid }) => {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return Number(fields[11]) + Number(fields[12]); // utime, stime
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** `pool` must not open or close connections meanwhile, for what the database spent to be whole. */
export async function spent(pool: Pool, work: () => Promise<unknown>): Promise<Spent> {
  const before = await databaseCpu(pool);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const after = await databaseCpu(pool);
  return {
    seconds: rounded(seconds),
    cpuSeconds: rounded((user + system) / 1e6),
    databaseCpuSeconds: before === null || after === null ? null : rounded(after - before),
  };
}
