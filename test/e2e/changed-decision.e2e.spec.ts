/** What comes after a decision, over HTTP: a slip corrected and a decision revoked, each on exactly what was read and with a new sign-in for it. */
import { setTimeout as rest } from 'node:timers/promises';
import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { sha256Hex } from '#libs/kernel';
import type { ApplicantStatus } from '#projections/applicant-status';
import type { CasePage } from '#projections/case-page';
import { startTestApplication, type TestApplication } from '../application';
import type { Desk, Told } from '../desk';
import { openOffice, type Office } from './board';
import { decide, prepare, ruling, type Shown } from './case-work';

const REASONS = ruling().content.reasons;
const slip = { field: 'REASONS', part: null, before: REASONS, after: `${REASONS} Rättat.`, reason: 'Ett ord föll bort.' };
const why = { ground: 'MISLEADING', termId: null, reason: 'Insatsen fanns inte.', hearing: 'I brev, utan svar.', paidOre: 0 };

describe('what comes after a decision', () => {
  let app: TestApplication;
  let office: Office;
  let caseId: string;
  let path: string;

  const shown = async (who: Desk, statement: string, said: object): Promise<Shown> => {
    const response = await who.browser.send('POST', `${path}/${statement}`, said);
    if (response.status !== 200) throw new Error(`${statement}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Shown;
  };
  const refused = async (who: Desk, command: string, said: object, sending = {}): Promise<Told> => {
    const response = await who.post(`${path}/${command}`, said, sending);
    return { ...((await response.json()) as Told), status: response.status };
  };
  const recorded = async (type: string) =>
    (await loadStream(app.running.log, caseStream(caseId))).events.filter((event) => event.type === type);
  const seen = async (): Promise<CasePage> =>
    (await office.sara.sees<{ case: { page: CasePage } }>(path, await app.running.log.head())).case.page;
  const own = async (): Promise<ApplicantStatus> =>
    office.amina.sees<ApplicantStatus>(`/api/my-applications/${caseId}`, await app.running.log.head());
  /** The worker is at it. */
  const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await rest(100);
    }
  };
  const documents = (count: number) =>
    until(async () => {
      const { decisionDocuments } = await seen();
      return decisionDocuments.length >= count ? decisionDocuments : undefined;
    });

  beforeAll(async () => {
    app = await startTestApplication();
    office = await openOffice(app, 'andrat');
    caseId = await prepare(office);
    path = `/api/cases/${caseId}`;
    await decide(office.anna, caseId);
    await documents(1);
    await office.sara.does(`${path}/dispatch-decision`, { recipient: 'Amina Yusuf', channel: 'PORTAL', explanation: 'Ni får bidraget.' });
  }, 120_000);
  afterAll(() => app?.stop());

  it('a correction is shown to the delegate alone, and says both texts and the decision that was signed', async () => {
    const signature = (await seen()).signature!;
    const { text, statement, digest, stepUpUrl } = await shown(office.anna, 'correction-statement', slip);
    for (const said of [slip.before, slip.after, slip.reason, signature.statementSha256]) expect(text).toContain(said);
    expect(sha256Hex(statement)).toBe(digest);
    expect(stepUpUrl).toContain(encodeURIComponent(`/arenden/${caseId}/ratta`));
    const asked = await office.sara.browser.send('POST', `${path}/correction-statement`, slip);
    expect(asked.status).toBe(403);
  });

  it('nothing is corrected without a new sign-in for exactly that, however fresh a sign-in for something else is', async () => {
    const { digest } = await shown(office.anna, 'correction-statement', slip);
    const said = { ...slip, statementSha256: digest };
    expect(await refused(office.anna, 'correct-decision', said)).toMatchObject({ status: 401, code: 'step-up-required' });
    const another = await shown(office.anna, 'correction-statement', { ...slip, reason: 'Något annat.' });
    await office.anna.browser.stepUp(another.digest);
    expect(await refused(office.anna, 'correct-decision', said)).toMatchObject({ status: 401, code: 'step-up-required' });
    // approved, and then another text sent under the same approval
    await office.anna.browser.stepUp(digest);
    expect(await refused(office.anna, 'correct-decision', { ...said, after: 'Något helt annat.' })).toMatchObject({
      code: 'statement-changed',
    });
    // and a case that has changed meanwhile
    const stale = { seen: '"0"' };
    expect(await refused(office.anna, 'correct-decision', said, stale)).toMatchObject({ status: 412, code: 'case-changed' });
    expect(await recorded('DecisionCorrected')).toEqual([]);
  });

  it('a correction is recorded once with what was approved, told to the applicant, and has a document of its own beside the first', async () => {
    const { digest, statement } = await shown(office.anna, 'correction-statement', slip);
    await office.anna.browser.stepUp(digest);
    const key = crypto.randomUUID();
    for (let time = 0; time < 2; time++) await office.anna.does(`${path}/correct-decision`, { ...slip, statementSha256: digest }, { key });
    const [event, ...more] = await recorded('DecisionCorrected');
    expect(more).toEqual([]);
    expect(event!.body).toMatchObject({ approval: { statementSha256: digest, statement, method: 'LOGGED_APPROVAL' } });

    const [first, second] = await documents(2);
    expect([first!.corrections, second!.corrections]).toEqual([undefined, 1]);
    const status = await own();
    expect(status.decision).toMatchObject({
      reasons: slip.after,
      document: { sha256: second!.sha256 },
      earlier: [{ sha256: first!.sha256 }],
      corrections: [{ before: slip.before, after: slip.after }],
    });
    const address = `${path}/decision-documents/${first!.decisionId}`;
    for (const [at, sha256] of [
      [address, second!.sha256],
      [`${address}/${first!.sha256}`, first!.sha256],
      [`${address}/${second!.sha256}`, second!.sha256],
    ] as const) {
      const response = await office.amina.browser.request(at);
      expect(sha256Hex(Buffer.from(await response.arrayBuffer()))).toBe(sha256);
      expect((await office.bengt.browser.request(at)).status).toBe(404);
    }
    expect((await office.amina.browser.request(`${address}/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await recorded('DecisionFetched')).map(({ body }) => (body as { documentSha256: string }).documentSha256)).toEqual([
      second!.sha256,
      first!.sha256,
    ]);
  });

  it('the corrected decision is dispatched as the first was', async () => {
    const said = { recipient: 'Amina Yusuf', channel: 'PORTAL', explanation: 'Ni får bidraget.' };
    await office.sara.does(`${path}/dispatch-decision`, said);
    const { dispatches, decisionDocuments } = await seen();
    expect(dispatches.map(({ documentSha256 }) => documentSha256)).toEqual(decisionDocuments.map(({ sha256 }) => sha256));
  });

  it('a revocation is approved in the same way, and the applicant keeps the decision and is told why it no longer applies', async () => {
    const { digest, text } = await shown(office.anna, 'revocation-statement', why);
    expect(text).toContain(why.reason);
    const said = { ...why, statementSha256: digest };
    expect(await refused(office.anna, 'revoke-decision', said)).toMatchObject({ status: 401, code: 'step-up-required' });
    await office.anna.browser.stepUp(digest);
    await office.anna.does(`${path}/revoke-decision`, said);
    const letter = (await documents(3)).find(({ revocation }) => revocation)!;
    const status = await own();
    expect(status).toMatchObject({
      decision: null,
      fallen: [{ revoked: { ground: 'MISLEADING', reason: why.reason }, letter: { sha256: letter.sha256 } }],
    });
    const response = await office.amina.browser.request(`${path}/decision-documents/${letter.decisionId}/${letter.sha256}`);
    expect(response.headers.get('content-disposition')).toMatch(/kallelse/);
    expect(sha256Hex(Buffer.from(await response.arrayBuffer()))).toBe(letter.sha256);
  });

  it('the applicant is told by mail of each, with a link and nothing of what was decided', async () => {
    const kinds = ['decision-corrected', 'decision-revoked'];
    const told = await until(async () => {
      const { rows } = await office.karin.sees<{ rows: readonly { kind: string; dispatchId: string }[] }>(
        `/api/dispatches?caseId=${caseId}`,
        await app.running.log.head(),
      );
      return kinds.every((kind) => rows.some((row) => row.kind === kind)) ? rows : undefined;
    });
    for (const kind of kinds) {
      const { dispatchId } = told.find((row) => row.kind === kind)!;
      const mail = JSON.stringify(await office.karin.sees(`/api/dispatches/${dispatchId}`, await app.running.log.head()));
      expect(mail).toContain(`/mina/${caseId}`);
      for (const said of [slip.after, slip.reason, why.reason, 'Landsbygdens']) expect(mail).not.toContain(said);
    }
  });
});
