import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { Double } from '../../../test/eventstoredb/server';
import { APPLICATION, aRequest, aStream, anEvent, ORIGIN, until } from '../conformance';
import { EventStoreDbEventLog } from '../eventstoredb';
import { PostgresReader } from '../postgres';
import type { SealedLog, SealedRecord } from '../sealed';
import { MirrorKeeper, mirrorStanding } from '.';
import type { KeeperProcess } from './testing/keeper-process';

const ROOT = path.join(__dirname, '../../..');
const NODE = ['-C', '@app/source', '-r', './deploy/swc-hook.cjs', '--disable-warning=ExperimentalWarning'];
const LEASE_MS = 1000;

/** Place and hashes of every event. */
async function everything(log: Pick<SealedLog, 'readSealed'>): Promise<readonly string[]> {
  const events: SealedRecord[] = [];
  for (let page = await log.readSealed({ after: 0, limit: 1000 }); page.length > 0;) {
    events.push(...page);
    page = await log.readSealed({ after: events.at(-1)!.position, limit: 1000 });
  }
  return events.map((one) => `${one.position} ${one.stream}@${one.revision} ${one.leafHash.toString('hex')} ${one.nonce!.toString('hex')}`);
}

describe('a keeper whose process is stopped in its tracks', () => {
  let db: TestDatabase;
  let double: Double;
  let server: EventStoreDbEventLog;
  let child: ChildProcess | undefined;
  let keeper: MirrorKeeper | undefined;
  beforeAll(async () => {
    [db, double] = await Promise.all([testDatabase(), new Double().start()]);
    server = new EventStoreDbEventLog({ url: `${double.url}?tls=false`, production: false, origin: ORIGIN, application: APPLICATION });
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await keeper?.stop();
    await server.close();
    await Promise.all([double.stop(), db.drop()]);
  });
  const write = async (): Promise<number> => {
    for (let n = 0; n < 6; n++)
      await server.append(
        aRequest(
          aStream(),
          'noStream',
          Array.from({ length: 250 }, () => anEvent()),
        ),
      );
    return server.head();
  };
  const owner = async (): Promise<unknown> =>
    (await db.app.query<{ owner: string }>('select owner from evlog_mirror.keeper')).rows[0]?.owner;

  it('is taken over when its lease has run out, and writes nothing when it wakes up', async () => {
    const head = await write();
    const kept: KeeperProcess = { connection: db.appConnection, url: `${double.url}?tls=false`, origin: ORIGIN, leaseMs: LEASE_MS };
    const env = { ...process.env, KEEPER: JSON.stringify(kept) };
    child = spawn(process.execPath, [...NODE, path.join(__dirname, 'testing/keeper-process.ts')], { cwd: ROOT, env, stdio: 'inherit' });
    await until(async () => (await mirrorStanding(db.app)).position > 0);
    child.kill('SIGSTOP'); // in the middle of it
    const frozen = await owner();

    // a lease that does not run out while this process waits for a busy machine
    keeper = new MirrorKeeper({ server, pool: db.app, leaseMs: 10 * LEASE_MS });
    keeper.start();
    await until(async () => (await owner()) !== frozen); // the frozen one may have come to the end before it was frozen
    await until(async () => (await mirrorStanding(db.app)).position === head);
    const next = await owner();

    child.kill('SIGCONT');
    const end = await write();
    await until(async () => (await mirrorStanding(db.app)).position === end);
    expect(await owner()).toBe(next);
    expect(await mirrorStanding(db.app)).toMatchObject({ kept: true, alarm: null });
    expect(await everything(new PostgresReader(db.app, 'evlog_mirror'))).toEqual(await everything(server));
  }, 60_000);
});
