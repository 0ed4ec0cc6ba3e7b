import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SystemClock } from '#libs/kernel';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { ORIGIN, write } from '../../../libs/sealing/testing/logs';
import { KeptProofs } from '#libs/sealing';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { openSealing, type OpenedSealing } from '../../all/sealing';
import { run } from '../line';

describe('the command that changes the keys of the log', () => {
  let db: TestDatabase;
  let log: PostgresEventLog;
  let folder: string;
  let worker: OpenedSealing | undefined;
  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-rotate-'));
    db = await testDatabase();
    log = new PostgresEventLog({ pool: db.app, origin: ORIGIN, application: 'liggaren@test' });
    await write(log, 3);
  });
  afterAll(async () => {
    await worker?.close();
    await log.close();
    await db.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<void> => {
    const configuration = { proof: { signer: null, policy: null }, dataFolder: folder, logOrigin: ORIGIN };
    worker = await openSealing({ configuration, pool: db.app, log, clock: new SystemClock(), onTrouble: () => undefined });
    worker.start();
  };
  const rotate = async (...args: string[]) => {
    const said: string[] = [];
    const terminal = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
    const code = await run(['rotate-log-keys', ...args], { ...terminal, environment: { DATA_DIR: folder } }, () => {
      throw new Error('no database is needed');
    });
    return { code, text: said.join('\n') };
  };
  const keysIn = (text: string): readonly string[] => [...text.matchAll(/^log (.*)$/gm)].map(([, key]) => key!);

  it('sees the change through beside a worker that is at work, and says each time what is to be done', async () => {
    expect(await rotate()).toMatchObject({ code: 1, text: expect.stringContaining('finns inga av loggens nycklar') as string });
    await start();
    await new KeptProofs(db.app, log).sealNow();
    expect(await rotate('--finish')).toMatchObject({ code: 1, text: expect.stringContaining('Inget byte pågår') as string });
    const begun = await rotate();
    expect(begun.code).toBe(0);
    expect(begun.text).toMatch(/Kontrollpunkten över \d+ händelser är undertecknad av båda/);
    expect(keysIn(begun.text)).toHaveLength(2);
    const again = await rotate();
    expect(keysIn(again.text)).toEqual(keysIn(begun.text));
    const done = await rotate('--finish');
    expect([done.code, keysIn(done.text)]).toEqual([0, keysIn(begun.text)]);
    expect(await rotate('--nej')).toMatchObject({ code: 2 });
  }, 120_000);

  it('begins without a signer at work, and destroys nothing before both have signed what is kept', async () => {
    await worker!.close();
    worker = undefined;
    expect((await rotate()).text).toContain('Ingen undertecknare är igång: starta den');
    const early = await rotate('--finish');
    expect(early.code).toBe(1);
    expect(early.text).toContain('De gamla nycklarna förstörs inte än');
    await start();
    while ((await rotate('--finish')).code !== 0) await new Promise((resolve) => setTimeout(resolve, 500));
    await worker!.close();
    await start(); // and the log goes on with the new ones
    await write(log, 1);
    await new KeptProofs(db.app, log).sealNow();
    await worker!.close();
    worker = undefined;
  }, 120_000);
});
