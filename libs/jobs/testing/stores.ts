/** The stores that the queue can lie in, each as a test has it. */
import { findRedis } from '../../../test/redis/find';
import { RedisServer } from '../../../test/redis/server';

export interface StoreUnderTest {
  readonly redisUrl: string | null;
  /** Null = the queue lies in PostgreSQL. */
  readonly redis: RedisServer | null;
  close(): Promise<void>;
}
/** Nothing of its own to close. */
export const IN_POSTGRES: StoreUnderTest = { redisUrl: null, redis: null, close: async () => undefined };
const found = findRedis();

/** Runs the block on both; where there is no Redis server the tests say why they were left out. */
export function onBothStores(block: (open: () => Promise<StoreUnderTest>) => void): void {
  describe('with the queue in PostgreSQL', () => {
    block(async () => IN_POSTGRES);
  });
  onRedis((open) => block(open));
}

export function onRedis(block: (open: () => Promise<StoreUnderTest & { readonly redis: RedisServer }>) => void): void {
  if ('missing' in found) {
    describe.skip(`with the queue on Redis (left out: ${found.missing})`, () => block(() => Promise.reject(new Error(found.missing))));
    return;
  }
  describe('with the queue on Redis', () => {
    block(async () => {
      const redis = new RedisServer(found);
      await redis.start();
      return { redisUrl: redis.socket, redis, close: () => redis.close() };
    });
  });
}
