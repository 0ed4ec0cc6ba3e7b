import type { StoredBytes } from '../conformance';
import { APPLICATION, describeEventLog, ORIGIN } from '../conformance';
import { MemoryEventLog } from '../memory';
import { testDatabase } from '../../../test/database';
import { MirroredEventLog, MirrorKeeper } from '.';

const STORED = `select e.leaf, e.leaf_hash as "leafHash", d.nonce, d.data
  from evlog_mirror.event e join evlog_mirror.event_data d using (position) order by position`;

describeEventLog(
  'the log on a server with its mirror in PostgreSQL',
  async () => {
    const database = await testDatabase();
    const server = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
    const log = new MirroredEventLog({ server, pool: database.app, patienceMs: 20_000 }); // a test has time
    const keeper = new MirrorKeeper({ server, pool: database.app });
    keeper.start();
    return {
      log,
      stored: async () => {
        await log.head(); // what was written here is mirrored
        return (await database.app.query<StoredBytes>(STORED)).rows;
      },
      drop: async () => {
        await keeper.stop();
        await log.close();
        await database.drop();
      },
    };
  },
  { gapless: false, runs: 20 },
);
