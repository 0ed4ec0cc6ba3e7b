/** The queue that hands the jobs out: BullMQ on PostgreSQL (schema bullmq), or on Redis when there is one. It holds ids and kinds alone. */
import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { clientConfig, type Connection } from '#libs/database';

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
/** Timers are no more exact than this. */
const TIMER_MS = 10;

export type WorkerSettings = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'settings' | 'runRetryDelay'
>;
export interface OpenQueue {
  readonly queue: Queue;
  readonly work: (processor: Processor, settings: WorkerSettings) => Worker;
  /**
   * Before queue and worker are closed: a lost connection is not sought any more. Resolves when none waits for its next attempt, 2 s at the most: one
   * that does is never told that it is closed (ioredis 5), and a worker that waits for that word keeps its process alive (bullmq 6.7).
   */
  readonly letGo: () => Promise<void>;
}

/** What is lost is sought again, soon after a short absence and every other second during a long one, until it is let go. */
class Seeking {
  private wanted = true;
  private waitingUntil = 0;

  /** Ms to wait before this attempt; null = none is made. */
  readonly retryStrategy = (attempt: number): number | null => {
    if (!this.wanted) return null;
    const ms = Math.min(2000, 50 * 2 ** Math.min(attempt, 6));
    this.waitingUntil = Math.max(this.waitingUntil, performance.now() + ms);
    return ms;
  };
  async end(): Promise<void> {
    this.wanted = false;
    const left = this.waitingUntil - performance.now();
    if (left > 0) await pause(left + TIMER_MS);
  }
}

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
    if (probe.status !== 'end') probe.disconnect(); // what has ended already is waited for, for 2 s (ioredis 5)
  }
}

/** The schema is there, made by the owner: PostgreSQL would refuse us `create schema if not exists` all the same. */
const withoutSchemaMaking = (client: Client) => ({
  query: (sql: string, values?: unknown[]): Promise<unknown> =>
    sql.startsWith('CREATE SCHEMA') ? Promise.resolve({ rows: [] }) : client.query(sql, values),
});

/** bullmq does not migrate when it connects. */
async function migrateQueue(database: Connection | string): Promise<void> {
  const client = new Client(clientConfig(database));
  await client.connect();
  try {
    await runMigrations(withoutSchemaMaking(client) as never, SCHEMA);
  } finally {
    await client.end();
  }
}

/** Ready for jobs. Throws when the store does not answer. */
export async function openQueue({ database, redisUrl }: JobStore): Promise<OpenQueue> {
  if (redisUrl !== null) {
    await answers(redisUrl);
    const seeking = new Seeking();
    const { retryStrategy } = seeking;
    // who adds is told at once that Redis is away, and the outbox keeps the job; who works waits for it to come back
    const adding = { url: redisUrl, retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: ANSWER_MS };
    const working = { url: redisUrl, retryStrategy, maxRetriesPerRequest: null };
    const queue = new Queue(QUEUE, { connection: adding });
    queue.on('error', () => undefined); // told by whatever was asked as well
    await queue.waitUntilReady();
    const work: OpenQueue['work'] = (processor, settings) => new Worker(QUEUE, processor, { ...settings, connection: working });
    return { queue, work, letGo: () => seeking.end() };
  }
  await migrateQueue(database);
  const classes = withBackend(createPostgresBackend);
  const connection = { ...clientConfig(database), schema: SCHEMA, max: 3, keepAlive: true, query_timeout: LOST_MS };
  const queue = new classes.Queue(QUEUE, { connection }) as unknown as Queue;
  queue.on('error', () => undefined);
  await queue.waitUntilReady();
  const work: OpenQueue['work'] = (processor, settings) =>
    new classes.Worker(QUEUE, processor, { ...settings, connection }) as unknown as Worker;
  return { queue, work, letGo: () => Promise.resolve() };
}
