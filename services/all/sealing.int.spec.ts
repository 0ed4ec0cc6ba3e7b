import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SystemClock } from '#libs/kernel';
import { KeptProofs, Signer } from '#libs/sealing';
import { listen, signerService } from '#libs/sealing/module';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { ORIGIN, write } from '../../libs/sealing/testing/logs';
import { testDatabase, type TestDatabase } from '../../test/database';
import { Metrics, Readiness } from '../api/observability';
import { openSealing, StartRefused, watchSealing, type OpenedSealing } from './sealing';

const SECRET = 'a1'.repeat(24);

describe('a worker', () => {
  let folder: string;
  const closing: (() => Promise<unknown>)[] = [];
  beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-proofs-'))));
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const register = async (): Promise<{ db: TestDatabase; log: PostgresEventLog }> => {
    const db = await testDatabase();
    closing.push(() => db.drop());
    const log = new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: 'liggaren@test' });
    closing.push(() => log.close());
    return { db, log };
  };
  const open = async ({ db, log }: Awaited<ReturnType<typeof register>>, signer: { url: string; token: string } | null = null) => {
    const trouble: string[] = [];
    const configuration = { proof: { signer, policy: null }, dataFolder: folder, logOrigin: ORIGIN };
    const opened: OpenedSealing = await openSealing({
      configuration,
      pool: db.app,
      log,
      clock: new SystemClock(),
      onTrouble: (what) => void trouble.push(what),
    });
    closing.push(() => opened.close());
    return { ...opened, trouble };
  };
  const health = async (db: TestDatabase) => {
    const readiness = new Readiness();
    watchSealing(db.app, readiness, new Metrics());
    return readiness.ask();
  };

  it('signs under DATA_DIR; a second one on the same folder starts all the same, and leaves it to the first', async () => {
    const here = await register();
    await write(here.log, 5);
    const first = await open(here);
    first.start();
    (await open(here)).start();
    expect((await new KeptProofs(here.db.app, here.log).sealNow()).size).toBe(6);
    expect(first.trouble).toEqual([]);
    expect(await health(here.db)).toMatchObject({ ready: true, checks: { proofs: { says: { size: 6, state: 'kept' } } } });
  });

  it('does not start on a database that was put back to an older day, nor when as much has been written in it again', async () => {
    const here = await register();
    await write(here.log, 5);
    (await open(here)).start();
    await new KeptProofs(here.db.app, here.log).sealNow();
    await closing.pop()!();
    const older = await register();
    await write(older.log, 2);
    await expect(open(older)).rejects.toThrow(StartRefused);
    await expect(open(older)).rejects.toThrow('Loggen har 2 händelser, men 6 är redan undertecknade');
    await write(older.log, 20);
    await expect(open(older)).rejects.toThrow('historiken är en annan. Liggaren startar inte');
    await open(here); // and the right one does
  });

  it('starts without its signer, says so, and goes on when it is there; when that one has signed another history, nothing more is taken', async () => {
    const here = await register();
    await write(here.log, 3);
    const away = await open(here, { url: 'http://127.0.0.1:9', token: SECRET });
    expect(away.trouble[0]).toContain('the signer does not answer');
    const signer = await Signer.open(path.join(folder, 'elsewhere'), ORIGIN);
    closing.push(() => signer.close());
    let asked = signer as Pick<Signer, 'keys' | 'signed' | 'sign' | 'overlapped'>;
    const server = await listen(
      { host: '127.0.0.1', port: 0 },
      (asking) => signerService(asked, SECRET)(asking),
      () => undefined,
    );
    closing.push(() => server.close());
    const worker = await open(here, { url: server.url, token: SECRET });
    worker.start();
    await new KeptProofs(here.db.app, here.log).sealNow();
    expect((await health(here.db)).ready).toBe(true);

    asked = {
      ...asked,
      keys: () => signer.keys(),
      sign: (wanted) => signer.sign(wanted),
      overlapped: (size) => signer.overlapped(size),
      signed: async () => ({ size: 900, root: new Uint8Array(32) }),
    };
    await write(here.log, 1);
    while (worker.trouble.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(worker.trouble[0]).toContain('900 är redan undertecknade');
    expect(await health(here.db)).toMatchObject({ ready: false, checks: { history: { ok: false } } });
  });
});
