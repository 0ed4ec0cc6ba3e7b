/** BullMQ on PostgreSQL (schema bullmq), or on Redis when there is one. */
import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Connection } from '#libs/database';

export interface JobStore {
  /** As liggaren_app; where the queues lie unless `redisUrl` is set. */
  readonly database: Connection | string;
  readonly redisUrl: string | null;
}

const SCHEMA = 'bullmq';

export interface OpenQueue {
  readonly queue: Queue;
  readonly work: (processor: Processor) => Worker;
}

const asConfig = (database: Connection | string) => (typeof database === 'string' ? { connectionString: database } : database);

/** Throws with a sentence when there is no Redis: the queue itself would wait for it for ever. */
async function answers(redisUrl: string): Promise<void> {
  const probe = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
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

/**
 * Ready for jobs. Throws when the store does not answer: a worker that is made before that tries again without any pause (bullmq 6.7), so none is
 * made until it has.
 */
export async function openQueue(name: string, { database, redisUrl }: JobStore): Promise<OpenQueue> {
  if (redisUrl !== null) {
    await answers(redisUrl);
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    const queue = new Queue(name, { connection });
    await queue.waitUntilReady();
    return { queue, work: (processor) => new Worker(name, processor, { connection, concurrency: 1 }) };
  }
  const client = new Client(asConfig(database));
  await client.connect();
  try {
    await runMigrations(withoutSchemaMaking(client) as never, SCHEMA); // bullmq does not migrate when it connects
  } finally {
    await client.end();
  }
  const classes = withBackend(createPostgresBackend);
  const connection = { ...asConfig(database), schema: SCHEMA, max: 3 };
  const queue = new classes.Queue(name, { connection }) as unknown as Queue;
  await queue.waitUntilReady();
  return { queue, work: (processor) => new classes.Worker(name, processor, { connection, concurrency: 1 }) as unknown as Worker };
}
