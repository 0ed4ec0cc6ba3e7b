/**
 * How many jobs a second go our whole way (outbox, bridge, queue, worker, written down as done), as a share of bare BullMQ, which only adds and
 * processes; on PostgreSQL and on Redis, with the same concurrency. The two take turns, so that whatever else the machine does hits them alike.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq';
import type { Pool } from 'pg';
import { openPool, type Connection } from '../../libs/database';
import { MemoryEventLog } from '../../libs/event-log/memory';
import { JobRuntime, want, type JobStore } from '../../libs/jobs';
import { findRedis } from '../redis/find';
import { RedisServer } from '../redis/server';
import { startDurableServer } from './durable-server';

const GROUP = 1000;
const SINGLE = 30;

interface Runner {
  /** Jobs, all at once; resolves when each is done. */
  all(ids: readonly string[]): Promise<void>;
  /** One job; resolves when it runs. */
  one(id: string): Promise<void>;
  stop(): Promise<void>;
}
/** Counts what runs. */
class Seen {
  private left = 0;
  private resolve: () => void = () => undefined;
  await(count: number): Promise<void> {
    this.left = count;
    return new Promise((resolve) => void (this.resolve = resolve));
  }
  readonly run = async (): Promise<void> => {
    if (--this.left === 0) this.resolve();
  };
}
const groups = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / GROUP) }, (_, n) => ids.slice(n * GROUP, (n + 1) * GROUP));

async function bare({ database, redisUrl }: JobStore, concurrency: number): Promise<Runner> {
  const seen = new Seen();
  const classes = (redisUrl === null ? withBackend(createPostgresBackend) : { Queue, Worker }) as {
    Queue: typeof Queue;
    Worker: typeof Worker;
  };
  // a queue of its own in the schema that ours has migrated
  const connection =
    redisUrl === null ? { ...(database as Connection), schema: 'bullmq', max: 3 } : { url: redisUrl, maxRetriesPerRequest: null };
  const queue = new classes.Queue('bare', { connection }) as Queue;
  await queue.waitUntilReady();
  const worker = new classes.Worker('bare', seen.run, { connection, concurrency }) as Worker;
  await worker.waitUntilReady();
  const options = { removeOnComplete: true, removeOnFail: true };
  const add = (ids: readonly string[]): Promise<unknown> =>
    queue.addBulk(ids.map((jobId) => ({ name: 'noop', data: {}, opts: { ...options, jobId } })));
  return {
    all: async (ids) => {
      const done = seen.await(ids.length);
      for (const group of groups(ids)) await add(group);
      await done;
    },
    one: async (id) => {
      const done = seen.await(1);
      await queue.add('noop', {}, { ...options, jobId: id });
      await done;
    },
    stop: async () => {
      await worker.close();
      await queue.close();
    },
  };
}

/** $1 ids; as a reactor writes what it wants */
const WANT_ALL = `
  with wanted as (insert into jobs.outbox (id, job, payload) select id, 'noop', '{}' from unnest($1::text[]) as id returning id)
  select pg_notify('jobs', '') from wanted limit 1`;
const UNDONE = `select exists (select from jobs.outbox where state in ('waiting', 'queued')) as undone`;

async function ours(store: JobStore, pool: Pool, concurrency: number): Promise<Runner> {
  const seen = new Seen();
  const log = new MemoryEventLog({ origin: 'liggaren.test/bench', application: 'liggaren@bench' });
  const kinds = [{ name: 'noop', attempts: 3, run: seen.run }];
  const onError = (error: unknown): void => console.error(error);
  const runtime = new JobRuntime({ pool, log, store, kinds, reactors: [], schedules: [], concurrency, onError });
  await runtime.start();
  return {
    all: async (ids) => {
      const ran = seen.await(ids.length);
      for (const group of groups(ids)) await pool.query(WANT_ALL, [group]);
      await ran;
      while ((await pool.query<{ undone: boolean }>(UNDONE)).rows[0]!.undone) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    one: async (id) => {
      const done = seen.await(1);
      const client = await pool.connect();
      await want(client, id, { job: 'noop', payload: {} }).finally(() => client.release());
      await done;
    },
    stop: async () => {
      await runtime.stop();
      await log.close();
    },
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
let made = 0;
const newIds = (count: number): readonly string[] => Array.from({ length: count }, () => `job-${made++}`);

interface Figures {
  readonly jobsPerSecond: number;
  readonly latencyP50Ms: number;
}
async function measure(runners: Readonly<Record<string, Runner>>, jobs: number, rounds: number): Promise<Record<string, Figures>> {
  const names = Object.keys(runners);
  const [whole, single] = [new Map(names.map((name) => [name, [] as number[]])), new Map(names.map((name) => [name, [] as number[]]))];
  for (const name of names) await runners[name]!.all(newIds(GROUP)); // once to warm up
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      whole.get(name)!.push(await timed(() => runners[name]!.all(newIds(jobs))));
      for (const id of newIds(Math.ceil(SINGLE / rounds))) {
        await new Promise((resolve) => setTimeout(resolve, 5)); // a job that comes to an idle worker
        single.get(name)!.push(await timed(() => runners[name]!.one(id)));
      }
    }
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        jobsPerSecond: Math.round(jobs / (median(whole.get(name)!) / 1000)),
        latencyP50Ms: Number(median(single.get(name)!).toFixed(1)),
      },
    ]),
  );
}

/** `--jobs 3000`, `--rounds 3`, `--concurrency 20`, `--json`: one JSON object instead of a table. */
export async function run(args: readonly string[]): Promise<void> {
  const options = {
    jobs: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const [jobs, rounds, concurrency] = [Number(values.jobs), Number(values.rounds), Number(values.concurrency)];
  const server = await startDurableServer();
  const found = findRedis();
  const redis = 'missing' in found ? undefined : new RedisServer(found);
  if ('missing' in found) console.error(`Redis is left out: ${found.missing}.`);
  await redis?.start();
  const stores: Readonly<Record<string, string | null>> = { postgres: null, ...(redis ? { redis: redis.socket } : {}) };
  const figures: Record<string, Record<string, Figures> & { readonly ratio?: never }> = {};
  try {
    for (const [name, redisUrl] of Object.entries(stores)) {
      const database = await server.migrated();
      const pool = openPool(database, { max: 20 });
      const own = await ours({ database, redisUrl }, pool, concurrency);
      const plain = await bare({ database, redisUrl }, concurrency);
      figures[name] = await measure({ bare: plain, ours: own }, jobs, rounds);
      await plain.stop();
      await own.stop();
      await pool.end();
    }
  } finally {
    await redis?.close();
    await server.stop();
  }
  const told = Object.fromEntries(
    Object.entries(figures).map(([name, of]) => [
      name,
      { ...of, ratio: Number((of['ours']!.jobsPerSecond / of['bare']!.jobsPerSecond).toFixed(2)) },
    ]),
  );
  const load = Number(os.loadavg()[0]!.toFixed(1));
  if (values.json) console.log(JSON.stringify({ bench: 'jobs', jobs, rounds, concurrency, load, ...told }));
  else for (const [name, { ratio, ...of }] of Object.entries(told)) console.table({ ...of, [`${name}: ratio`]: ratio });
}
