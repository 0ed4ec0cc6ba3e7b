import type { DelegationItem } from '#libs/delegation/events';
import { orderItem } from '../delegation/testing/item';
import { AUTHORITY_CHECKS, authorityProof, evolveChain, noFacts, orderFacts, type AuthorityCheck, type ChainEvent } from '.';
import { ToldCase, ToldOrder, world } from './testing/told';

const { delegate, substitute } = world;
const HEAD = '018f0000-0000-7000-8000-00000000aa01';
const CHIEF = '018f0000-0000-7000-8000-00000000aa02';

/** An order with one item, a head of culture and a förvaltningschef. */
function orderWith(one: DelegationItem): ToldOrder {
  const order = new ToldOrder();
  const adopted = { board: 'Kulturnämnden', version: '2026:1', boardParagraph: '§ 7', adoptedOn: '2025-11-14', validFrom: '2026-01-01' };
  order.happens({ type: 'DelegationOrderAdopted', body: { ...adopted, items: [one] } });
  const held = { from: '2026-01-01', to: null, acting: false, reason: null };
  for (const [assignmentId, post, holder] of [
    [HEAD, 'omradeschef-kultur', delegate],
    [CHIEF, 'forvaltningschef', substitute],
  ] as const)
    order.happens({ type: 'PostAssigned', body: { ...held, assignmentId, post, title: post, holder } });
  return order;
}
const usual = (): ToldOrder => orderWith(orderItem());
/** The förvaltningschef has passed on to the head of culture what the board gave. */
function passedOn(): ToldOrder {
  const order = orderWith(orderItem({ post: 'forvaltningschef', subDelegation: true }));
  const sub = { number: 'H.3-V1', itemNumber: 'H.3', post: 'omradeschef-kultur', limitOre: 4_500_000, from: '2026-02-01' };
  const granted = order.ask(
    { type: 'GrantSubDelegation', ...sub, grantor: substitute.ref, grantedOn: '2026-02-01', reference: '26RS1-1' },
    '2026-02-01',
  );
  expect(granted).toBe(true);
  return order;
}
/** On 2 March 2026. */
function decided(order: ToldOrder): ToldCase {
  const told = new ToldCase(order);
  expect(told.decides(delegate, order.state, 4_000_000)).toBe(true);
  return told;
}

type Body = Readonly<Record<string, unknown>>;
const altered = (events: readonly ChainEvent[], type: string, change: (body: Body) => Body): readonly ChainEvent[] =>
  events.map((one) => (one.type === type ? ({ ...one, body: change(one.body as Body) } as ChainEvent) : one));
function proof(events: readonly ChainEvent[], order: ToldOrder, caseGroup: string | null = 'H') {
  const { decisions, disposed } = events.reduce(evolveChain, noFacts);
  return authorityProof(decisions.at(-1)!, orderFacts(order.events), { caseGroup, disposed });
}
const failing = ({ checks }: ReturnType<typeof proof>): readonly AuthorityCheck[] =>
  AUTHORITY_CHECKS.filter((check) => checks[check] !== true);

describe('The proof of a decision’s authority', () => {
  test('holds when everything does, and shows the item and the post with their days', () => {
    const order = usual();
    const found = proof(decided(order).events(), order);
    expect(failing(found)).toEqual([]);
    expect(found).toMatchObject({
      item: { matter: 'Bidrag till sociala innovationer', reporting: 'ANMALAN', validFrom: '2026-01-01', validUntil: null },
      passedOn: null,
      post: { from: '2026-01-01', to: null },
    });
  });

  test('holds for what the förvaltningschef has passed on, and shows by what', () => {
    const order = passedOn();
    const found = proof(decided(order).events(), order);
    expect(failing(found)).toEqual([]);
    expect(found).toMatchObject({
      item: { validFrom: '2026-02-01', validUntil: null },
      passedOn: { number: 'H.3-V1', reference: '26RS1-1', grantorTitle: 'forvaltningschef', limitOre: 4_500_000 },
    });
  });

  test.each<[string, AuthorityCheck, (order: ToldOrder) => void]>([
    [
      'the board’s item had been revoked',
      'ITEM_IN_FORCE',
      (order) =>
        order.happens({ type: 'DelegationRevoked', body: { number: 'H.3', from: '2026-03-02', boardParagraph: '§ 9', reason: '-' } }),
    ],
    [
      'what was passed on had been taken back',
      'ITEM_IN_FORCE',
      (order) =>
        order.happens({ type: 'DelegationRevoked', body: { number: 'H.3-V1', from: '2026-03-02', boardParagraph: '§ 9', reason: '-' } }),
    ],
    [
      'it is known now that whoever passed it on was not förvaltningschef',
      'ITEM_IN_FORCE',
      (order) => order.happens({ type: 'PostAssignmentEnded', body: { assignmentId: CHIEF, lastDay: '2026-01-31', reason: '-' } }),
    ],
    [
      'the post had been left',
      'POST_HELD',
      (order) => order.happens({ type: 'PostAssignmentEnded', body: { assignmentId: HEAD, lastDay: '2026-03-01', reason: '-' } }),
    ],
  ])('fails at one check when %s', (_why, check, happens) => {
    const order = passedOn();
    const told = decided(order);
    happens(order);
    const found = proof(told.events(), order);
    expect(failing(found)).toEqual([check]);
    expect(found.checks[check]).toBe(false);
  });

  test.each<[string, readonly AuthorityCheck[], string, (body: Body) => Body]>([
    ['the limit was lower', ['WITHIN_LIMIT'], 'DelegationVerified', (body) => ({ ...body, limitOre: 3_999_999 })],
    ['no limit was stated', ['WITHIN_LIMIT'], 'DelegationVerified', (body) => ({ ...body, limitOre: null })],
    [
      'it was a matter for the board',
      ['NO_BOARD_MATTER'],
      'DelegationVerified',
      (body) => ({ ...body, boardQuestions: { ...(body['boardQuestions'] as Body), principleOrMajor: true } }),
    ],
    ['the check was of another day', ['ITEM_IN_FORCE'], 'DelegationVerified', (body) => ({ ...body, validOn: '2026-03-01' })],
    ['another person signed', ['ONE_PERSON'], 'DecisionSigned', (body) => ({ ...body, signer: substitute })],
    [
      'the statement is not the one that was signed',
      ['STATEMENT_UNCHANGED'],
      'DecisionSigned',
      (body) => ({ ...body, statementSha256: 'b'.repeat(64) }),
    ],
  ])('fails when %s', (_why, checks, type, change) => {
    const order = usual();
    expect(failing(proof(altered(decided(order).events(), type, change), order))).toEqual(checks);
  });

  test('fails when the item is about other cases', () => {
    const order = usual();
    expect(failing(proof(decided(order).events(), order, 'K'))).toEqual(['ITEM_IN_FORCE']);
  });

  test('says that it can’t tell, and never that it holds, when the content has been disposed of', () => {
    const order = usual();
    const gone = decided(order)
      .events()
      .map((one) => (one.type === 'DelegationVerified' || one.type === 'DecisionSigned' ? { ...one, body: null } : one));
    for (const check of AUTHORITY_CHECKS) expect(proof(gone, order).checks[check]).toBeNull();
  });

  test('fails when nobody checked the authority at all', () => {
    const order = usual();
    const events = decided(order)
      .events()
      .filter(({ type }) => type !== 'DelegationVerified');
    expect(proof(events, order)).toMatchObject({ checks: { ITEM_IN_FORCE: false, POST_HELD: null, WITHIN_LIMIT: null } });
  });
});
