import { ANNA, chronicle, DORIS, uuid } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, item, order } from '../examples/registers';
import { delegatedMatters, heldPosts } from './queries';

const BOARD = 'kulturnamnden';
const STREAM = `delegation-${BOARD}`;

const told = () => {
  const log = chronicle();
  enters(log, STREAM, 'DelegationOrderAdopted', order('2025', '2025-01-01', [item('H.3'), item('H.4', { kinds: ['AVVISNING'] })]));
  enters(log, STREAM, 'DelegationRevoked', { number: 'H.4', from: '2025-06-01', boardParagraph: 'KN § 40', reason: 'tas av nämnden' });
  enters(log, STREAM, 'DelegationOrderAdopted', order('2026', '2026-01-01', [item('H.3', { limitOre: 10_000_000 }), item('H.4')]));
  enters(log, STREAM, 'DelegationOrderAdopted', order('2026 rättad', '2026-01-01', [item('H.3', { limitOre: 7_000_000 })]));
  enters(log, STREAM, 'DelegationRevoked', { number: 'H.3', from: '2026-09-01', boardParagraph: 'KN § 80', reason: 'ny ordning väntas' });
  enters(log, STREAM, 'SubDelegationGranted', {
    number: 'H.3-V1',
    itemNumber: 'H.3',
    orderVersion: '2026 rättad',
    post: 'enhetschef',
    limitOre: 1_000_000,
    grantor: DORIS,
    grantorPost: 'forvaltningschef',
    grantorTitle: 'förvaltningschef',
    grantorActing: false,
    grantedOn: '2026-02-01',
    from: '2026-02-01',
    reference: '26RS1-1',
  });
  const post = { post: 'omradeschef-kultur', title: 'områdeschef', reason: null };
  enters(log, STREAM, 'PostAssigned', { ...post, assignmentId: uuid(1, 1), holder: DORIS, from: '2025-01-01', to: null, acting: false });
  enters(log, STREAM, 'PostAssigned', {
    ...post,
    assignmentId: uuid(1, 2),
    holder: ANNA,
    from: '2026-07-01',
    to: '2026-07-31',
    acting: true,
  });
  enters(log, STREAM, 'PostAssignmentEnded', { assignmentId: uuid(1, 1), lastDay: '2026-08-15', reason: 'ny tjänst' });
  enters(log, 'delegation-annan', 'DelegationOrderAdopted', order('1', '2025-01-01', [item('A.1')]));
  return log;
};

describe('the delegation register', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(told());
  });
  afterAll(() => there.db.drop());

  const inForce = async (day: string): Promise<string[]> =>
    (await delegatedMatters(there.db.app, BOARD, day)).map(({ number, orderVersion, limitOre }) => `${number} ${orderVersion} ${limitOre}`);
  const holders = async (day: string): Promise<string[]> => (await heldPosts(there.db.app, BOARD, day)).map(({ holderName }) => holderName);

  it.each([
    ['2024-12-31', []],
    ['2025-05-31', ['H.3 2025 5000000', 'H.4 2025 5000000']],
    ['2025-06-01', ['H.3 2025 5000000']],
    ['2026-01-01', ['H.3 2026 rättad 7000000']],
    ['2026-08-31', ['H.3 2026 rättad 7000000']],
    ['2026-09-01', []],
  ])('tells what was delegated on %s', async (day, expected) => {
    expect(await inForce(day)).toEqual(expected);
  });

  it('keeps every version there has been, with when it ended and why', async () => {
    const all = await delegatedMatters(there.db.app, BOARD, null);
    expect(
      all.map(({ number, orderVersion, validFrom, supersededFrom, revokedFrom }) => [
        orderVersion,
        number,
        validFrom,
        supersededFrom,
        revokedFrom,
      ]),
    ).toEqual([
      ['2026 rättad', 'H.3', '2026-01-01', null, '2026-09-01'],
      ['2026', 'H.3', '2026-01-01', '2026-01-01', '2026-09-01'],
      ['2026', 'H.4', '2026-01-01', '2026-01-01', null],
      ['2025', 'H.3', '2025-01-01', '2026-01-01', '2026-09-01'],
      ['2025', 'H.4', '2025-01-01', '2026-01-01', '2025-06-01'],
    ]);
    expect(all[0]).toMatchObject({
      board: 'Kulturnämnden',
      boardParagraph: 'KN § 2026 rättad',
      post: 'omradeschef-kultur',
      reporting: 'ANMALAN',
    });
  });

  it('keeps what was passed on beside the items, with who did it, and takes it for neither an item nor a post', async () => {
    const { rows } = await there.db.app.query("select * from read.delegation_register where kind = 'SUB_DELEGATION'");
    expect(rows).toMatchObject([
      {
        number: 'H.3-V1',
        item_number: 'H.3',
        post: 'enhetschef',
        holder_name: 'Doris Lind',
        title: 'förvaltningschef',
        board_paragraph: '26RS1-1',
      },
    ]);
    expect(await inForce('2026-02-01')).toEqual(['H.3 2026 rättad 7000000']);
    expect(await holders('2026-02-01')).toEqual(['Doris Lind']);
  });

  it('tells who held the post on a day, both days inclusive', async () => {
    expect(await holders('2026-06-30')).toEqual(['Doris Lind']);
    expect(await holders('2026-07-01')).toEqual(['Anna Ek', 'Doris Lind']);
    expect(await holders('2026-07-31')).toEqual(['Anna Ek', 'Doris Lind']);
    expect(await holders('2026-08-15')).toEqual(['Doris Lind']);
    expect(await holders('2026-08-16')).toEqual([]);
    expect(await heldPosts(there.db.app, BOARD, null)).toMatchObject([
      { acting: true },
      { to: '2026-08-15', reason: 'ny tjänst', acting: false },
    ]);
  });
});
