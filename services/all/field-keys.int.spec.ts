import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startTestApplication, urlOf, type TestApplication } from '../../test/application';
import { openOffice, type Office } from '../../test/e2e/board';
import { apply } from '../../test/e2e/case-work';
import { run } from '../cli/line';

describe('personal fields in the whole service', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-keys-'));
  let app: TestApplication;
  let office: Office;
  let caseId: string;
  beforeAll(async () => {
    app = await startTestApplication({ DATA_DIR: folder });
    office = await openOffice(app, 'nycklar');
    caseId = await apply(office.amina, office.scheme);
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('are ciphertext in the log, whole on the way out, and each subject of the case has a key', async () => {
    const [submitted] = await app.running.log.readStream(`case-${caseId}`, { limit: 1 });
    const { application } = submitted!.body as {
      application: { title: string; purpose: string; contact: { name: string; email: string } };
    };
    const { rows } = await app.db.owner.query<{ data: string }>(`select convert_from(data, 'utf8') as data from evlog.event_data`);
    const lies = rows.map(({ data }) => data).join('\n');
    expect(lies).toContain(application.title);
    for (const text of [application.purpose, application.contact.name, application.contact.email, office.amina.me.name])
      expect([text.length > 3, lies.includes(text)]).toEqual([true, false]);
    const keys = await app.db.owner.query<{ kid: string }>('select kid from privacy.subject_key where kid ^@ $1', [caseId]);
    expect(keys.rows.map(({ kid }) => kid).toSorted()).toEqual([`${caseId}/${submitted!.actor.ref}`, `${caseId}/party`].toSorted());
  });

  it('are what the read models are held against when everything is verified', async () => {
    const said: string[] = [];
    const environment = { DATABASE_URL: urlOf(app.db.appConnection), DATA_DIR: folder, DEMONSTRATION: 'nej' };
    const terminal = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text), environment };
    const code = await run(['verify', '--full'], terminal);
    expect([code, code === 0 ? [] : said]).toEqual([0, []]);
  }, 60_000);

  it('stop a service that was given another key, with a sentence that says so', async () => {
    const other = path.join(folder, 'another');
    fs.writeFileSync(other, `${randomBytes(32).toString('base64')}\n`);
    await expect(app.restart({ DATA_DIR: folder, KEK_FILE: other })).rejects.toThrow('krypterade under en annan nyckel');
    await app.restart({ DATA_DIR: folder }).catch(() => undefined);
  }, 60_000);
});
