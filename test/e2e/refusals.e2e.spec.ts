import { formatOre, newId } from '#libs/kernel';
import type { BasisAnswer } from '../../services/api/cases/basis-query';
import { Desk } from '../desk';
import { startTestApplication, type TestApplication } from '../application';
import { inDays, openOffice, type Office } from './board';
import { apply, approval, decide, declare, momentIn, prepare, register, ruling, shownTo } from './case-work';

describe('what is refused, and with which code', () => {
  let app: TestApplication;
  let office: Office;
  let tests = 0;
  beforeAll(async () => {
    app = await startTestApplication();
  }, 60_000);
  beforeEach(async () => {
    office = await openOffice(app, `nr-${(tests += 1)}`);
  }, 60_000);
  afterAll(() => app?.stop());

  it('an adviser who tries to decide', async () => {
    const caseId = await prepare(office);
    const { leila } = office;
    const told = await leila.isRefused(`/api/cases/${caseId}/decision`, {
      ...ruling(),
      decisionId: newId(),
      decidedOn: inDays(0),
      statementSha256: '0'.repeat(64),
    });
    expect(told).toMatchObject({ status: 403, code: 'not-yours-to-do' });
    const asked = await leila.browser.send('POST', `/api/cases/${caseId}/decision-statement`, ruling());
    expect(asked.status).toBe(403);
  }, 60_000);

  it('a delegate whose time in the post has run out', async () => {
    const { karin, anna } = office;
    const caseId = await prepare(office);
    const { posts } = await karin.sees<{ posts: readonly { assignmentId: string }[] }>(
      `/api/delegation/${office.board}`,
      await app.running.log.head(),
    );
    await karin.does(`/api/delegation/${office.board}/end-assignment`, {
      assignmentId: posts[0]!.assignmentId,
      lastDay: inDays(-1),
      reason: 'Ny tjänst.',
    });
    const asked = await anna.browser.send('POST', `/api/cases/${caseId}/decision-statement`, ruling());
    expect(asked.status).toBe(403);
    expect(await asked.json()).toMatchObject({ code: 'holds-no-post' });
  }, 60_000);

  it('an order that is revoked between the reading and the signing', async () => {
    const { karin, anna } = office;
    const caseId = await prepare(office);
    const said = ruling();
    const shown = await shownTo(anna, caseId, said);
    await anna.browser.stepUp(shown.digest);
    await karin.does(`/api/delegation/${office.board}/revoke-item`, {
      number: 'H.1',
      from: inDays(0),
      boardParagraph: '§ 9',
      reason: 'Nämnden tar över.',
    });
    expect(await anna.isRefused(`/api/cases/${caseId}/decision`, approval(shown, said))).toMatchObject({
      status: 403,
      code: 'item-revoked',
    });
  }, 60_000);

  it('an amount over the limit of the delegation', async () => {
    const { anna } = office;
    const amountOre = 4_800_000;
    const caseId = await prepare(office, { over: { amountOre, ownShare: { cashOre: 5_000_000, hours: 0 } }, proposal: { amountOre } });
    const asked = await anna.browser.send('POST', `/api/cases/${caseId}/decision-statement`, ruling({ amountOre }));
    expect(asked.status).toBe(403);
    const refusal = (await asked.json()) as { code: string; detail: string };
    expect(refusal).toMatchObject({ code: 'over-limit', detail: expect.stringContaining(formatOre(4_500_000)) });
    // the page that the delegate decides on says so beforehand, in the same words
    const basis = await anna.sees<BasisAnswer>(`/api/cases/${caseId}/decision-basis?kind=BIFALL&amountOre=${amountOre}`, 0);
    expect(basis).toMatchObject({ authority: null, hindrances: [{ code: 'over-limit', message: refusal.detail }] });
    expect(basis.matters[0]).toMatchObject({ item: { number: 'H.1', limitOre: 4_500_000 } });
  }, 60_000);

  it('the basis of a decision, to whoever does not decide or has not declared impartiality', async () => {
    const { sara, anna } = office;
    const mikael = await Desk.open(app.base, 'ersattare.mikael');
    const path = `/api/cases/${await prepare(office)}/decision-basis?kind=BIFALL&amountOre=4000000`;
    const answers = await Promise.all([sara, mikael, anna].map((one) => one.browser.request(path)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 200]);
    expect(await answers[1]!.json()).toMatchObject({ code: 'impartiality-not-declared' });
    expect(await answers[2]!.json()).toMatchObject({ authority: { itemNumber: 'H.1' }, frame: { usedOre: 0 }, hindrances: [] });
  }, 60_000);

  it('a sign-in that leads anywhere but back to the page of the decision', async () => {
    const caseId = await prepare(office);
    const { stepUpUrl } = await shownTo(office.anna, caseId, ruling());
    expect(new URL(stepUpUrl, app.base).searchParams.get('returnTo')).toBe(`/arenden/${caseId}/beslut`);
  }, 60_000);

  it('the second of two decisions that race for the last money of the year: exactly one is made', async () => {
    const { karin, anna } = office;
    const [first, second] = [await prepare(office), await prepare(office, { who: office.bengt })];
    await karin.does(`/api/schemes/${office.scheme}/set-frame`, {
      year: Number(inDays(0).slice(0, 4)),
      amountOre: 6_000_000,
      boardParagraph: '§ 10',
    });
    const said = ruling();
    const other = await Desk.open(app.base, 'omradeschef.anna'); // a second browser of the same person
    const shown = [await shownTo(anna, first, said), await shownTo(other, second, said)] as const;
    await anna.browser.stepUp(shown[0].digest);
    await other.browser.stepUp(shown[1].digest);
    const answers = await Promise.all([
      anna.post(`/api/cases/${first}/decision`, approval(shown[0], said)),
      other.post(`/api/cases/${second}/decision`, approval(shown[1], said)),
    ]);
    const refused = answers.find(({ status }) => status >= 400)!;
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'frame-exceeded' });
    const { rows } = await karin.sees<{ rows: readonly { usedOre: number; frameOre: number }[] }>(
      `/api/schemes/${office.scheme}/frames`,
      await app.running.log.head(),
    );
    expect(rows).toMatchObject([{ frameOre: 6_000_000, usedOre: 4_000_000 }]);
  }, 60_000);

  it('a participant in conflict: no reading, no writing, no row in the queue', async () => {
    const { per, anna, sara } = office;
    const caseId = await prepare(office);
    const path = `/api/cases/${caseId}`;
    const declared = await per.does(`${path}/declare-conflict`, { ground: 'PARTY', details: 'Min syster sitter i styrelsen.' });
    expect(
      await per.isRefused(`${path}/record-note`, {
        meetingId: null,
        occurredAt: momentIn(0),
        source: 'Per',
        channel: 'PHONE',
        facts: 'x',
        opinion: null,
      }),
    ).toMatchObject({ status: 403, code: expect.stringContaining('barred') });
    const { rows } = await per.sees<{ rows: readonly { caseId: string }[] }>('/api/cases?limit=200', declared.position);
    expect(rows.map((row) => row.caseId)).not.toContain(caseId);
    for (const page of [path, `${path}/history`]) expect(await per.maySee(page, declared.position)).toBe(403);
    // and nobody decides while the question is open
    const asked = await anna.browser.send('POST', `${path}/decision-statement`, ruling());
    expect(await asked.json()).toMatchObject({ status: 409, code: 'conflict-undecided' });
    await anna.does(`${path}/decide-conflict`, { personRef: per.ref, outcome: 'CONFLICT', reasons: 'Närstående i styrelsen.' });
    expect(
      (await sara.sees<{ rows: readonly { type: string }[] }>(`${path}/history`, await app.running.log.head())).rows.map(
        ({ type }) => type,
      ),
    ).toContain('ConflictDecided');
    expect(await per.maySee(path)).toBe(403);
  }, 60_000);

  it('a proposal that was changed after the delegate looked at it', async () => {
    const { anna, sara } = office;
    const caseId = await prepare(office);
    const path = `/api/cases/${caseId}`;
    const said = ruling();
    const shown = await shownTo(anna, caseId, said);
    await anna.browser.stepUp(shown.digest);
    await sara.does(`${path}/record-note`, {
      meetingId: null,
      occurredAt: momentIn(0),
      source: 'Amina Yusuf',
      channel: 'PHONE',
      facts: 'Ett kök har fallit bort.',
      opinion: null,
    });
    const told = await anna.isRefused(`${path}/decision`, approval(shown, said), { seen: `"${shown.revision}"` });
    expect(told).toMatchObject({
      status: 412,
      code: 'case-changed',
      changes: [{ who: 'Sara Lindqvist', what: 'tjänsteanteckning gjord' }],
    });
    expect(await anna.isRefused(`${path}/decision`, approval(shown, said))).toMatchObject({ status: 412 });
  }, 60_000);

  it('an applicant who asks for another’s case is told that there is none', async () => {
    const { amina, bengt } = office;
    const caseId = await apply(amina, office.scheme);
    const [theirs, none] = [
      await bengt.browser.request(`/api/my-applications/${caseId}`),
      await bengt.browser.request(`/api/my-applications/${newId()}`),
    ];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(await theirs.json()).toMatchObject({ code: ((await none.json()) as { code: string }).code });
    expect(await bengt.maySee(`/api/cases/${caseId}`)).toBeGreaterThanOrEqual(403);
    expect(await bengt.isRefused(`/api/cases/${caseId}/withdraw`, { reason: 'Nej.' })).toMatchObject({ status: 404 });
    const { rows } = await bengt.sees<{ rows: readonly { caseId: string }[] }>('/api/my-applications', await app.running.log.head());
    expect(rows.map((row) => row.caseId)).not.toContain(caseId);
  }, 60_000);

  it('a second decision on the same case', async () => {
    const { anna } = office;
    const caseId = await prepare(office);
    await decide(anna, caseId);
    const asked = await anna.browser.send('POST', `/api/cases/${caseId}/decision-statement`, ruling());
    expect(asked.status).toBe(409);
  }, 60_000);

  it('an unsent draft, for everybody but its owner', async () => {
    const { amina, bengt, sara } = office;
    const draftId = newId();
    await amina.browser.send('PUT', `/api/drafts/${draftId}`, {
      schemeId: office.scheme,
      callId: null,
      content: { title: 'Hemligt än så länge' },
    });
    expect(await bengt.maySee(`/api/drafts/${draftId}`)).toBe(404);
    expect(await sara.maySee(`/api/drafts/${draftId}`)).toBe(403);
    expect((await app.db.app.query('select 1 from app.draft')).rowCount).toBe(0); // not even with the processes' own login
    expect(await amina.maySee(`/api/drafts/${draftId}`)).toBe(200);
    expect((await amina.browser.send('DELETE', `/api/drafts/${draftId}`)).status).toBe(204);
  }, 60_000);

  it('work on a case before its registration, and by somebody who has not declared impartiality', async () => {
    const { sara } = office;
    const caseId = await apply(office.amina, office.scheme);
    const path = `/api/cases/${caseId}`;
    expect((await sara.isRefused(`${path}/check-eligibility`, { exceptionReason: null })).status).toBeGreaterThanOrEqual(403);
    await register(office, caseId);
    expect(await sara.isRefused(`${path}/check-eligibility`, { exceptionReason: null })).toMatchObject({
      status: 403,
      code: expect.stringContaining('impartiality'),
    });
    await declare(sara, caseId);
    await sara.does(`${path}/check-eligibility`, { exceptionReason: null });
  }, 60_000);
});
