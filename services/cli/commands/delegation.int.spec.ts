import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { delegationEvents, delegationStream, orderDecider } from '#libs/delegation';
import { loadState } from '#libs/event-log';
import { PostgresPersons } from '#libs/identity';
import { PostgresEventLog } from '../../../libs/event-log/postgres';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { run } from '../line';

let db: TestDatabase;
let log: PostgresEventLog;
let folder: string;
let karin: string;

beforeAll(async () => {
  db = await testDatabase();
  log = new PostgresEventLog({ pool: db.app, origin: 'test.invalid/log', application: 'test' });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-delegation-'));
  const known = {
    issuer: 'urn:test',
    subject: 'karin',
    name: 'Karin Wallenius',
    role: 'boardSecretary',
    organisation: null,
    email: null,
  } as const;
  karin = (await new PostgresPersons(db.app).ensure(known, Temporal.Now.instant())).ref;
});
afterAll(async () => {
  await log.close();
  await db.drop();
  fs.rmSync(folder, { recursive: true });
});

const at = (name: string): string => path.join(folder, name);
async function delegation(...args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const hear = (text: string): void => void (said += `${text}\n`);
  const code = await run(['delegation', ...args], { out: hear, err: hear, environment: {} }, async () => ({
    pool: db.app,
    log,
    close: async () => undefined,
  }));
  return { code, said };
}
const versions = async () => (await loadState(log, delegationStream('kulturnamnden'), delegationEvents, orderDecider)).state.versions;

const HEAD = 'Nr;Ärendegrupp;Ärende;Slag av beslut;Lagrum;Delegat;Ersättare;Vidaredelegation;Beloppsgräns (kr);Anmäls;Anmärkning/villkor';
const decision = ['--paragraph', 'KN § 1', '--adopted', '2026-01-10', '--from', '2026-02-01', '--name', 'Kulturnämnden'];

describe('npm run liggaren -- delegation', () => {
  it('names line and column of what has to be mended, and reads nothing in', async () => {
    fs.writeFileSync(at('fel.csv'), `${HEAD}\r\nH.1;H;Bevilja;bifall;KL 7:5;områdeschef;;nej;massor;ja;\r\n`);
    expect(await delegation('import', at('fel.csv'), '--version', '1', ...decision, '--as', karin)).toEqual({
      code: 1,
      said: expect.stringContaining('rad 2, kolumn ”Beloppsgräns (kr)”: ”massor” är inget belopp'),
    });
    expect(await versions()).toEqual([]);
  });

  it('reads a version in once, in the name of the board’s secretary, and gives it back as it was', async () => {
    fs.writeFileSync(at('in.csv'), `${HEAD}\r\nH.1;H;Bevilja;bifall;KL 7:5;områdeschef;;nej;50 000;ja;\r\n`);
    const args = ['import', at('in.csv'), '--version', '2026:1', ...decision];
    expect(await delegation(...args)).toMatchObject({ code: 2, said: expect.stringContaining('--as') });
    expect(await delegation(...args, '--as', karin, '--dry-run')).toEqual({
      code: 0,
      said: 'Version 2026:1 skulle skrivas in med 1 punkter.\n',
    });
    expect(await versions()).toEqual([]);
    expect(await delegation(...args, '--as', karin)).toMatchObject({
      code: 0,
      said: expect.stringContaining('är inskriven med 1 punkter'),
    });
    expect(await delegation(...args, '--as', karin)).toMatchObject({ code: 0, said: expect.stringContaining('redan inskriven') });
    expect(await versions()).toMatchObject([
      { version: '2026:1', items: [{ post: 'omradeschef', limitOre: 5_000_000, grantedBy: 'BOARD' }] },
    ]);

    expect(await delegation('export', at('ut.csv'), '--version', '2026:1')).toMatchObject({ code: 0 });
    expect(await delegation('import', at('ut.csv'), '--version', '2026:2', ...decision, '--as', karin)).toMatchObject({ code: 0 });
    const [first, second] = await versions();
    expect(second!.items).toEqual(first!.items);
  });

  it('says what to write when there is no such version, file or word', async () => {
    expect(await delegation('export', '--version', 'x')).toMatchObject({ code: 2, said: expect.stringContaining('ingen version x') });
    expect(await delegation('import', at('saknas.csv'))).toMatchObject({ code: 2, said: expect.stringContaining('finns inte') });
    expect(await delegation('hej')).toMatchObject({ code: 2, said: expect.stringContaining('Ange export eller import') });
  });
});
