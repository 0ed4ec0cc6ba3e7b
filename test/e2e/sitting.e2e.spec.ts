import { covers, nonceOf, type Sitting } from '#libs/kernel';
import { loadStream } from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { startTestApplication, type TestApplication } from '../application';
import { Desk, type Told } from '../desk';
import { inDays, openOffice, type Office } from './board';
import { approval, momentIn, prepare, ruling, shownTo, type Shown } from './case-work';

interface Signed {
  readonly statementSha256: string;
  readonly sitting?: Sitting;
}

describe('several decisions approved by one sign-in', () => {
  let app: TestApplication;
  let office: Office;
  let tests = 0;
  const said = ruling();

  beforeAll(async () => {
    app = await startTestApplication();
  }, 60_000);
  beforeEach(async () => {
    office = await openOffice(app, `sittning-${(tests += 1)}`);
  }, 60_000);
  afterAll(() => app?.stop());

  const cases = async (count: number): Promise<readonly string[]> => {
    const made: string[] = [];
    for (let n = 0; n < count; n++) made.push(await prepare(office));
    return made;
  };
  const show = (caseIds: readonly string[]): Promise<readonly Shown[]> =>
    Promise.all(caseIds.map((caseId) => shownTo(office.anna, caseId, said)));
  const signInFor = (shown: readonly Shown[], who = office.anna) => who.browser.stepUp(shown.map(({ digest }) => digest));
  /** As the page sends it: bound to what was shown. Null = decided. */
  async function decide(caseId: string, shown: Shown, who = office.anna): Promise<Told | null> {
    const answer = await who.post(`/api/cases/${caseId}/decision`, approval(shown, said), { seen: `"${shown.revision}"` });
    return answer.status === 200 ? null : ((await answer.json()) as Told);
  }
  async function signed(caseId: string): Promise<Signed | undefined> {
    const { events } = await loadStream(app.running.log, caseStream(caseId));
    return events.find(({ type }) => type === 'DecisionSigned')?.body as unknown as Signed | undefined;
  }

  it('are made each by itself: two are signed, the third is refused since something came in, and the evidence says what the sign-in was for', async () => {
    const [first, second, third] = (await cases(3)) as [string, string, string];
    const shown = await show([first, second, third]);
    await office.sara.does(`/api/cases/${third}/record-note`, {
      meetingId: null,
      occurredAt: momentIn(0),
      source: 'Amina Yusuf',
      channel: 'PHONE',
      facts: 'Ett kök har fallit bort.',
      opinion: null,
    });
    await signInFor(shown);
    expect(await decide(first, shown[0]!)).toBeNull();
    expect(await decide(second, shown[1]!)).toBeNull();
    expect(await decide(third, shown[2]!)).toMatchObject({
      status: 412,
      code: 'case-changed',
      changes: [{ who: 'Sara Lindqvist', what: 'tjänsteanteckning gjord' }],
    });
    const digests = shown.map(({ digest }) => digest);
    for (const [n, caseId] of [first, second].entries()) {
      const { statementSha256, sitting } = (await signed(caseId))!;
      expect([statementSha256, sitting]).toEqual([digests[n], { digests, nonce: nonceOf(digests) }]);
      expect(covers(sitting!, statementSha256)).toBe(true);
    }
    expect(await signed(third)).toBeUndefined();
    // what the third has become, the sign-in was not for
    const [anew] = await show([third]);
    expect(await decide(third, anew!)).toMatchObject({ status: 401, code: 'step-up-required' });
    await signInFor([anew!]);
    expect(await decide(third, anew!)).toBeNull();
    expect((await signed(third))!.sitting).toBeUndefined();
  }, 60_000);

  it('are refused one by one when those before them in the sitting have used up the frame', async () => {
    const [first, second] = (await cases(2)) as [string, string];
    const year = Number(inDays(0).slice(0, 4));
    await office.karin.does(`/api/schemes/${office.scheme}/set-frame`, { year, amountOre: 6_000_000, boardParagraph: '§ 10' });
    const shown = await show([first, second]);
    await signInFor(shown);
    expect(await decide(first, shown[0]!)).toBeNull();
    expect(await decide(second, shown[1]!)).toMatchObject({ status: 422, code: 'frame-exceeded' });
  }, 60_000);

  it('are refused one by one for a conflict of interest, or an order that is revoked meanwhile', async () => {
    const [first, second, third] = (await cases(3)) as [string, string, string];
    const shown = await show([first, second, third]);
    await signInFor(shown);
    expect(await decide(first, shown[0]!)).toBeNull();
    await office.per.does(`/api/cases/${second}/declare-conflict`, { ground: 'OTHER', details: 'Min syster är med i styrelsen.' });
    expect(await decide(second, shown[1]!)).toMatchObject({ status: 412 });
    const unbound = await office.anna.isRefused(`/api/cases/${second}/decision`, approval(shown[1]!, said));
    expect(unbound).toMatchObject({ status: 409, code: 'conflict-undecided' });
    await office.karin.does(`/api/delegation/${office.board}/revoke-item`, {
      number: 'H.1',
      from: inDays(0),
      boardParagraph: '§ 9',
      reason: 'Nämnden tar över.',
    });
    expect(await decide(third, shown[2]!)).toMatchObject({ status: 403, code: 'item-revoked' });
  }, 60_000);

  it('are made by nobody else, and not with a digest that the sign-in was not for', async () => {
    const [first, second, third] = (await cases(3)) as [string, string, string];
    const shown = await show([first, second, third]);
    await signInFor(shown.slice(0, 2));
    // not asked for
    expect(await decide(third, shown[2]!)).toMatchObject({ status: 401, code: 'step-up-required' });
    // one in the place of another
    const swapped = { ...shown[0]!, digest: shown[1]!.digest };
    expect(await decide(first, swapped)).toMatchObject({ code: 'statement-changed' });
    // the nonce of the sitting is no statement
    const whole = {
      ...shown[0]!,
      digest: Buffer.from(nonceOf(shown.slice(0, 2).map(({ digest }) => digest)), 'base64url').toString('hex'),
    };
    expect((await decide(first, whole))!.status).toBeGreaterThanOrEqual(401);
    // another browser of the same person, and another person
    const elsewhere = await Desk.open(app.base, 'omradeschef.anna');
    expect(await decide(first, shown[0]!, elsewhere)).toMatchObject({ status: 401 });
    const mikael = await Desk.open(app.base, 'ersattare.mikael');
    await signInFor(shown.slice(0, 2), mikael);
    expect((await decide(first, shown[0]!, mikael))!.status).toBe(403);
    for (const caseId of [first, second, third]) expect(await signed(caseId)).toBeUndefined();
    expect(await decide(first, shown[0]!)).toBeNull();
  }, 60_000);
});
