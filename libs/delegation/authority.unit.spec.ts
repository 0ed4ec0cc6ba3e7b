import { randomUUID } from 'node:crypto';
import { fold, type Person } from '#libs/event-log';
import { findAuthority, orderDecider, type Assignment, type AuthorityQuery, type DelegationEvent, type DelegationItem } from '.';
import { orderItem } from './testing/item';

const person = (ref: string, role: Person['role'] = 'delegate'): Person => ({
  ref,
  name: `Namn ${ref}`,
  role,
  organisation: 'Region Örebro län',
});
const olle = person('p_olle');
const vera = person('p_vera');
const fia = person('p_fia');

const item = orderItem({ substitutePost: 'forvaltningschef' });
const order = (items: readonly Partial<DelegationItem>[] = [{}], version = '2026', validFrom = '2026-01-01'): DelegationEvent => ({
  type: 'DelegationOrderAdopted',
  body: {
    board: 'Kulturnämnden',
    version,
    boardParagraph: '§ 90',
    adoptedOn: '2025-12-01',
    validFrom,
    items: items.map((fields) => ({ ...item, ...fields })),
  },
});
const held = (holder: Person, fields: Partial<Assignment> = {}): DelegationEvent => ({
  type: 'PostAssigned',
  body: {
    assignmentId: randomUUID(),
    post: 'omradeschef-kultur',
    title: 'områdeschef kultur',
    holder,
    from: '2026-01-01',
    to: null,
    acting: false,
    reason: null,
    ...fields,
  },
});
const asChief = { post: 'forvaltningschef', title: 'förvaltningschef' };
const revoked = (from: string, number = 'H.3'): DelegationEvent => ({
  type: 'DelegationRevoked',
  body: { number, from, boardParagraph: '§ 5', reason: 'x' },
});

const ask = (given: readonly DelegationEvent[], query: Partial<AuthorityQuery> = {}) =>
  findAuthority(fold(orderDecider, given), {
    caseGroup: 'H',
    kind: 'BIFALL',
    amountOre: 5_000_000,
    holderRef: olle.ref,
    on: '2026-03-02',
    ...query,
  });
const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('Authority is found', () => {
  test('for the holder of the post that the item names, with everything that proves it', () => {
    expect(ask([order([{ conditions: 'Efter samråd med ordföranden.' }]), held(olle)])).toEqual({
      authority: {
        itemNumber: 'H.3',
        orderVersion: '2026',
        boardParagraph: '§ 90',
        post: 'omradeschef-kultur',
        postTitle: 'områdeschef kultur',
        holder: olle,
        acting: false,
        limitOre: 5_000_000,
        reporting: 'ANMALAN',
        conditions: 'Efter samråd med ordföranden.',
      },
    });
  });

  test('for an acting holder while they are appointed, beside the ordinary one', () => {
    const given = [order(), held(olle), held(vera, { acting: true, from: '2026-03-01', to: '2026-03-31' })];
    expect(ask(given, { holderRef: vera.ref })).toMatchObject({ authority: { holder: vera, acting: true, post: item.post } });
    expect(ask(given)).toMatchObject({ authority: { holder: olle, acting: false } });
    expect(ask(given, { holderRef: vera.ref, on: '2026-04-01' })).toEqual(refused('holds-no-post'));
  });

  test('for the substitute post when nobody holds the post that day', () => {
    const given = [order(), held(olle, { to: '2026-02-28' }), held(fia, asChief)];
    expect(ask(given, { holderRef: fia.ref })).toMatchObject({ authority: { post: 'forvaltningschef', acting: true } });
  });

  test('for the substitute post when whoever holds the post may not take part in the case', () => {
    const given = [order(), held(olle), held(fia, asChief)];
    expect(ask(given, { holderRef: fia.ref, unavailable: [olle.ref] })).toMatchObject({ authority: { holder: fia, acting: true } });
    const withActing = [...given, held(vera, { acting: true })];
    expect(ask(withActing, { holderRef: fia.ref, unavailable: [olle.ref] })).toEqual(refused('substitute-not-needed'));
    expect(ask(withActing, { holderRef: fia.ref, unavailable: [olle.ref, vera.ref] })).toHaveProperty('authority');
  });

  test('for a decision that grants nothing when the item states no limit', () => {
    expect(ask([order([{ limitOre: null }]), held(olle)], { kind: 'AVSLAG', amountOre: 0 })).toHaveProperty('authority.limitOre', null);
  });

  test('in a sub-delegated item that the board has allowed', () => {
    expect(ask([order([{ grantedBy: 'FORVALTNINGSCHEF', subDelegation: true }]), held(olle)])).toHaveProperty('authority');
  });

  test('by the surest way, when one person reaches two items', () => {
    const given = [
      order([{}, { number: 'H.4', post: 'forvaltningschef', substitutePost: null }]),
      held(fia, asChief),
      held(fia, { acting: true }),
    ];
    expect(ask(given, { holderRef: fia.ref })).toMatchObject({ authority: { itemNumber: 'H.4', acting: false } });
  });

  test('in the one item that allows the amount, when another of the same person does not', () => {
    const given = [order([{}, { number: 'H.4', post: 'forvaltningschef', limitOre: 20_000_000 }]), held(olle), held(olle, asChief)];
    expect(ask(given, { amountOre: 6_000_000 })).toMatchObject({ authority: { itemNumber: 'H.4' } });
  });

  test('in an item that was revoked once and adopted again since', () => {
    expect(ask([order(), revoked('2026-02-01'), order([{}], '2026:2', '2026-03-01'), held(olle)])).toMatchObject({
      authority: { orderVersion: '2026:2' },
    });
  });
});

describe('Authority is refused', () => {
  test('when no order is in force, or the day can’t be read', () => {
    expect(ask([held(olle)])).toEqual(refused('no-order-in-force'));
    expect(ask([order(), held(olle)], { on: '2025-12-31' })).toEqual(refused('no-order-in-force'));
    for (const on of ['', '2026-02-30', '2026-3-2', '9999'])
      expect(ask([order(), held(olle)], { on })).toEqual(refused('no-order-in-force'));
  });

  test('when the amount can’t be read', () => {
    for (const amountOre of [Number.NaN, -1, 0.5, 2 ** 53, Number.POSITIVE_INFINITY])
      expect(ask([order(), held(olle)], { amountOre })).toEqual(refused('amount-unreadable'));
  });

  test('to a person without a post that day', () => {
    expect(ask([order()])).toEqual(refused('holds-no-post'));
    expect(ask([order(), held(olle, { from: '2026-03-03' })])).toEqual(refused('holds-no-post'));
    expect(ask([order(), held(olle, { to: '2026-03-01' })])).toEqual(refused('holds-no-post'));
    expect(ask([order(), held(vera)])).toEqual(refused('holds-no-post'));
  });

  test('to a person who may not take part in the case', () => {
    expect(ask([order(), held(olle)], { unavailable: [olle.ref] })).toEqual(refused('holder-unavailable'));
  });

  test('when no item covers the case group and the kind of decision', () => {
    expect(ask([order(), held(olle)], { caseGroup: 'E' })).toEqual(refused('no-item-for-matter'));
    expect(ask([order(), held(olle)], { kind: 'AVVISNING', amountOre: 0 })).toEqual(refused('no-item-for-matter'));
  });

  test('when the items cover it for other posts only', () => {
    expect(ask([order(), held(olle, { post: 'enhetschef', title: 'enhetschef' })])).toEqual(refused('no-item-for-post'));
    expect(ask([order([{ substitutePost: null }]), held(fia, asChief)], { holderRef: fia.ref })).toEqual(refused('no-item-for-post'));
  });

  test('when the item was revoked, from that day on', () => {
    const given = [order(), held(olle), revoked('2026-03-02')];
    expect(ask(given, { on: '2026-03-01' })).toHaveProperty('authority');
    expect(ask(given)).toEqual(refused('item-revoked'));
  });

  test('when a revocation reaches an order that was adopted before it and comes into force after it', () => {
    expect(ask([order(), order([{}], '2026:2', '2026-03-01'), revoked('2026-02-01'), held(olle)])).toEqual(refused('item-revoked'));
  });

  test('when the förvaltningschef granted the item and the board has not allowed sub-delegation', () => {
    expect(ask([order([{ grantedBy: 'FORVALTNINGSCHEF' }]), held(olle)])).toEqual(refused('sub-delegation-not-allowed'));
  });

  test('to somebody from outside the region, whatever the register says', () => {
    expect(ask([order(), held(person(olle.ref, 'adviser'))])).toEqual(refused('holder-not-employed'));
  });

  test('when the register gives the post to two people, or twice to one, that day', () => {
    expect(ask([order(), held(olle), held(vera)])).toEqual(refused('post-held-twice'));
    expect(ask([order(), held(olle), held(olle)])).toEqual(refused('post-held-twice'));
    expect(ask([order(), held(olle), held(vera, { to: '2026-03-01' })])).toHaveProperty('authority');
  });

  test('to the substitute while somebody holds the post and can take part', () => {
    const answer = ask([order(), held(olle), held(fia, asChief)], { holderRef: fia.ref });
    expect(answer).toEqual(refused('substitute-not-needed'));
    expect('refusal' in answer && answer.refusal.message.sv).toBe(
      'Enligt punkt H.3 ersätter förvaltningschef bara när områdeschef kultur inte är i tjänst. ' +
        'Be nämndsekreteraren skriva in ett förordnande som vikarie, eller lämna ärendet till den ordinarie.',
    );
  });

  test('for money when the item states no limit', () => {
    const answer = ask([order([{ limitOre: null }]), held(olle)], { amountOre: 1 });
    expect(answer).toEqual(refused('limit-missing'));
    expect('refusal' in answer && answer.refusal.message.sv).toContain('Beloppsgräns saknas');
  });

  test('above the limit, by one öre', () => {
    expect(ask([order(), held(olle)], { amountOre: 5_000_001 })).toEqual(refused('over-limit'));
    expect(ask([order([{ limitOre: 0 }]), held(olle)], { amountOre: 1 })).toEqual(refused('over-limit'));
  });

  test('when two items of the same post allow it, or two items share the number', () => {
    expect(ask([order([{}, { number: 'H.4' }]), held(olle)])).toEqual(refused('item-ambiguous'));
    expect(ask([order([{}, { post: 'enhetschef' }]), held(olle)])).toEqual(refused('item-ambiguous'));
  });

  test('by an older order when a newer one has dropped the item', () => {
    expect(ask([order(), order([{ caseGroup: 'E' }], '2026:2', '2026-03-01'), held(olle)])).toEqual(refused('no-item-for-matter'));
  });

  test('for the reason that came closest to a yes', () => {
    const given = [order([{}, { number: 'H.4', post: 'forvaltningschef' }]), held(olle), held(olle, asChief), revoked('2026-01-01', 'H.4')];
    expect(ask(given, { amountOre: 9_000_000 })).toEqual(refused('over-limit'));
  });

  test('always in Swedish words that say what to do, on law or on the board’s own order', () => {
    const answers = [
      ask([]),
      ask([order()]),
      ask([order(), held(olle)], { caseGroup: 'E' }),
      ask([order(), held(olle, { post: 'x' })]),
      ask([order(), held(olle), revoked('2026-01-01')]),
      ask([order(), held(olle)], { amountOre: 9_000_000 }),
    ];
    for (const answer of answers) {
      if (!('refusal' in answer)) throw new Error('authority where none is');
      expect(answer.refusal.message.sv).toMatch(/hänskjut|Hänskjut|nämnden/);
      expect(answer.refusal.citation).not.toMatch(/FL/);
    }
  });
});
