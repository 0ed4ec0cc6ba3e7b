import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBundle, readZip, verify, type Trust } from '#libs/integrity';
import { startTestApplication, type TestApplication } from '../../../test/application';
import { openOffice, type Office } from '../../../test/e2e/board';
import { decide, prepare } from '../../../test/e2e/case-work';
import { trustIn } from '../../../libs/sealing/testing/trust';
import { run } from '../../cli/line';

describe('the evidence of a case', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liggaren-evidence-'));
  let app: TestApplication;
  let office: Office;
  let caseId: string;
  let trust: Trust;
  beforeAll(async () => {
    app = await startTestApplication({ DATA_DIR: folder });
    office = await openOffice(app, 'bevis');
    caseId = await prepare(office);
    await decide(office.anna, caseId);
    trust = await trustIn(folder, app.running.log.origin);
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is given to an auditor at once, holds by the log’s own keys, and is written down as a reading', async () => {
    const answer = await office.ulla.browser.request(`/api/auditor/cases/${caseId}/evidence`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const archive = new Uint8Array(await answer.arrayBuffer());
    const verdict = await verify(archive, trust);
    expect(verdict.findings.flatMap(({ fault }) => (fault ? [fault.why.sv] : []))).toEqual([]);
    const { events } = await app.running.log
      .readStream(`case-${caseId}`)
      .then((all) => ({ events: all.filter(({ type }) => type !== 'DecisionDocumentMade') }));
    expect(readBundle(readZip(archive) as ReadonlyMap<string, Uint8Array>).events.length).toBeGreaterThanOrEqual(events.length);
    expect(verdict.proved?.summary.decisions).toMatchObject([{ outcome: 'BIFALL' }]);
    const readings = await app.running.log.readAll({ direction: 'backwards', limit: 50 });
    expect(readings.some(({ stream, body }) => stream.startsWith('access-') && JSON.stringify(body).includes('bevispaketet'))).toBe(true);
  }, 60_000);

  it('is nobody else’s to fetch, and not there for what is no case', async () => {
    for (const desk of [office.anna, office.ulla]) {
      const asked = desk === office.ulla ? '0198c5a0-0000-7000-8000-000000000000' : caseId;
      const { status } = await desk.browser.request(`/api/auditor/cases/${asked}/evidence`);
      expect([403, 404]).toContain(status);
    }
  });

  it('is written to a file by the command line, by the case’s number in the diary', async () => {
    const file = path.join(folder, 'arende.zip');
    const lines: string[] = [];
    const print = (text: string): void => void lines.push(text);
    const log = app.running.log as never;
    const register = async () => ({ pool: app.db.app, log, close: async () => undefined });
    const environment = { DATA_DIR: folder };
    const number = (
      await verify(
        await office.ulla.browser
          .request(`/api/auditor/cases/${caseId}/evidence`)
          .then(async (answer) => new Uint8Array(await answer.arrayBuffer())),
        trust,
      )
    ).proved!.summary.number!;
    expect([
      await run(['evidence', ...number.split(' '), '--out', file, '--size', '2'], { out: print, err: print, environment }, register),
      lines.join('\n'),
    ]).toEqual([0, expect.stringContaining(number)]);
    const archive = new Uint8Array(readFileSync(file));
    expect((await verify(archive, trust)).holds).toBe(true);
    expect(readBundle(readZip(archive) as ReadonlyMap<string, Uint8Array>).history.map(({ size }) => size)).toContain(2);
  }, 60_000);
});
