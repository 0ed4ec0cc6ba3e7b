import { fold, type Person } from '#libs/event-log';
import { accept, isRefusal } from '#libs/kernel';
import {
  assignmentsOn,
  delegationEvents,
  orderDecider,
  orderOn,
  type Assignment,
  type DelegationEvent,
  type DelegationItem,
  type OrderCommand,
} from '.';
import { orderItem } from './testing/item';

const secretary: Person = { ref: 'p_secretary', name: 'Nina Sekreterare', role: 'boardSecretary', organisation: 'Region Örebro län' };
const olle: Person = { ...secretary, ref: 'p_olle', name: 'Olle Områdeschef', role: 'delegate' };
const vera: Person = { ...secretary, ref: 'p_vera', name: 'Vera Vikarie', role: 'delegate' };

const item = orderItem({ kinds: ['BIFALL', 'AVSLAG'], substitutePost: 'forvaltningschef' });
const order = {
  board: 'Kulturnämnden',
  version: '2026',
  boardParagraph: '§ 90',
  adoptedOn: '2025-12-01',
  validFrom: '2026-01-01',
  items: [item],
};
const post: Assignment = {
  assignmentId: '018f0000-0000-7000-8000-000000000001',
  post: 'omradeschef-kultur',
  title: 'områdeschef kultur',
  holder: olle,
  from: '2026-01-01',
  to: '2026-06-30',
  acting: false,
  reason: null,
};
const SECOND = '018f0000-0000-7000-8000-000000000002';

const adopted = (body: Partial<typeof order> = {}): DelegationEvent => ({ type: 'DelegationOrderAdopted', body: { ...order, ...body } });
const revoked = (from: string): DelegationEvent => ({
  type: 'DelegationRevoked',
  body: { number: 'H.3', from, boardParagraph: '§ 5', reason: 'Nämnden beslutar själv.' },
});
const assigned = (body: Partial<Assignment> = {}): DelegationEvent => ({
  type: 'PostAssigned',
  body: { ...post, ...body },
});
const ended = (lastDay: string): DelegationEvent => ({
  type: 'PostAssignmentEnded',
  body: { assignmentId: post.assignmentId, lastDay, reason: 'Ny tjänst.' },
});

const decide = (given: readonly DelegationEvent[], when: OrderCommand, actor = secretary) =>
  orderDecider.decide(when, fold(orderDecider, given), { actor, today: '2026-03-02' });
const refusalOf = (decision: ReturnType<typeof decide>) => (isRefusal(decision) ? decision.refusal : undefined);

describe('The delegation order', () => {
  const adopt = (body: Partial<typeof order>, given: readonly DelegationEvent[] = []) =>
    decide(given, { type: 'AdoptOrder', ...order, ...body });
  const withItems = (...items: Partial<DelegationItem>[]) => adopt({ items: items.map((fields) => ({ ...item, ...fields })) });

  test('is recorded as the board adopted it, and the same version again changes nothing', () => {
    expect(adopt({})).toEqual(accept(adopted()));
    expect(adopt({}, [adopted()])).toEqual(accept());
    expect(refusalOf(adopt({ board: 'Annan nämnd' }, [adopted()]))).toMatchObject({ code: 'order-version-taken', field: 'version' });
  });

  test('is never recorded before the decision, nor in force before it', () => {
    expect(refusalOf(adopt({ adoptedOn: '2026-03-03', validFrom: '2026-04-01' }))).toMatchObject({ code: 'adopted-in-the-future' });
    expect(refusalOf(adopt({ validFrom: '2025-11-30' }))).toMatchObject({
      code: 'retroactive-delegation',
      basis: 'LAW',
      field: 'validFrom',
    });
  });

  test('gives every item a number of its own', () => {
    expect(refusalOf(withItems({}, { post: 'enhetschef' }))).toMatchObject({ code: 'item-repeated', field: 'items.1.number' });
  });

  test('has no sub-delegated item that the board has not allowed', () => {
    expect(refusalOf(withItems({ grantedBy: 'FORVALTNINGSCHEF' }))).toMatchObject({
      code: 'sub-delegation-not-allowed',
      citation: 'KL 7:6',
    });
    expect(withItems({ grantedBy: 'FORVALTNINGSCHEF', subDelegation: true })).toHaveProperty('events.length', 1);
  });

  test('has no post that substitutes for itself', () => {
    expect(refusalOf(withItems({ substitutePost: item.post }))).toMatchObject({ code: 'own-substitute' });
  });

  test('never gives one post the same kind of decision twice, since nobody could say which item a decision rests on', () => {
    expect(refusalOf(withItems({}, { number: 'H.4', kinds: ['AVSLAG', 'AVVISNING'] }))).toMatchObject({ code: 'items-overlap' });
    expect(withItems({}, { number: 'H.4', kinds: ['AVVISNING'] })).toHaveProperty('events.length', 1);
    expect(withItems({}, { number: 'H.4', caseGroup: 'E' })).toHaveProperty('events.length', 1);
    expect(withItems({}, { number: 'H.4', post: 'enhetschef', limitOre: 1 })).toHaveProperty('events.length', 1);
  });

  test('in force on a day has the latest first day, of equals the latest adoption, of equals the latest record', () => {
    const versions = [
      adopted(),
      adopted({ version: 'later adoption', adoptedOn: '2025-12-15' }),
      adopted({ version: 'recorded late', adoptedOn: '2025-12-10' }),
      adopted({ version: 'summer', validFrom: '2026-06-01' }),
      adopted({ version: 'summer, again', validFrom: '2026-06-01' }),
    ];
    const state = fold(orderDecider, versions);
    expect(orderOn(state, '2025-12-31')).toBeUndefined();
    expect(orderOn(state, '2026-01-01')?.version.version).toBe('later adoption');
    expect(orderOn(state, '2026-05-31')?.version.version).toBe('later adoption');
    expect(orderOn(state, '2026-06-01')?.version.version).toBe('summer, again');
  });
});

describe('A revocation', () => {
  const revoke = (given: readonly DelegationEvent[], from: string, number = 'H.3') =>
    decide(given, { type: 'RevokeItem', number, from, boardParagraph: '§ 5', reason: 'Nämnden beslutar själv.' });

  test('takes an item of the order back, and changes nothing when it is taken back already', () => {
    expect(revoke([adopted()], '2026-04-01')).toEqual(accept(revoked('2026-04-01')));
    expect(revoke([adopted(), revoked('2026-04-01')], '2026-05-01')).toEqual(accept());
    expect(revoke([adopted(), revoked('2026-04-01')], '2026-03-15')).toEqual(accept(revoked('2026-03-15')));
  });

  test('is needed anew for a version that was adopted after it', () => {
    const given = [adopted(), revoked('2026-04-01'), adopted({ version: '2027', validFrom: '2027-01-01' })];
    expect(revoke(given, '2027-02-01')).toEqual(accept(revoked('2027-02-01')));
  });

  test('names an item that exists', () => {
    expect(refusalOf(revoke([adopted()], '2026-04-01', 'H.9'))).toMatchObject({ code: 'no-such-item', field: 'number' });
    expect(refusalOf(revoke([], '2026-04-01'))).toMatchObject({ code: 'no-such-item' });
  });
});

describe('A post', () => {
  const assign = (given: readonly DelegationEvent[], body: Partial<Assignment> = {}) =>
    decide(given, { type: 'AssignPost', ...post, ...body });

  test('is assigned once, and the same assignment again changes nothing', () => {
    expect(assign([])).toEqual(accept(assigned()));
    expect(assign([assigned()])).toEqual(accept());
    expect(refusalOf(assign([assigned()], { title: 'annat' }))).toMatchObject({ code: 'assignment-exists' });
  });

  test.each(['adviser', 'applicant', 'auditor', 'system'] as const)(
    'is held by an employee of the region, never by a person in the role %s',
    (role) => {
      expect(refusalOf(assign([], { holder: { ...olle, role } }))).toMatchObject({
        code: 'holder-not-employed',
        citation: 'KL 7:5',
        field: 'holder',
      });
    },
  );

  test('has one ordinary holder at a time, to the day', () => {
    const next = { assignmentId: SECOND, holder: vera };
    const refusal = refusalOf(assign([assigned()], { ...next, from: '2026-06-30', to: '2026-12-31' }));
    expect(refusal).toMatchObject({ code: 'post-taken', field: 'from' });
    expect(refusal?.message.sv).toBe(
      'Olle Områdeschef har befattningen områdeschef kultur från 1 januari 2026 till och med 30 juni 2026. Avsluta det förordnandet först.',
    );
    expect(assign([assigned()], { ...next, from: '2026-07-01', to: '2026-12-31' })).toHaveProperty('events.length', 1);
    expect(assign([assigned()], { ...next, from: '2025-01-01', to: '2025-12-31' })).toHaveProperty('events.length', 1);
    expect(refusalOf(assign([assigned({ to: null })], { ...next, from: '2030-01-01', to: null }))).toMatchObject({ code: 'post-taken' });
    expect(refusalOf(assign([assigned({ to: null })], { ...next, from: '2025-01-01', to: '2026-01-01' }))).toMatchObject({
      code: 'post-taken',
    });
    expect(assign([assigned({ to: null })], { ...next, post: 'enhetschef' })).toHaveProperty('events.length', 1);
  });

  test('may have an acting holder beside the ordinary one, and one at a time', () => {
    const acting = { assignmentId: SECOND, holder: vera, acting: true };
    expect(assign([assigned()], acting)).toHaveProperty('events.length', 1);
    expect(refusalOf(assign([assigned(acting)], { acting: true }))).toMatchObject({ code: 'post-taken' });
  });

  test('is free again when an assignment ended before it began', () => {
    const successor = { assignmentId: SECOND, holder: vera, from: '2025-12-01', to: null };
    expect(assign([assigned(), ended('2025-12-31')], successor)).toHaveProperty('events.length', 1);
    expect(refusalOf(assign([assigned(), ended('2026-01-01')], successor))).toMatchObject({ code: 'post-taken' });
  });

  test('is not assigned backwards', () => {
    expect(refusalOf(assign([], { to: '2025-12-31' }))).toMatchObject({ code: 'assignment-ends-first', field: 'to' });
  });

  test('is held from the first day to the last, both included', () => {
    const on = (day: string, ...given: DelegationEvent[]) => assignmentsOn(fold(orderDecider, given), day).length;
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => on(day, assigned()))).toEqual([0, 1, 1, 0]);
    expect(['2026-03-31', '2026-04-01'].map((day) => on(day, assigned(), ended('2026-03-31')))).toEqual([1, 0]);
    expect(on('2026-01-01', assigned(), ended('2025-12-31'))).toBe(0);
  });
});

describe('Leaving a post', () => {
  const end = (given: readonly DelegationEvent[], lastDay: string, assignmentId = post.assignmentId) =>
    decide(given, { type: 'EndAssignment', assignmentId, lastDay, reason: 'Ny tjänst.' });

  test('shortens the assignment, never lengthens it, and changes nothing when it ends that day anyway', () => {
    expect(end([assigned()], '2026-03-31')).toEqual(accept(ended('2026-03-31')));
    expect(end([assigned()], '2026-06-30')).toEqual(accept());
    expect(end([assigned(), ended('2026-03-31')], '2026-03-31')).toEqual(accept());
    expect(end([assigned(), ended('2026-03-31')], '2026-02-28')).toEqual(accept(ended('2026-02-28')));
    expect(refusalOf(end([assigned(), ended('2026-03-31')], '2026-04-01'))).toMatchObject({ code: 'assignment-over', field: 'lastDay' });
    expect(end([assigned({ to: null })], '2031-03-31')).toEqual(accept(ended('2031-03-31')));
  });

  test('reaches back to the day before the first at the most', () => {
    expect(end([assigned()], '2025-12-31')).toEqual(accept(ended('2025-12-31')));
    expect(refusalOf(end([assigned()], '2025-12-30'))).toMatchObject({ code: 'ends-before-it-began', field: 'lastDay' });
  });

  test('needs an assignment to leave', () => {
    expect(refusalOf(end([assigned()], '2026-03-31', SECOND))).toMatchObject({ code: 'no-such-assignment', field: 'assignmentId' });
  });
});

const commands: readonly OrderCommand[] = [
  { type: 'AdoptOrder', ...order },
  { type: 'RevokeItem', number: 'H.3', from: '2026-04-01', boardParagraph: '§ 5', reason: 'x' },
  { type: 'AssignPost', ...post },
  { type: 'EndAssignment', assignmentId: post.assignmentId, lastDay: '2026-03-31', reason: 'x' },
];

test.each(commands)('$type is recorded by the board’s secretary and by nobody else', (command) => {
  for (const role of ['official', 'adviser', 'registrar', 'delegate', 'applicant', 'auditor', 'administrator', 'system'] as const)
    expect(refusalOf(decide([adopted(), assigned()], command, { ...olle, role }))).toMatchObject({ code: 'not-the-boards-secretary' });
});

test('Whatever is decided about delegation fits the storage contract', () => {
  const history: DelegationEvent[] = [];
  for (const command of commands) {
    const decision = decide(history, command);
    if (isRefusal(decision)) throw new Error(decision.refusal.code);
    for (const { type, body } of decision.events) expect(delegationEvents[type].schema.parse(body)).toEqual(body);
    history.push(...decision.events);
  }
  // what the förvaltningschef passes on has a spec of its own
  const own = Object.keys(delegationEvents).filter((type) => type !== 'SubDelegationGranted');
  expect(history.map(({ type }) => type)).toEqual(own);
});
