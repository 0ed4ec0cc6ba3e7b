import fc from 'fast-check';
import { fold, type Person } from '#libs/event-log';
import { accept, isRefusal } from '#libs/kernel';
import {
  delegationEvents,
  findAuthority,
  mattersOn,
  orderDecider,
  type Assignment,
  type AuthorityQuery,
  type DelegationEvent,
  type DelegationItem,
  type OrderCommand,
} from '.';
import { orderItem } from './testing/item';

const person = (ref: string, role: Person['role'] = 'delegate'): Person => ({ ref, name: `Namn ${ref}`, role, organisation: null });
const secretary = person('p_secretary', 'boardSecretary');
const fia = person('p_fia');
const vera = person('p_vera');
const emil = person('p_emil');

const item = orderItem({ kinds: ['BIFALL', 'AVSLAG'], post: 'forvaltningschef', subDelegation: true });
const order = (fields: Partial<DelegationItem> = {}, version = '2026', validFrom = '2026-01-01'): DelegationEvent => ({
  type: 'DelegationOrderAdopted',
  body: {
    board: 'Kulturnämnden',
    version,
    boardParagraph: '§ 90',
    adoptedOn: '2025-12-01',
    validFrom,
    items: [{ ...item, ...fields }],
  },
});
const id = (n: number): string => `018f0000-0000-7000-8000-00000000000${n}`;
const held = (n: number, holder: Person, fields: Partial<Assignment> = {}): DelegationEvent => ({
  type: 'PostAssigned',
  body: {
    assignmentId: id(n),
    post: 'forvaltningschef',
    title: 'förvaltningschef',
    holder,
    from: '2025-06-01',
    to: null,
    acting: false,
    reason: null,
    ...fields,
  },
});
const unit = { post: 'enhetschef', title: 'enhetschef' };
const world = [order(), held(1, fia), held(2, emil, unit)];

type Granted = Extract<DelegationEvent, { type: 'SubDelegationGranted' }>['body'];
const sub: Granted = {
  number: 'H.3-V1',
  itemNumber: 'H.3',
  orderVersion: '2026',
  post: 'enhetschef',
  limitOre: 2_000_000,
  grantor: fia,
  grantorPost: 'forvaltningschef',
  grantorTitle: 'förvaltningschef',
  grantorActing: false,
  grantedOn: '2026-02-01',
  from: '2026-02-15',
  reference: '26RS12-1',
};
const granted = (fields: Partial<Granted> = {}): DelegationEvent => ({ type: 'SubDelegationGranted', body: { ...sub, ...fields } });
const revoked = (number: string, from: string): DelegationEvent => ({
  type: 'DelegationRevoked',
  body: { number, from, boardParagraph: '26RS12-2', reason: 'Ny organisation.' },
});

const grant = (given: readonly DelegationEvent[], fields: object = {}, actor = secretary) => {
  const { orderVersion: _, grantorPost: __, grantorTitle: ___, grantorActing: ____, ...asked } = sub;
  const command = { type: 'GrantSubDelegation', ...asked, grantor: fia.ref, ...fields } as OrderCommand;
  return orderDecider.decide(command, fold(orderDecider, given), { actor, today: '2026-03-02' });
};
const code = (decision: ReturnType<typeof grant>) => (isRefusal(decision) ? decision.refusal.code : 'accepted');
const field = (decision: ReturnType<typeof grant>) => (isRefusal(decision) ? decision.refusal.field : undefined);

const ask = (given: readonly DelegationEvent[], query: Partial<AuthorityQuery> = {}) =>
  findAuthority(fold(orderDecider, given), {
    caseGroup: 'H',
    kind: 'BIFALL',
    amountOre: 2_000_000,
    holderRef: emil.ref,
    on: '2026-03-02',
    ...query,
  });
const why = (answer: ReturnType<typeof ask>) => ('refusal' in answer ? answer.refusal.code : 'authority');

describe('What a förvaltningschef passes on', () => {
  test('is recorded with who gave it and the post they held that day, and the same again changes nothing', () => {
    expect(grant(world)).toEqual(accept(granted()));
    expect(grant([...world, granted()])).toEqual(accept());
    expect(delegationEvents.SubDelegationGranted.schema.parse(sub)).toEqual(sub);
  });

  test('may be given by an acting förvaltningschef while they act', () => {
    const given = [order(), held(1, fia), held(3, vera, { acting: true, from: '2026-02-01', to: '2026-02-28' }), held(2, emil, unit)];
    expect(grant(given, { grantor: vera.ref })).toEqual(accept(granted({ grantor: vera, grantorActing: true })));
    expect(code(grant(given, { grantor: vera.ref, grantedOn: '2026-03-01', from: '2026-03-01' }))).toBe('grantor-not-in-post');
  });

  test('is written in by the board’s secretary', () => {
    expect(code(grant(world, {}, fia))).toBe('not-the-boards-secretary');
  });

  test.each<[string, readonly DelegationEvent[], object, string]>([
    ['to nobody when the board has not allowed it', [order({ subDelegation: false }), held(1, fia)], {}, 'itemNumber'],
    ['only by a förvaltningschef, never by an områdeschef', [order({ post: 'omradeschef' }), held(1, fia)], {}, 'itemNumber'],
    [
      'in one step: what has been passed on is not passed on again',
      [order({ grantedBy: 'FORVALTNINGSCHEF' }), held(1, fia)],
      {},
      'itemNumber',
    ],
    ['never back to their own post', world, { post: 'forvaltningschef' }, 'post'],
    ['never for more than they have', world, { limitOre: 5_000_001 }, 'limitOre'],
    ['never for money when they have no limit', [order({ limitOre: null }), held(1, fia)], {}, 'limitOre'],
    ['never backwards', world, { from: '2026-01-31' }, 'from'],
    ['never before the board adopted the order', world, { grantedOn: '2025-11-30' }, 'grantedOn'],
    ['never before the day of the decision', world, { grantedOn: '2026-03-03', from: '2026-03-03' }, 'grantedOn'],
    ['of an item that there is', world, { itemNumber: 'H.9' }, 'itemNumber'],
    ['under a number of its own', world, { number: 'H.3' }, 'number'],
    ['once to each post', [...world, granted()], { number: 'H.3-V2' }, 'post'],
    ['of what the board has not taken back', [...world, revoked('H.3', '2026-05-01')], {}, 'itemNumber'],
  ])('is passed on %s', (_, given, fields, where) => {
    const decision = grant(given, fields);
    expect([code(decision) === 'accepted', field(decision)]).toEqual([false, where]);
  });

  test('can be given anew when it has been revoked', () => {
    expect(grant([...world, granted(), revoked('H.3-V1', '2026-03-01')], { number: 'H.3-V2' })).toEqual(
      accept(granted({ number: 'H.3-V2' })),
    );
  });

  test('is revoked like an item, by its number', () => {
    const context = { actor: secretary, today: '2026-03-02' };
    const command = { type: 'RevokeItem', ...(revoked('H.3-V1', '2026-04-01').body as object) } as OrderCommand;
    expect(orderDecider.decide(command, fold(orderDecider, [...world, granted()]), context)).toEqual(
      accept(revoked('H.3-V1', '2026-04-01')),
    );
    expect(isRefusal(orderDecider.decide(command, fold(orderDecider, world), context))).toBe(true);
  });
});

describe('A board', () => {
  test.each(['omradeschef-kultur', 'enhetschef', 'forvaltningschef-stab'])('cannot allow %s to delegate further', (post) => {
    const adopt = { type: 'AdoptOrder', ...(order({ post }).body as object) } as OrderCommand;
    const decision = orderDecider.decide(adopt, orderDecider.initial, { actor: secretary, today: '2026-03-02' });
    expect([code(decision), field(decision)]).toEqual(['sub-delegation-not-by-others', 'items.0.subDelegation']);
  });
});

describe('Authority by a sub-delegation', () => {
  test('is found for the post that got it, up to its own limit, and names the board’s item', () => {
    expect(ask([...world, granted()])).toMatchObject({
      authority: {
        itemNumber: 'H.3',
        orderVersion: '2026',
        post: 'enhetschef',
        holder: emil,
        limitOre: 2_000_000,
        conditions: 'Vidaredelegerad av förvaltningschef 1 februari 2026 (26RS12-1).',
      },
    });
    expect(why(ask([...world, granted()], { amountOre: 2_000_001 }))).toBe('over-limit');
    expect(why(ask([...world, granted()], { holderRef: fia.ref, amountOre: 5_000_000 }))).toBe('authority');
  });

  test('is shown among what a decision may rest on, when it is sound', () => {
    const on = { caseGroup: 'H', kind: 'BIFALL' as const, on: '2026-03-02' };
    const posts = (...events: DelegationEvent[]) => mattersOn(fold(orderDecider, events), on).map(({ item: { post } }) => post);
    expect(posts(...world, granted())).toEqual(['forvaltningschef', 'enhetschef']);
    expect(posts(...world, granted({ grantor: vera }))).toEqual(['forvaltningschef']);
  });

  test('rests on the board’s own item when one person reaches both', () => {
    expect(
      ask(
        [
          ...world,
          granted(),
          held(3, fia, unit),
          { type: 'PostAssignmentEnded', body: { assignmentId: id(2), lastDay: '2026-01-01', reason: 'x' } },
        ],
        { holderRef: fia.ref },
      ),
    ).toMatchObject({
      authority: { post: 'forvaltningschef' },
    });
  });

  test.each<[string, readonly DelegationEvent[], string]>([
    ['before its first day', [...world, granted({ from: '2026-03-03' })], 'no-item-for-post'],
    ['when it has been revoked', [...world, granted(), revoked('H.3-V1', '2026-03-02')], 'item-revoked'],
    ['when the board has revoked the item', [...world, granted(), revoked('H.3', '2026-03-02')], 'item-revoked'],
    ['when a newer version of the order is in force', [...world, granted(), order({}, '2026:2', '2026-03-01')], 'no-item-for-post'],
    ['when the board never allowed it', [order({ subDelegation: false }), ...world.slice(1), granted()], 'sub-delegation-not-allowed'],
    [
      'when somebody below the förvaltningschef gave it',
      [order({ post: 'omradeschef' }), ...world.slice(1), granted({ grantorPost: 'omradeschef' })],
      'sub-delegation-not-allowed',
    ],
    ['when whoever gave it held no such post that day', [...world, granted({ grantor: vera })], 'sub-delegation-not-allowed'],
    [
      'when the register shows afterwards that they had left',
      [...world, granted(), { type: 'PostAssignmentEnded', body: { assignmentId: id(1), lastDay: '2026-01-31', reason: 'x' } }],
      'sub-delegation-not-allowed',
    ],
    ['when it gives more than the item', [...world, granted({ limitOre: 5_000_001 })], 'sub-delegation-not-allowed'],
    ['when it was given twice to the same post', [...world, granted(), granted({ number: 'H.3-V2' })], 'item-ambiguous'],
  ])('is refused %s', (_, given, expected) => {
    expect(why(ask(given))).toBe(expected);
  });

  test('outlives that the förvaltningschef leaves the post later', () => {
    expect(
      why(ask([...world, granted(), { type: 'PostAssignmentEnded', body: { assignmentId: id(1), lastDay: '2026-02-10', reason: 'x' } }])),
    ).toBe('authority');
  });

  test('is gone with an acting holder’s last day', () => {
    const given = [order(), held(1, fia), held(2, emil, { ...unit, acting: true, from: '2026-02-01', to: '2026-03-01' }), granted()];
    expect(why(ask(given, { on: '2026-03-01' }))).toBe('authority');
    expect(why(ask(given, { on: '2026-03-02' }))).toBe('holds-no-post');
  });

  test('never goes further than the förvaltningschef’s own, whatever has been written down', () => {
    const day = fc.integer({ min: 0, max: 12 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString());
    const anyItem = fc.record({
      post: fc.constantFrom('forvaltningschef', 'forvaltningschef', 'omradeschef'),
      subDelegation: fc.boolean(),
      grantedBy: fc.constantFrom('BOARD' as const, 'BOARD' as const, 'FORVALTNINGSCHEF' as const),
      limitOre: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 6 }),
    });
    const anySub = fc.record({
      post: fc.constantFrom('enhetschef', 'enhetschef', 'forvaltningschef'),
      limitOre: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
      grantor: fc.constantFrom(fia, fia, vera),
    });
    // mostly in the order in which things are done, else hardly anything would hold
    const days = fc
      .tuple(day, day, day, fc.boolean())
      .map(([a, b, c, as]) => (as ? [a, b, c] : [a, b, c].toSorted()) as [string, string, string]);
    let found = 0;
    fc.assert(
      fc.property(
        anyItem,
        anySub,
        days,
        fc.integer({ min: 0, max: 6 }),
        fc.option(day, { freq: 1 }),
        (wanted, given, [grantedOn, from, on], amountOre, left) => {
          const passed = { ...given, grantedOn, from };
          const away: DelegationEvent[] = left
            ? [{ type: 'PostAssignmentEnded', body: { assignmentId: id(1), lastDay: left, reason: 'x' } }]
            : [];
          const answer = ask([order(wanted), held(1, fia), held(2, emil, unit), granted(passed), ...away], { on, amountOre });
          if (!('authority' in answer)) return;
          found++;
          expect(wanted).toMatchObject({ post: 'forvaltningschef', grantedBy: 'BOARD', subDelegation: true });
          expect(passed).toMatchObject({ post: 'enhetschef', grantor: fia });
          expect(amountOre).toBeLessThanOrEqual(wanted.limitOre ?? 0);
          expect([passed.grantedOn <= passed.from, passed.from <= on, left === null || passed.grantedOn <= left]).toEqual([
            true,
            true,
            true,
          ]);
        },
      ),
      { numRuns: 5000 },
    );
    expect(found).toBeGreaterThan(20);
  });
});
