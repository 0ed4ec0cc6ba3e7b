import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { fold, type Person } from '#libs/event-log';
import {
  DECISION_KINDS,
  findAuthority,
  orderDecider,
  type Authority,
  type AuthorityQuery,
  type DelegationEvent,
  type DelegationItem,
} from '.';

/** A small world, so that histories collide: few posts, people, item numbers and days. */
const POSTS = ['omradeschef', 'enhetschef', 'forvaltningschef'];
const PEOPLE: readonly Person[] = ['p_a1', 'p_b2', 'p_c3'].map((ref) => ({ ref, name: ref, role: 'delegate', organisation: null }));
const ASSIGNMENTS = Array.from({ length: 4 }, () => randomUUID());
const dayAt = (offset: number): string => Temporal.PlainDate.from('2026-01-01').add({ days: offset }).toString();
const day = fc.integer({ min: 0, max: 20 }).map(dayAt);
const early = fc.integer({ min: 0, max: 8 }).map(dayAt);
const number = fc.constantFrom('H.1', 'H.2', 'H.3');
const post = fc.constantFrom(...POSTS);
const kinds = fc.subarray([...DECISION_KINDS], { minLength: 2 });

const item: fc.Arbitrary<DelegationItem> = fc.record({
  number,
  caseGroup: fc.constantFrom('H', 'H', 'E'),
  matter: fc.constant('Bidrag'),
  kinds,
  statute: fc.constant('KL 7:5'),
  post,
  substitutePost: fc.option(post),
  grantedBy: fc.constantFrom('BOARD' as const, 'BOARD' as const, 'FORVALTNINGSCHEF' as const),
  subDelegation: fc.boolean(),
  limitOre: fc.option(fc.integer({ min: 0, max: 10 }), { freq: 4 }),
  reporting: fc.constantFrom('ANMALAN' as const, 'SARSKILT_PROTOKOLL' as const),
  conditions: fc.constant(null),
});

type Adopted = Extract<DelegationEvent, { type: 'DelegationOrderAdopted' }>;
const adopted: fc.Arbitrary<DelegationEvent> = fc
  .record({ validFrom: early, adoptedOn: early, items: fc.array(item, { minLength: 1, maxLength: 3 }) })
  .map((body) => ({
    type: 'DelegationOrderAdopted',
    body: { board: 'Kulturnämnden', version: randomUUID(), boardParagraph: '§ 1', ...body },
  }));
const revoked: fc.Arbitrary<DelegationEvent> = fc
  .record({ number, from: day })
  .map((body) => ({ type: 'DelegationRevoked', body: { ...body, boardParagraph: '§ 2', reason: 'x' } }));
const assigned: fc.Arbitrary<DelegationEvent> = fc
  .record({
    assignmentId: fc.constantFrom(...ASSIGNMENTS),
    post,
    holder: fc.constantFrom(...PEOPLE),
    from: early,
    to: fc.option(day, { freq: 1 }),
    acting: fc.boolean(),
  })
  .map((body) => ({ type: 'PostAssigned', body: { ...body, title: body.post, reason: null } }));
const ended: fc.Arbitrary<DelegationEvent> = fc
  .record({ assignmentId: fc.constantFrom(...ASSIGNMENTS), lastDay: day })
  .map((body) => ({ type: 'PostAssignmentEnded', body: { ...body, reason: 'x' } }));

const history = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: adopted },
    { weight: 1, arbitrary: revoked },
    { weight: 4, arbitrary: assigned },
    { weight: 1, arbitrary: ended },
  ),
  { minLength: 2, maxLength: 9 },
);
const query: fc.Arbitrary<AuthorityQuery> = fc.record({
  caseGroup: fc.constant('H'),
  kind: fc.constantFrom(...DECISION_KINDS),
  amountOre: fc.integer({ min: 0, max: 6 }),
  holderRef: fc.constantFrom(...PEOPLE.map(({ ref }) => ref)),
  on: day,
  unavailable: fc.subarray(
    PEOPLE.map(({ ref }) => ref),
    { maxLength: 1 },
  ),
});

/** Who holds what that day, told from the events alone. */
function holdings(events: readonly DelegationEvent[], on: string) {
  const found: { post: string; ref: string; acting: boolean }[] = [];
  events.forEach(({ type, body }, index) => {
    if (type !== 'PostAssigned') return;
    let last = body.to;
    for (const later of events.slice(index + 1))
      if (later.type === 'PostAssignmentEnded' && later.body.assignmentId === body.assignmentId) last = later.body.lastDay;
    if (body.from <= on && (last === null || on <= last)) found.push({ post: body.post, ref: body.holder.ref, acting: body.acting });
  });
  return found;
}

/** What an auditor would check of a decision, in the order in which the law asks for it. */
function audit(events: readonly DelegationEvent[], asked: AuthorityQuery, authority: Authority): void {
  const index = events.findIndex(({ type, body }) => type === 'DelegationOrderAdopted' && body.version === authority.orderVersion);
  const order = (events[index] as Adopted).body;
  const begun = events.filter((event): event is Adopted => event.type === 'DelegationOrderAdopted' && event.body.validFrom <= asked.on);
  expect(order.validFrom).toBe(
    begun
      .map(({ body }) => body.validFrom)
      .toSorted()
      .at(-1),
  );

  const items = order.items.filter((one) => one.number === authority.itemNumber);
  expect(items).toHaveLength(1);
  const [found] = items as [DelegationItem];
  expect(found.caseGroup).toBe(asked.caseGroup);
  expect(found.kinds).toContain(asked.kind);
  expect(found.grantedBy === 'BOARD' || found.subDelegation).toBe(true);
  if (found.limitOre === null) expect(asked.amountOre).toBe(0);
  else expect(asked.amountOre).toBeLessThanOrEqual(found.limitOre);
  const revocation = events.find(
    ({ type, body }, at) => type === 'DelegationRevoked' && at > index && body.number === found.number && body.from <= asked.on,
  );
  expect(revocation).toBeUndefined();

  const held = holdings(events, asked.on);
  expect(authority.holder.ref).toBe(asked.holderRef);
  expect(asked.unavailable).not.toContain(asked.holderRef);
  const own = held.filter(({ post: where, ref }) => where === authority.post && ref === asked.holderRef);
  expect(own.length).toBeGreaterThan(0);
  if (!authority.acting) expect(own.some(({ acting }) => !acting) && authority.post === found.post).toBe(true);
  if (authority.post !== found.post) {
    expect(authority).toMatchObject({ post: found.substitutePost, acting: true });
    expect(held.filter(({ post: where, ref }) => where === found.post && !asked.unavailable?.includes(ref))).toEqual([]);
  }
  for (const acting of new Set(own.map((one) => one.acting)))
    if (own.every((one) => one.acting === acting))
      expect(held.filter((one) => one.post === authority.post && one.acting === acting)).toHaveLength(1);
}

describe('In whatever has been written down', () => {
  test('authority that is found stands on an item in force, for that matter and amount, not revoked, and on a post held that day', () => {
    let found = 0;
    let substitutes = 0;
    fc.assert(
      fc.property(history, query, (events, asked) => {
        const answer = findAuthority(fold(orderDecider, events), asked);
        if ('refusal' in answer) return;
        found++;
        substitutes += Number(answer.authority.acting);
        audit(events, asked, answer.authority);
      }),
      { numRuns: 10_000 },
    );
    expect(found).toBeGreaterThan(100);
    expect(substitutes).toBeGreaterThan(50);
  });

  test('a greater amount never gives authority where a smaller one gives none, unless another item takes over', () => {
    fc.assert(
      fc.property(history, query, (events, asked) => {
        const state = fold(orderDecider, events);
        const more = findAuthority(state, asked);
        const less = findAuthority(state, { ...asked, amountOre: 0 });
        if ('authority' in more) expect('authority' in less || less.refusal.code === 'item-ambiguous').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('what comes into force after the day changes nothing about the day', () => {
    const later = fc.constantFrom('2026-02-01', '2026-03-01');
    fc.assert(
      fc.property(history, query, adopted, revoked, assigned, later, (events, asked, order, revocation, assignment, from) => {
        const future = [
          { ...order, body: { ...order.body, validFrom: from } },
          { ...revocation, body: { ...revocation.body, from } },
          { ...assignment, body: { ...assignment.body, assignmentId: randomUUID(), from, to: null } },
        ] as DelegationEvent[];
        expect(findAuthority(fold(orderDecider, [...events, ...future]), asked)).toEqual(findAuthority(fold(orderDecider, events), asked));
      }),
      { numRuns: 1000 },
    );
  });

  test('nobody has authority on a day on which they hold no post', () => {
    fc.assert(
      fc.property(history, query, (events, asked) => {
        fc.pre(!holdings(events, asked.on).some(({ ref }) => ref === asked.holderRef));
        expect(findAuthority(fold(orderDecider, events), asked)).toHaveProperty('refusal');
      }),
      { numRuns: 500 },
    );
  });
});
