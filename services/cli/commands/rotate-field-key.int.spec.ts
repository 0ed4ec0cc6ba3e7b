import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { developmentKey } from '#libs/privacy';
import { startTestApplication, urlOf, type TestApplication } from '../../../test/application';
import { openOffice, type Office } from '../../../test/e2e/board';
import { apply } from '../../../test/e2e/case-work';
import { run } from '../line';

type Environment = Readonly<Record<string, string>>;

async function liggaren(args: readonly string[], environment: Environment): Promise<{ code: number; said: string }> {
  let said = '';
  const hear = (text: string): void => void (said += `${text}\n`);
  return { code: await run(args, { out: hear, err: hear, environment }), said };
}
const rotate = (environment: Environment, ...args: readonly string[]) => liggaren(['rotate-field-key', ...args], environment);

/** A key as `openssl rand -base64 32` makes it. */
function newKey(folder: string): string {
  const file = path.join(folder, randomBytes(4).toString('hex'));
  fs.writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return file;
}
/** As root the embedded server runs as nobody, who must get through. */
function passableFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-field-key-'));
  fs.chmodSync(folder, 0o711);
  return folder;
}

describe('npm run liggaren -- rotate-field-key', () => {
  const folder = passableFolder();
  const [present, next] = [newKey(folder), newKey(folder)];
  let app: TestApplication;
  let office: Office;
  let caseId: string;
  let owner: Environment;
  beforeAll(async () => {
    app = await startTestApplication({ DATA_DIR: folder, KEK_FILE: present });
    office = await openOffice(app, 'byte');
    caseId = await apply(office.amina, office.scheme);
    owner = {
      DATABASE_URL: urlOf(app.db.appConnection),
      DATABASE_OWNER_URL: urlOf(app.db.ownerConnection),
      DATA_DIR: folder,
      KEK_FILE: present,
    };
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const keys = async () => (await app.db.owner.query<{ kid: string; kek: string }>('select * from privacy.subject_key order by kid')).rows;

  it('given what can’t be, says what to give instead, and changes nothing', async () => {
    const before = await keys();
    const { DATABASE_OWNER_URL: _, ...nobody } = owner;
    const refusals = [
      [await rotate(owner), 'Ange --to'],
      [await rotate(owner, '--till', next), 'Det finns inget val --till'],
      [await rotate(owner, '--to', path.join(folder, 'none')), 'går inte att läsa'],
      [await rotate(owner, '--to', present), 'är den som används nu'],
      [await rotate(nobody, '--to', next), 'Sätt DATABASE_URL och DATABASE_OWNER_URL'],
      [await rotate({ ...owner, DATABASE_OWNER_URL: owner['DATABASE_URL']! }, '--to', next), 'Ange databasens ägare'],
    ] as const;
    expect(refusals.map(([{ code }]) => code)).toEqual(refusals.map(() => 2));
    for (const [{ said }, sentence] of refusals) expect(said).toContain(sentence);
    expect(await keys()).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
  });

  it('given a key made for development, refuses it in production', async () => {
    const development = path.join(folder, 'development');
    developmentKey(development);
    const production = {
      ...owner,
      NODE_ENV: 'production',
      DEMONSTRATION: 'nej',
      PUBLIC_URL: 'https://bidrag.exempel.se',
      OIDC_ISSUER: 'https://inloggning.exempel.se',
      OIDC_CLIENT_ID: 'liggaren',
      OIDC_CLIENT_SECRET: 'hemlig',
      SESSION_SECRET: 'x'.repeat(40),
      LOG_ORIGIN: 'bidrag.exempel.se/liggare',
    };
    expect(await rotate(production, '--to', path.join(development, 'kek'))).toEqual({
      code: 2,
      said: expect.stringContaining('är gjord för utveckling') as string,
    });
  });

  it('given a service at work, says that it must be stopped, and changes nothing', async () => {
    const before = await keys();
    const { code, said } = await rotate(owner, '--to', next);
    expect([code, said]).toEqual([2, expect.stringMatching(/Stoppa alla processer och kör kommandot igen\.\nInget är ändrat\./)]);
    expect(await keys()).toEqual(before);
  }, 30_000);

  it('given a stopped one, lets it start with the new key alone, and then everybody reads what they read before', async () => {
    const applicant = async () => {
      const [submitted] = await app.running.log.readStream(`case-${caseId}`, { limit: 1 });
      const { application } = submitted!.body as { application: { purpose: string; contact: { name: string } } };
      return [submitted!.actor.name, application.contact.name, application.purpose];
    };
    const before = await applicant();
    expect(before).toEqual(['Amina Yusuf', 'Amina Yusuf', expect.stringContaining('Grannar')]);
    let changed: Awaited<ReturnType<typeof rotate>> | undefined;
    const changing = async (): Promise<void> => void (changed = await rotate(owner, '--to', next));
    await expect(app.restart({ DATA_DIR: folder, KEK_FILE: present }, changing)).rejects.toThrow('krypterade under en annan nyckel');
    expect(changed).toEqual({ code: 0, said: expect.stringContaining(`Sätt KEK_FILE till ${next}`) as string });
    expect(await rotate(owner, '--to', next)).toMatchObject({ code: 0, said: expect.stringContaining(' 0 flyttades nu') as string });
    expect(new Set((await keys()).map(({ kek }) => kek)).size).toBe(1);

    await app.restart({ DATA_DIR: folder, KEK_FILE: next });
    office = { ...office, amina: await app.desk('sokande.amina') };
    expect(await applicant()).toEqual(before);
    await apply(office.amina, office.scheme); // and what is written from now on lies under it too
    expect(await liggaren(['verify', '--full'], { ...owner, DATABASE_OWNER_URL: '', KEK_FILE: next, DEMONSTRATION: 'nej' })).toMatchObject({
      code: 0,
    });
  }, 120_000);
});

describe('npm run liggaren -- rotate-field-key, with nothing set', () => {
  it('takes the embedded database from the key made for development to another: the former no longer opens anything, nor is it changed from once more', async () => {
    const parent = passableFolder();
    try {
      const [embedded, next] = [{ DATA_DIR: path.join(parent, 'data') }, newKey(parent)];
      expect(await liggaren(['demonstration'], embedded)).toMatchObject({ code: 0 });
      expect(await rotate(embedded, '--to', next)).toMatchObject({ code: 0, said: expect.stringContaining('Sätt KEK_FILE') as string });
      await expect(liggaren(['positions'], embedded)).resolves.toMatchObject({
        code: 2,
        said: expect.stringContaining('krypterade under en annan nyckel') as string,
      });
      expect(await liggaren(['positions'], { ...embedded, KEK_FILE: next })).toMatchObject({ code: 0 });
      expect(await rotate(embedded, '--to', newKey(parent))).toEqual({
        code: 2,
        said: expect.stringMatching(/ligger under en tredje nyckel .*\nInget är ändrat\./) as string,
      });
    } finally {
      fs.rmSync(parent, { recursive: true, force: true });
    }
  }, 120_000);
});
