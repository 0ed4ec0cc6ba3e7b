import type { JobKind } from '.';
import { eventually, Floor } from './testing/floor';
import { onRedis } from './testing/stores';
import type { RedisServer } from '../../test/redis/server';

describe('a queue that loses everything', () => {
  onRedis((open) => {
    let floor: Floor;
    let redis: RedisServer;
    let begun: number;
    let finish: () => void;
    let kind: JobKind;
    const ids = Array.from({ length: 40 }, (_, n) => `event-${n}.reactor`);
    const states = async (): Promise<ReadonlySet<string>> =>
      new Set((await Promise.all(ids.map((id) => floor.job(id)))).map((job) => job!.state));
    const allDone = (): Promise<true> =>
      eventually(async () => {
        const found = await states();
        return (found.size === 1 && found.has('done')) || undefined;
      });

    beforeAll(async () => {
      const store = await open();
      redis = store.redis;
      floor = await Floor.open(store);
    });
    beforeEach(() => {
      begun = 0;
      const { promise, resolve } = Promise.withResolvers<void>();
      finish = resolve;
      kind = {
        name: 'noted',
        attempts: 3,
        run: () => {
          begun++;
          return promise;
        },
      };
    });
    afterEach(async () => {
      finish();
      await floor.clear();
    });
    afterAll(() => floor.close());

    it('by FLUSHALL, in the middle of the work, loses no job', async () => {
      await floor.staff([kind], { concurrency: 5 });
      for (const id of ids) await floor.want(id, { job: 'noted' });
      await eventually(async () => (begun === 5 && (await states()).has('queued') && !(await states()).has('waiting')) || undefined);
      await redis.ask((client) => client.flushall());
      finish();
      await allDone();
    });

    it('and is away for a while, loses none either, and its absence is waited out in peace', async () => {
      await floor.staff([kind], { concurrency: 5 });
      for (const id of ids.slice(0, 20)) await floor.want(id, { job: 'noted' });
      await eventually(() => begun === 5 || undefined);
      await redis.stop();
      finish();
      for (const id of ids.slice(20)) await floor.want(id, { job: 'noted' });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const told = floor.errors.length;
      await redis.start();
      await allDone();
      expect(told).toBeLessThan(200);
    });

    it('does not keep a process from ending', async () => {
      const end = await floor.leaving();
      await redis.stop();
      expect(await end()).toBe(0);
      await redis.start();
    });

    it('and is not there from the beginning is told in a sentence, and nothing is at work', async () => {
      await redis.stop();
      await expect(floor.staff([kind])).rejects.toThrow('Redis svarar inte. Kontrollera REDIS_URL');
      await redis.start();
    });
  });
});
