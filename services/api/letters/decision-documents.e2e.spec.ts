import { setTimeout as rest } from 'node:timers/promises';
import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { sha256Hex } from '#libs/kernel';
import type { CasePage } from '#projections/case-page';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk } from '../../../test/desk';
import { openOffice, type Office } from '../../../test/e2e/board';
import { decide, prepare } from '../../../test/e2e/case-work';

type Shown = { readonly case: { readonly page: CasePage } };

describe('the decision as a document', () => {
  let app: TestApplication;
  let office: Office;
  let caseId: string;
  let address: string;
  let document: CasePage['decisionDocuments'][number];

  const pageSeenBy = async (who: Desk): Promise<CasePage> =>
    (await who.sees<Shown>(`/api/cases/${caseId}`, await app.running.log.head())).case.page;
  const fetching = async (who: Desk, path = address) => {
    const response = await who.browser.request(path);
    return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
  };
  const fetches = async () => {
    const { events } = await loadStream(app.running.log, caseStream(caseId));
    return events.filter(({ type }) => type === 'DecisionFetched');
  };

  beforeAll(async () => {
    app = await startTestApplication();
    office = await openOffice(app, 'dokument');
    caseId = await prepare(office);
    await decide(office.anna, caseId);
    for (;;) {
      const { decisionDocuments } = await pageSeenBy(office.sara);
      if (decisionDocuments[0]) {
        document = decisionDocuments[0];
        break;
      }
      await rest(100); // the worker is at it
    }
    address = `/api/cases/${caseId}/decision-documents/${document.decisionId}`;
  }, 120_000);
  afterAll(() => app?.stop());

  it('is made by itself when the decision has been approved, and can be read by those who handle the case', async () => {
    const { status, headers, content } = await fetching(office.sara);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/attachment.*Beslut/);
    expect(sha256Hex(content)).toBe(document.sha256);
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(content.toString('latin1')).toContain('/ETSI.CAdES.detached');
    const seal = await fetching(office.sara, `${address}/seal`);
    expect(seal.content.toString()).toBe(document.jws);
  });

  it('is nothing that the applicant can reach before it is sent, nor a stranger ever, nor who sees the diary alone', async () => {
    for (const who of [office.amina, office.bengt, office.karin]) {
      expect((await fetching(who)).status).toBe(404);
      expect((await fetching(who, `${address}/seal`)).status).toBe(404);
    }
    expect(await fetches()).toEqual([]);
  });

  it('is named by its checksum when the decision is sent; the applicant then reaches it, and the first time is recorded', async () => {
    await office.sara.does(`/api/cases/${caseId}/dispatch-decision`, {
      recipient: 'Amina Yusuf',
      channel: 'PORTAL',
      explanation: 'Ni får bidraget.',
    });
    expect((await pageSeenBy(office.sara)).dispatches).toMatchObject([{ documentSha256: document.sha256 }]);
    const status = `/api/my-applications/${caseId}`;
    expect(await office.amina.sees(status, await app.running.log.head())).toMatchObject({
      decision: { document: { sha256: document.sha256, bytes: document.bytes } },
    });
    for (let time = 0; time < 2; time++) expect(sha256Hex((await fetching(office.amina)).content)).toBe(document.sha256);
    expect((await fetching(office.bengt)).status).toBe(404);
    expect(await fetches()).toMatchObject([{ actor: { ref: office.amina.ref }, body: { documentSha256: document.sha256 } }]);
    // that they have it begins no time for appeal
    expect(await office.karin.sees(`/api/cases/${caseId}`, await app.running.log.head())).toMatchObject({
      times: { board: { postedOn: null } },
    });
  });
});
