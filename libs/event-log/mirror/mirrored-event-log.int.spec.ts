import { testDatabase } from '../../../test/database';
import { Double } from '../../../test/eventstoredb/server';
import { APPLICATION, describeEventLog, ORIGIN, type StoredBytes } from '../conformance';
import { EventStoreDbEventLog } from '../eventstoredb';
import { keysInMemory } from '../eventstoredb/testing';
import { MirroredEventLog, MirrorKeeper } from '.';

const STORED = `select e.leaf, e.leaf_hash as "leafHash", d.nonce, d.data
  from evlog_mirror.event e join evlog_mirror.event_data d using (position) order by position`;

describeEventLog(
  'the log in EventStoreDB with its mirror in PostgreSQL',
  async () => {
    const [double, database] = await Promise.all([new Double().start(), testDatabase()]);
    const url = `${double.url}?tls=false`;
    const server = new EventStoreDbEventLog({ url, production: false, keys: keysInMemory(), origin: ORIGIN, application: APPLICATION });
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
        await Promise.all([double.stop(), database.drop()]);
      },
    };
  },
  { gapless: false, byStream: true, runs: 10 },
);
