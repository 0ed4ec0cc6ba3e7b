/** A keeper in a process of its own, which a test can freeze. What it keeps stands in KEEPER. */
import { Pool, type PoolConfig } from 'pg';
import { EventStoreDbEventLog } from '../../eventstoredb';
import { MirrorKeeper } from '../keeper';

export interface KeeperProcess {
  readonly connection: PoolConfig;
  readonly url: string;
  readonly origin: string;
  readonly leaseMs: number;
}

const { connection, url, origin, leaseMs } = JSON.parse(process.env['KEEPER']!) as KeeperProcess;
const server = new EventStoreDbEventLog({ url, production: false, origin, application: 'test' });
new MirrorKeeper({ server, pool: new Pool(connection), leaseMs }).start();
