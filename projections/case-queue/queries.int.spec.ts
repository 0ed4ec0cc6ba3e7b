import { accessPredicate } from '#libs/identity';
import type { Role } from '#libs/kernel';
import { EVERYTHING, type Page, type PageOutcome, type Predicate } from '#projections/reading';
import { ANNA, application, BODIL, CARL, chronicle, OLLE, SARA, uuid, type Chronicle } from '../examples';
import { built, type Built } from '../examples/database';
import {
  caseInQueue,
  countByMover,
  countEach,
  filterBy,
  listCases,
  NO_FILTER,
  parse,
  type CaseQueueFilter,
  type CaseQueueItem,
  type CaseQueueSort,
  type Direction,
} from '.';

const ANN = uuid(0xca5e, 1);
const BEA = uuid(0xca5e, 2);
const CID = uuid(0xca5e, 3);
const DAN = uuid(0xca5e, 4);
const NAMES = new Map([
  [ANN, 'ann'],
  [BEA, 'bea'],
  [CID, 'cid'],
  [DAN, 'dan'],
]);

/** Four cases: ann waits for the registrar, bea is prepared by Olle, cid waits for a supplement from the applicant, dan lies with the delegate. */
const four = (): Chronicle => {
  const told = chronicle();
  const submit = (caseId: string, organisation: string, title: string, amountOre: number, receivedAt: string): void => {
    const applied = application({ title, amountOre });
    const named = { ...applied, organisation: { ...applied.organisation, name: organisation } };
    told.happens('ApplicationSubmitted', { application: named, receivedAt }, { effectiveAt: receivedAt }, caseId);
  };
  submit(ANN, 'Öster', 'Ateljé', 3_000_000, '2026-03-04T08:00:00Z');
  submit(BEA, 'Ädel', 'Bageri', 2_000_000, '2026-03-01T08:00:00Z');
  submit(CID, 'Zeta', 'Café', 5_000_000, '2026-03-02T22:59:00Z');
  submit(DAN, 'Alfa', 'Dans 100%', 2_000_000, '2026-03-02T23:01:00Z');
  told.happens('ApplicationRegistered', { number: 'LIG 2026-9' }, {}, BEA);
  told.happens('ApplicationRegistered', { number: 'LIG 2026-17' }, {}, CID);
  told.happens('ApplicationRegistered', { number: '26RS10' }, {}, DAN);
  told.happens('CaseAssigned', { official: OLLE, advisers: [BODIL] }, {}, BEA);
  told.happens('CaseAssigned', {}, {}, CID);
  told.happens('ImpartialityDeclared', {}, {}, CID);
  told.happens('SupplementRequested', {}, {}, CID);
  told.happens('ConflictOfInterestDeclared', { person: CARL }, {}, CID);
  told.happens('CaseAssigned', {}, {}, DAN);
  told.happens('ProposalDrafted', {}, {}, DAN);
  told.happens('ProposalSubmitted', {}, {}, DAN);
  return told;
};

describe('the list of cases', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(four());
  });
  afterAll(() => there.db.drop());

  const page = async (outcome: Promise<PageOutcome<CaseQueueItem>>): Promise<Page<CaseQueueItem>> => {
    const found = await outcome;
    if ('refusal' in found) throw new Error(found.refusal.code);
    return found;
  };
  const list = (
    filter: Partial<CaseQueueFilter>,
    by: CaseQueueSort = 'received',
    direction: Direction = 'asc',
    access: Predicate = EVERYTHING,
  ) => page(listCases(there.db.app, access, { ...NO_FILTER, ...filter }, { by, direction }, { cursor: null, limit: 50 }));
  const names = async (...args: Parameters<typeof list>): Promise<string> =>
    (await list(...args)).rows.map(({ caseId }) => NAMES.get(caseId)).join(' ');
  const seenBy = (ref: string, role: Role): Predicate => {
    const { where, level, value } = accessPredicate({ ref, role }, 'case_queue', 1);
    return { sql: where, level, params: [value] };
  };

  it('gives each case as it stands', async () => {
    expect((await list({ words: ['café'] })).rows).toEqual([
      {
        caseId: CID,
        number: 'LIG 2026-17',
        schemeId: 'sociala-innovationer',
        organisation: 'Zeta',
        municipality: 'Askersund',
        title: 'Café',
        channel: 'PORTAL',
        phase: 'AWAITING_SUPPLEMENT',
        whoseMove: 'APPLICANT',
        since: '2026-03-02T19:30:00.000000Z',
        receivedAt: '2026-03-02T22:59:00.000000Z',
        registeredOn: '2026-03-03',
        nextDeadline: '2026-03-10',
        deadlineKind: 'ACKNOWLEDGEMENT',
        amountOre: 5_000_000,
        assigneeRef: ANNA.ref,
        assigneeName: 'Anna Ek',
        groupName: 'Handläggningsgruppen',
        flags: ['CONFLICT_OPEN'],
        level: 'CONTENT',
        revision: 5,
        position: 12,
      },
    ]);
  });

  it('sorts in Swedish, by number within the year, and by what falls due first', async () => {
    expect(await names({}, 'organisation')).toBe('dan cid bea ann');
    expect(await names({}, 'number')).toBe('bea dan cid ann');
    expect(await names({}, 'number', 'desc')).toBe('ann cid dan bea');
    expect(await names({}, 'deadline')).toBe('ann bea cid dan');
    expect(await names({}, 'amount')).toBe('bea dan ann cid');
    expect(await names({}, 'since', 'desc')).toBe('ann dan cid bea');
  });

  it('filters by phase, mover, official, words, amount, age, deadline and flag', async () => {
    expect(await names({ phases: ['RECEIVED', 'READY_FOR_DECISION'] })).toBe('dan ann');
    expect(await names({ whoseMove: ['APPLICANT'] })).toBe('cid');
    expect(await names({ officials: { refs: [OLLE.ref], names: [], none: false } })).toBe('bea');
    expect(await names({ schemeIds: ['another'] })).toBe('');
    expect(await names({ words: ['ÄDEL'] })).toBe('bea');
    expect(await names({ words: ['2026-17'] })).toBe('cid');
    expect(await names({ minOre: 3_000_000, maxOre: 3_000_000 })).toBe('ann');
    expect(await names({ dueBy: '2026-03-05' })).toBe('ann');
    expect(await names({ flags: ['CONFLICT_OPEN'] })).toBe('cid');
  });

  it('takes words as they are, not as a pattern', async () => {
    expect(await names({ words: ['100%'] })).toBe('dan');
    expect(await names({ words: ['%'] })).toBe('dan');
    expect(await names({ words: ['_'] })).toBe('');
  });

  it('finds what the search box asks for', async () => {
    const found = (text: string, ref = OLLE.ref): Promise<string> =>
      names(filterBy(parse(text).clauses, { ref, today: '2026-03-09' }), 'number');
    expect(await found('status:öppet')).toBe('bea dan cid ann');
    expect(await found('ansvarig:@mig')).toBe('bea');
    expect(await found('ansvarig:@ingen')).toBe('ann');
    expect(await found('ansvarig:@mig,@ingen')).toBe('bea ann');
    expect(await found('ansvarig:"anna e" tur:sökanden,delegat')).toBe('dan cid');
    expect(await found('belopp:>20000 belopp:<40000')).toBe('ann');
    expect(await found('belopp:20000')).toBe('bea dan');
    expect(await found('ålder:>6d')).toBe('bea cid');
    expect(await found('ålder:<7d')).toBe('dan ann');
    expect(await found('frist:försenad')).toBe('ann');
    expect(await found('frist:1d')).toBe('bea cid ann');
    expect(await found('frist:>1d')).toBe('dan');
    expect(await found('frist:ingen')).toBe('');
    expect(await found('flagga:jäv,inaktuellt')).toBe('cid');
    expect(await found('kommun:aske a 26RS')).toBe('dan');
    expect(await found('kommun:örebro')).toBe('');
    expect(await found('stödform:sociala-innovationer café')).toBe('cid');
  });

  it('counts several searches in one round, in their order', async () => {
    const filters = ['status:öppet', 'tur:delegat', 'café', 'ansvarig:@mig', ''].map((text) =>
      filterBy(parse(text).clauses, { ref: ANNA.ref, today: '2026-03-09' }),
    );
    expect(await countEach(there.db.app, EVERYTHING, filters)).toEqual([4, 1, 1, 2, 4]);
    expect(await countEach(there.db.app, seenBy(CARL.ref, 'adviser'), filters)).toEqual([1, 1, 0, 1, 1]);
    expect(await countEach(there.db.app, EVERYTHING, [])).toEqual([]);
  });

  it('counts the day of receipt in Sweden', async () => {
    expect(await names({ receivedBy: '2026-03-02' })).toBe('bea cid');
    expect(await names({ receivedBy: '2026-03-03' })).toBe('bea cid dan');
  });

  it('gives every case exactly once, page by page, also where what it is sorted by is the same', async () => {
    for (const by of ['deadline', 'since', 'received', 'amount', 'number', 'organisation'] as const)
      for (const direction of ['asc', 'desc'] as const) {
        const paged: string[] = [];
        let cursor: string | null = null;
        do {
          const outcome: Page<CaseQueueItem> = await page(
            listCases(there.db.app, EVERYTHING, NO_FILTER, { by, direction }, { cursor, limit: 1 }),
          );
          paged.push(...outcome.rows.map(({ caseId }) => NAMES.get(caseId)!));
          ({ next: cursor } = outcome);
        } while (cursor !== null);
        expect(paged.join(' ')).toBe(await names({}, by, direction));
        expect(paged).toHaveLength(4);
      }
  });

  it('refuses a cursor from another list, a broken one and one that somebody has written', async () => {
    const first = await page(
      listCases(there.db.app, EVERYTHING, NO_FILTER, { by: 'amount', direction: 'asc' }, { cursor: null, limit: 1 }),
    );
    const forged = Buffer.from(JSON.stringify(['case-queue/received/asc', '2026-40-40', ANN])).toString('base64url');
    for (const cursor of [first.next!, 'nonsense', forged])
      expect(
        await listCases(there.db.app, EVERYTHING, NO_FILTER, { by: 'received', direction: 'asc' }, { cursor, limit: 1 }),
      ).toMatchObject({
        refusal: { code: 'CURSOR_INVALID', field: 'cursor' },
      });
  });

  it('counts the cases per mover, whichever mover is chosen', async () => {
    expect(await countByMover(there.db.app, EVERYTHING, { ...NO_FILTER, whoseMove: ['BOARD'] })).toEqual({
      REGISTRAR: 1,
      OFFICIAL: 1,
      GROUP: 0,
      APPLICANT: 1,
      DELEGATE: 1,
      BOARD: 0,
      NONE: 0,
    });
  });

  it('shows each reader the rows that the access rule gives them, with their level in each', async () => {
    expect(await names({}, 'received', 'asc', seenBy(BODIL.ref, 'adviser'))).toBe('bea cid dan');
    expect(await names({}, 'received', 'asc', seenBy(CARL.ref, 'adviser'))).toBe('dan');
    expect(await names({}, 'received', 'asc', seenBy(SARA.ref, 'applicant'))).toBe('bea cid dan ann');
    expect(await names({}, 'received', 'asc', seenBy('p_stranger', 'applicant'))).toBe('');
    const { rows } = await list({ words: ['zeta'] }, 'received', 'asc', seenBy(ANNA.ref, 'official'));
    expect(rows[0]?.level).toBe('CONTENT');
    const { rows: others } = await list({ words: ['zeta'] }, 'received', 'asc', seenBy(OLLE.ref, 'official'));
    expect(others[0]?.level).toBe('DIARY');
    expect((await countByMover(there.db.app, seenBy(CARL.ref, 'adviser'), NO_FILTER)).DELEGATE).toBe(1);
  });

  it('finds one case, and none that the reader may not see', async () => {
    expect(await caseInQueue(there.db.app, EVERYTHING, ANN)).toMatchObject({ row: { title: 'Ateljé', phase: 'RECEIVED' } });
    expect(await caseInQueue(there.db.app, seenBy(CARL.ref, 'adviser'), CID)).toBeUndefined();
  });
});
