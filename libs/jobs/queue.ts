/** The queue that hands the jobs out: BullMQ on PostgreSQL (schema bullmq), or on Redis when there is one. It holds ids and kinds alone. */
import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Connection } from '#libs/database';

export interface JobStore {
  /** As liggaren_app; where the queue lies unless `redisUrl` is set. */
  readonly database: Connection | string;
  readonly redisUrl: string | null;
}

/** Injection token of the {@link JobStore}. */
export const JOB_STORE = Symbol('JobStore');

const SCHEMA = 'bullmq';
export const QUEUE = 'jobs';
/** A store that has stopped answering is told from one that thinks. */
const ANSWER_MS = 5000;
/** A statement to the queue takes milliseconds; a connection that says nothing for so long is not going to. */
const LOST_MS = 30_000;

export type WorkerSettings = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'settings' | 'runRetryDelay'
>;
export interface OpenQueue {
  readonly queue: Queue;
  readonly work: (processor: Processor, settings: WorkerSettings) => Worker;
}

const asConfig = (database: Connection | string) => (typeof database === 'string' ? { connectionString: database } : database);

/** Comes back soon after a short absence, and asks every other second during a long one. */
const retryStrategy = (times: number): number => Math.min(2000, 50 * 2 ** Math.min(times, 6));

/** Throws with a sentence when there is no Redis: the queue itself would wait for it for ever. */
async function answers(redisUrl: string): Promise<void> {
  const probe = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, commandTimeout: ANSWER_MS });
  probe.on('error', () => undefined); // told by connect as well
  try {
    await probe.connect();
    await probe.ping();
  } catch (cause) {
    throw new Error('Redis svarar inte. Kontrollera REDIS_URL, eller ta bort den så ligger köerna i databasen.', { cause });
  } finally {
    probe.disconnect();
  }
}

/** The schema is there, made by the owner: PostgreSQL would refuse us `create schema if not exists` all the same. */
const withoutSchemaMaking = (client: Client) => ({
  query: (sql: string, values?: unknown[]): Promise<unknown> =>
    sql.startsWith('CREATE SCHEMA') ? Promise.resolve({ rows: [] }) : client.query(sql, values),
});

/** bullmq does not migrate when it connects. */
async function migrateQueue(database: Connection | string): Promise<void> {
  const client = new Client(asConfig(database));
  await client.connect();
  try {
    await runMigrations(withoutSchemaMaking(client) as never, SCHEMA);
  } finally {
    await client.end();
  }
}

/**
 * Ready for jobs. Throws when the store does not answer: a worker that is made before that tries again without any pause (bullmq 6.7), so none is
 * made until it has.
 */
export async function openQueue({ database, redisUrl }: JobStore): Promise<OpenQueue> {
  if (redisUrl !== null) {
    await answers(redisUrl);
    // who adds is told at once that Redis is away, and the outbox keeps the job; who works waits for it to come back
    const adding = { url: redisUrl, retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: ANSWER_MS };
    const working = { url: redisUrl, retryStrategy, maxRetriesPerRequest: null };
    const queue = new Queue(QUEUE, { connection: adding });
    queue.on('error', () => undefined); // told by whatever was asked as well
    await queue.waitUntilReady();
    return { queue, work: (processor, settings) => new Worker(QUEUE, processor, { ...settings, connection: working }) };
  }
  await migrateQueue(database);
  const classes = withBackend(createPostgresBackend);
  const connection = { ...asConfig(database), schema: SCHEMA, max: 3, keepAlive: true, query_timeout: LOST_MS };
  const queue = new classes.Queue(QUEUE, { connection }) as unknown as Queue;
  queue.on('error', () => undefined);
  await queue.waitUntilReady();
  return { queue, work: (processor, settings) => new classes.Worker(QUEUE, processor, { ...settings, connection }) as unknown as Worker };
}
