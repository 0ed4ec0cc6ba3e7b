import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk } from '../../../test/desk';
import type { OrderOnDay, ShownComparison, VersionHead } from './delegation-order-view';
import type { ReadOrderAnswer } from './delegation-order.controller';

const AT = '/api/delegation/provnamnden';
const item = {
  number: 'H.1',
  caseGroup: 'H',
  matter: 'Bevilja stöd',
  kinds: ['BIFALL'],
  statute: 'KL 7:5–6',
  post: 'forvaltningschef',
  substitutePost: 'omradeschef',
  grantedBy: 'BOARD',
  subDelegation: true,
  limitOre: 5_000_000,
  reporting: 'ANMALAN',
  conditions: null,
};
const head = (version: string, validFrom: string) => ({
  board: 'Provnämnden',
  version,
  boardParagraph: 'PN § 1',
  adoptedOn: '2026-01-10',
  validFrom,
});
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('the delegation order, over the API', () => {
  let application: TestApplication;
  let [karin, anna, sara, amina] = [] as unknown as [Desk, Desk, Desk, Desk];
  const order = (who: Desk, query = ''): Promise<OrderOnDay> => who.sees<OrderOnDay>(`${AT}/order${query}`);
  const read = (who: Desk, text: string): Promise<Response> => who.browser.send('POST', `${AT}/read-order-file`, { file: base64(text) });

  beforeAll(async () => {
    application = await startTestApplication();
    karin = await application.desk('namndsekreterare.karin');
    anna = await application.desk('omradeschef.anna');
    sara = await application.desk('handlaggare.sara');
    amina = await application.desk('sokande.amina');
    await karin.does(`${AT}/adopt-order`, { ...head('1', '2026-02-01'), items: [item] });
    await karin.does(`${AT}/adopt-order`, { ...head('2', '2026-03-01'), items: [{ ...item, limitOre: 9_000_000 }] });
    const held = { post: 'forvaltningschef', title: 'förvaltningschef', from: '2026-01-01', to: null, acting: false };
    await karin.does(`${AT}/assign-post`, { ...held, holder: anna.ref, reason: 'Föräldraledighet i ledningen.' });
  }, 60_000);
  afterAll(() => application?.stop());

  it('is read as it stood on any day, by everybody who is signed in, and version by version', async () => {
    expect(await order(sara, '?on=2026-01-31')).toMatchObject({ version: null, items: [] });
    expect(await order(sara, '?on=2026-02-28')).toMatchObject({
      version: { version: '1', replacedFrom: '2026-03-01', standing: 'PAST' },
      items: [{ limitOre: 5_000_000, holders: [{ holder: { name: 'Anna Bergvall' } }], substitutes: [], revoked: null }],
    });
    expect(await order(sara)).toMatchObject({ version: { version: '2', standing: 'IN_FORCE' } });
    const { rows } = await sara.sees<{ rows: VersionHead[] }>(`${AT}/order-versions`);
    expect(rows.map(({ version, standing, items }) => [version, standing, items])).toEqual([
      ['2', 'IN_FORCE', 1],
      ['1', 'PAST', 1],
    ]);
    expect(await sara.sees<ShownComparison>(`${AT}/order-comparison?older=1&newer=2`)).toMatchObject({
      added: [],
      removed: [],
      changed: [{ number: 'H.1', fields: [{ field: 'limitOre', before: 5_000_000, after: 9_000_000 }] }],
    });
    expect((await sara.browser.request(`${AT}/order-comparison?older=1&newer=x`)).status).toBe(404);
  });

  it('says why a post was filled to those who work here, and not to applicants', async () => {
    expect((await order(sara)).posts).toMatchObject([{ reason: 'Föräldraledighet i ledningen.' }]);
    expect((await order(amina)).posts).toMatchObject([{ reason: null }]);
    expect(await amina.sees(`${AT}/post-holders`)).toMatchObject({ rows: [{ reason: null }] });
  });

  it('goes out as a table and comes in again, with nothing adopted on the way', async () => {
    const file = await sara.browser.request(`${AT}/order-file?version=2`);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="delegationsordning-2.csv"',
    ]);
    const table = Buffer.from(await file.arrayBuffer()).toString('utf8');
    const before = await application.running.log.head();
    expect(await (await read(karin, table)).json()).toEqual({ items: [{ ...item, limitOre: 9_000_000 }], problems: [], unread: [] });
    const { problems } = (await (await read(karin, table.replace(';90000;', ';mycket;'))).json()) as ReadOrderAnswer;
    expect(problems).toEqual([{ line: 2, column: 'Beloppsgräns (kr)', what: expect.stringContaining('”mycket” är inget belopp') }]);
    const unusable = await read(karin, 'hej');
    expect([unusable.status, await unusable.json()]).toMatchObject([422, { errors: [{ field: 'file' }] }]);
    const since = await application.running.log.readAll({ after: before });
    expect(since.filter(({ actor }) => actor.role !== 'system')).toEqual([]); // the log may have been sealed
  });

  it('is passed on by the förvaltningschef, once, as the board has allowed, and taken back', async () => {
    const asked = {
      number: 'H.1-V1',
      itemNumber: 'H.1',
      post: 'enhetschef',
      limitOre: 1_000_000,
      grantedOn: '2026-03-02',
      from: '2026-03-05',
      reference: '26RS1-1',
    };
    const give = `${AT}/grant-sub-delegation`;
    expect(await sara.isRefused(give, { ...asked, grantor: anna.ref })).toMatchObject({ status: 403, code: 'not-the-boards-secretary' });
    expect(await karin.isRefused(give, { ...asked, grantor: sara.ref })).toMatchObject({ status: 422, errors: [{ field: 'grantor' }] });
    expect(await karin.isRefused(give, { ...asked, limitOre: 9_000_001, grantor: anna.ref })).toMatchObject({
      status: 422,
      code: 'sub-delegation-unsound',
      errors: [{ field: 'limitOre' }],
    });
    await karin.does(give, { ...asked, grantor: anna.ref });
    expect((await order(sara)).items[0]!.subDelegations).toMatchObject([
      { number: 'H.1-V1', grantor: { name: 'Anna Bergvall' }, grantorTitle: 'förvaltningschef', unsound: null, revoked: null },
    ]);
    await karin.does(`${AT}/revoke-item`, { number: 'H.1-V1', from: '2026-04-01', boardParagraph: '26RS1-2', reason: 'Enheten upphör.' });
    expect((await order(sara)).items[0]).toMatchObject({ revoked: null, subDelegations: [{ revoked: { from: '2026-04-01' } }] });
  });

  it('names the item and the field of what cannot be adopted', async () => {
    const second = { ...item, number: 'H.2', subDelegation: true, post: 'omradeschef', substitutePost: null };
    expect(await karin.isRefused(`${AT}/adopt-order`, { ...head('3', '2026-04-01'), items: [item, second] })).toMatchObject({
      status: 422,
      code: 'sub-delegation-not-by-others',
      errors: [{ field: 'items.1.subDelegation' }],
    });
  });
});
