import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBundle, readZip, verify, type BundledEvent } from '#libs/integrity';
import { startTestApplication, type TestApplication } from '../../../test/application';
import { openOffice, type Office } from '../../../test/e2e/board';
import { decide, prepare } from '../../../test/e2e/case-work';
import { trustIn } from '../../../libs/sealing/testing/trust';

describe('the proof that an applicant keeps with the decision', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liggaren-own-evidence-'));
  let app: TestApplication;
  let office: Office;
  let caseId: string;
  beforeAll(async () => {
    app = await startTestApplication({ DATA_DIR: folder });
    office = await openOffice(app, 'eget-bevis');
    caseId = await prepare(office);
    await decide(office.anna, caseId);
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const fetched = async () => {
    // the list waits for the read model, which the proof is asked of as well
    await office.amina.sees(`/api/my-applications/${caseId}`, await app.running.log.head());
    const response = await office.amina.browser.request(`/api/my-applications/${caseId}/evidence`);
    return { status: response.status, archive: new Uint8Array(await response.arrayBuffer()) };
  };
  const expectHolds = async (archive: Uint8Array) => {
    const verdict = await verify(archive, await trustIn(folder, app.running.log.origin));
    expect(verdict.findings.flatMap(({ fault }) => (fault ? [fault.why.sv] : []))).toEqual([]);
    return verdict;
  };
  const typeOf = ({ leaf }: BundledEvent): string => (JSON.parse(leaf) as { type: string }).type.split('/')[0]!;

  it('is not there before the decision has been sent', async () => {
    expect((await fetched()).status).toBe(404);
  });

  it('proves the whole case, and shows of it the application and what the applicant was sent', async () => {
    await office.sara.does(`/api/cases/${caseId}/dispatch-decision`, {
      channel: 'PORTAL',
      recipient: 'Amina Yusuf',
      explanation: 'Ni får bidraget.',
    });
    // the worker makes the document in its own time
    const status = `/api/my-applications/${caseId}`;
    while (!(await office.amina.sees<{ decision: { document: unknown } }>(status, await app.running.log.head())).decision.document);
    const { status: answer, archive } = await fetched();
    expect(answer).toBe(200);
    const verdict = await expectHolds(archive);
    expect(verdict.proved?.summary.decisions).toMatchObject([{ outcome: 'BIFALL' }]);
    const files = readZip(archive) as ReadonlyMap<string, Uint8Array>;
    expect(Buffer.from(files.get('LÄS-MIG.txt')!).toString()).toContain('En del av innehållet är inte med (ingår inte i sökandens bevis;');
    const { events, documents } = readBundle(files);
    const shown = events.filter(({ data }) => data !== null).map(typeOf);
    expect(shown).toEqual(expect.arrayContaining(['ApplicationSubmitted', 'DecisionMade', 'DecisionSigned', 'DecisionDispatched']));
    const kept = events.filter(({ withheld }) => withheld !== null).map(typeOf);
    expect(kept).toEqual(expect.arrayContaining(['CriterionAssessed', 'ProposalSubmitted']));
    expect(kept.filter((type) => shown.includes(type))).toEqual([]);
    expect([...documents.values()].map(({ pdf }) => Buffer.from(pdf ?? '').toString('latin1', 0, 5))).toEqual(['%PDF-']);
  }, 60_000);

  it('keeps a document back with the event that it was made with, for whomever that is kept from', async () => {
    const made = (await app.running.log.readStream(`case-${caseId}`)).findIndex(({ type }) => type === 'DecisionDocumentMade');
    const asked = new URLSearchParams({ withhold: String(made + 1), provision: 'OSL 21 kap. 1 §' });
    const answer = await office.ulla.browser.request(`/api/auditor/cases/${caseId}/evidence?${asked.toString()}`);
    const archive = new Uint8Array(await answer.arrayBuffer());
    await expectHolds(archive);
    expect(readBundle(readZip(archive) as ReadonlyMap<string, Uint8Array>).documents.size).toBe(0);
  }, 60_000);

  it('is nobody else’s', async () => {
    for (const desk of [office.bengt, office.sara])
      expect([403, 404]).toContain(await desk.maySee(`/api/my-applications/${caseId}/evidence`));
  });
});
