import { setImmediate as turn } from 'node:timers/promises';
import { Floor } from './testing/floor';
import { IN_POSTGRES } from './testing/stores';

describe('a database that takes no more connections', () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await Floor.open(IN_POSTGRES);
  });
  afterAll(() => floor.close());
  const takes = (connections: number): Promise<unknown> =>
    floor.database.owner.query(`alter database ${floor.database.appConnection.database} connection limit ${connections}`);

  // a worker that was at work already would try again for ever and let nothing else happen: then this test does not end
  it('when the worker wants its own: nothing is at work, and whoever started it is told', async () => {
    const { log } = floor;
    const untilThen = Object.create(log, {
      // asked when the queue is open, and the worker is not made yet
      head: {
        value: async () => {
          await takes(0);
          return log.head();
        },
      },
      subscribe: {
        value: (subscription: Parameters<typeof log.subscribe>[0]) => {
          const opened = log.subscribe(subscription);
          return { close: () => turn().then(() => opened.close()) }; // as one that has to ask its server
        },
      },
    }) as typeof log;
    await expect(floor.staff([], { log: untilThen })).rejects.toThrow('too many connections');
    await takes(-1);
    expect((await floor.staff([])).working).toBe(true);
  });
});
