/** Cases and delegation orders at random: near to how they should be, and then not. */
import fc from 'fast-check';
import type { DelegationEvent, DelegationItem, OrderCommand } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import { dayOf, nonceOf, plusDays, sha256Hex, type JsonObject } from '#libs/kernel';
import type { CaseCommand } from '../../grant-cases/decide/commands';
import { revocation } from '../../grant-cases/testing/changes';
import type { ChainEvent, OrderEvent } from '..';
import { ToldCase, ToldOrder, world } from './told';

const { delegate, substitute, official, secretary, system, coompanion } = world;
/** Around the day of the decision. */
const day = fc.integer({ min: -6, max: 8 }).map((days) => plusDays('2026-03-02', days));
const ASSIGNMENTS = [1, 2, 3, 4].map((n) => `018f0000-0000-7000-8000-00000000aa0${n}`);
const POSTS = ['omradeschef-kultur', 'forvaltningschef'];

const item: fc.Arbitrary<DelegationItem> = fc.record({
  number: fc.constantFrom('H.3', 'H.3', 'H.3', 'H.4'),
  caseGroup: fc.constant('H'),
  matter: fc.constant('Bidrag'),
  kinds: fc.constantFrom<DelegationItem['kinds']>(['BIFALL', 'DELVIS_BIFALL', 'AVSLAG'], ['BIFALL'], ['AVSLAG']),
  statute: fc.constant('KL 7:5'),
  post: fc.constantFrom('omradeschef-kultur', 'omradeschef-kultur', 'forvaltningschef'),
  substitutePost: fc.constantFrom('forvaltningschef', null),
  grantedBy: fc.constantFrom('BOARD' as const, 'BOARD' as const, 'FORVALTNINGSCHEF' as const),
  subDelegation: fc.boolean(),
  limitOre: fc.constantFrom(5_000_000, 4_000_000, 1_000_000, null),
  reporting: fc.constantFrom('ANMALAN' as const, 'SARSKILT_PROTOKOLL' as const),
  conditions: fc.constant(null),
});

const orderCommand: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc
    .record({
      version: fc.constantFrom('2026:1', '2026:2', '2026:3'),
      adoptedOn: day,
      validFrom: day,
      items: fc.array(item, { minLength: 1, maxLength: 2 }),
    })
    .map((body) => ({ type: 'AdoptOrder' as const, board: 'Kulturnämnden', boardParagraph: '§ 9', ...body })),
  fc
    .record({ number: fc.constantFrom('H.3', 'H.3-V1', 'H.4'), from: day })
    .map((body) => ({ type: 'RevokeItem' as const, boardParagraph: '§ 10', reason: 'Annan ordning.', ...body })),
  fc
    .record({
      assignmentId: fc.constantFrom(...ASSIGNMENTS),
      post: fc.constantFrom(...POSTS),
      holder: fc.constantFrom(delegate, substitute, coompanion),
      from: day,
      to: fc.option(day, { freq: 2 }),
      acting: fc.boolean(),
    })
    .map((body) => ({ type: 'AssignPost' as const, title: body.post, reason: null, ...body })),
  fc
    .record({ assignmentId: fc.constantFrom(...ASSIGNMENTS), lastDay: day })
    .map((body) => ({ type: 'EndAssignment' as const, reason: 'Ny tjänst.', ...body })),
  fc
    .record({
      number: fc.constantFrom('H.3-V1', 'H.3-V2'),
      itemNumber: fc.constantFrom('H.3', 'H.3', 'H.4'),
      post: fc.constantFrom(...POSTS),
      limitOre: fc.constantFrom(5_000_000, 4_000_000, 2_000_000, null),
      grantor: fc.constantFrom(substitute.ref, substitute.ref, delegate.ref),
      grantedOn: day,
      from: day,
    })
    .map((body) => ({ type: 'GrantSubDelegation' as const, reference: '26RS1-1', ...body })),
);
const NAMES = {
  AdoptOrder: 'DelegationOrderAdopted',
  RevokeItem: 'DelegationRevoked',
  AssignPost: 'PostAssigned',
  EndAssignment: 'PostAssignmentEnded',
  GrantSubDelegation: 'SubDelegationGranted',
} as const;
/** As nobody asked whether it could be: a förvaltningschef who perhaps was none, of an order that perhaps has no such item. */
function rawOf({ type, ...said }: OrderCommand): DelegationEvent {
  const grantor = 'grantor' in said && said.grantor === delegate.ref ? delegate : substitute;
  const looked = { orderVersion: '2026:1', grantor, grantorPost: 'forvaltningschef', grantorTitle: 'Chef', grantorActing: false };
  const body = type === 'GrantSubDelegation' ? { ...said, ...looked } : said;
  return { type: NAMES[type], body } as unknown as DelegationEvent;
}

const CONDUCT = ['conflict', 'breach', 'cleared', 'affirmed', 'note', 'exclude'] as const;
const STEPS = ['report', 'minute', 'approve', 'post', 'interrupt', 'remove', 'confirm', 'flag'] as const;
const CHANGE = ['correct', 'revoke'] as const;
const COURT = ['AppealReceived', 'CourtCaseNotified', 'StayOrdered', 'StayLifted', 'CourtRuled', 'DecisionRevoked'] as const;
type Step = {
  readonly what: (typeof STEPS)[number] | (typeof COURT)[number] | (typeof CHANGE)[number];
  readonly wait: number;
  readonly shift: number;
  readonly n: number;
};
const stepOf = <T extends Step['what']>(...what: readonly T[]): fc.Arbitrary<Step> =>
  fc.record({
    what: fc.constantFrom(...what),
    wait: fc.constantFrom(0, 0, 1, 2, 3, 13, 14, 15, 21, 30),
    shift: fc.constantFrom(0, 0, 0, -1, -2, -15, 1),
    n: fc.nat(5),
  });

const DAYS = [
  'meetingOn',
  'minutedOn',
  'approvedOn',
  'postedOn',
  'interruptedOn',
  'removedOn',
  'confirmedOn',
  'decidedOn',
  'validOn',
  'finalOn',
  'correctedOn',
  'revokedOn',
];
const damage = fc.record({
  back: fc.nat(24),
  how: fc.constantFrom(
    'remove',
    'twice',
    'swap',
    'day',
    'person',
    'text',
    'amount',
    'conflict',
    'undeclared',
    'sitting',
    'sitting',
    'approval',
    'approval',
  ),
  days: fc.constantFrom(-20, -2, -1, 1, 2, 20),
});
type Damage = { readonly back: number; readonly how: string; readonly days: number };

export const plan = fc.record({
  route: fc.constantFrom('ANMALAN' as const, 'SARSKILT_PROTOKOLL' as const),
  /** The board has delegated it to the förvaltningschef, who has passed it on. */
  passedOn: fc.constantFrom(false, false, true),
  early: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(orderCommand, { maxLength: 2 }) }),
  conduct: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...CONDUCT), fc.constantFrom(3, 2, 1, 0)), { maxLength: 2 }) },
  ),
  waitToDecide: fc.integer({ min: 0, max: 4 }),
  decider: fc.constantFrom(delegate, delegate, delegate, substitute),
  amountOre: fc.constantFrom(4_000_000, 4_000_000, 2_000_000),
  usual: fc.array(fc.constantFrom(true, true, true, true, true, false), { minLength: 4, maxLength: 4 }),
  waits: fc.tuple(fc.constantFrom(1, 5, 60), fc.constantFrom(3, 14, 15), fc.constantFrom(0, 2, 3), fc.constantFrom(22, 25, 32)),
  extra: fc.array(fc.tuple(fc.nat(5), stepOf(...STEPS, ...COURT, ...CHANGE, 'correct', 'correct', 'correct')), { maxLength: 3 }),
  late: fc.array(orderCommand, { maxLength: 2 }),
  rawOrder: fc.array(fc.tuple(fc.nat(10), orderCommand), { maxLength: 1 }),
  damage: fc.array(damage, { maxLength: 2 }),
  atLast: fc.constantFrom(0, 1, 20, 400),
});
export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function commandOf({ what, shift, n }: Step, told: ToldCase): CaseCommand | null {
  const on = plusDays(told.today, shift);
  switch (what) {
    case 'report':
      return { type: 'ReportToBoard', meetingOn: on, paragraph: '§ 31' };
    case 'minute':
      return { type: 'MinuteSeparately', minutedOn: on, paragraph: '§ 4' };
    case 'approve':
      return { type: 'ApproveMinutes', approvedOn: on, approvedBy: 'Ordföranden' };
    case 'post':
      return { type: 'PostAnnouncement', postedOn: on, proof: 'https://anslag.example/1', minutesAt: 'Diariet' };
    case 'interrupt':
      return { type: 'InterruptAnnouncement', interruptedOn: on, reason: 'Tavlan låg nere.' };
    case 'remove':
      return { type: 'RemoveAnnouncement', removedOn: on };
    case 'confirm':
      return { type: 'ConfirmLegalForce', confirmedOn: on, evidence: n === 5 ? ' ' : 'Förvaltningsrättens svar.' };
    default:
      return null;
  }
}

/** What a court, or the authority after it, says: written as it lies in the log. */
function courtEvent(told: ToldCase, { what, n, shift }: Step): void {
  const on = plusDays(told.today, Math.min(0, shift));
  const decisionId = world.decisionId;
  const appealId = `018f0000-0000-7000-8000-00000000bb0${n % 2}`;
  const outcome = ['REJECTED', 'ANNULLED', 'DISMISSED', 'STRUCK_OUT'][n % 4]!;
  const handling = { number: 90, date: on, direction: 'IN', counterpart: null, subject: 'Från domstolen', withheld: null };
  const said = { appealId, regime: 'KL13', court: 'Förvaltningsrätten i Karlstad', caseNumber: '1-26', handling };
  const bodies: Record<string, JsonObject> = {
    AppealReceived: { ...said, decisionId },
    CourtCaseNotified: { ...said, decisionId, notifiedOn: on },
    StayOrdered: { ...said, orderedOn: on },
    StayLifted: { ...said, liftedOn: on },
    CourtRuled: { ...said, outcome, ruledOn: on, finalOn: n < 4 ? on : null },
    DecisionRevoked: { decisionId, revokedOn: on, handling },
  };
  const known = told.written.some(({ body }) => body['appealId'] === appealId);
  // what is said of an appeal that nobody knows of is of no decision
  if (known || what === 'AppealReceived' || what === 'CourtCaseNotified' || what === 'DecisionRevoked')
    told.happens(what, bodies[what]!, official);
}

/** As it may lie in a log from before the order was asked how the board is to be told. */
const isRaw = ({ what, n }: Step): boolean => (what === 'report' || what === 'minute') && n === 4;
function rawRecord({ what, shift }: Step, told: ToldCase): [string, JsonObject, Person] {
  const on = plusDays(told.today, shift);
  return what === 'report'
    ? ['DecisionReportedToBoard', { meetingOn: on, paragraph: '§ 31' }, secretary]
    : ['DecisionSeparatelyMinuted', { minutedOn: on, paragraph: '§ 4' }, secretary];
}

function take(told: ToldCase, step: Step): void {
  told.later(step.wait);
  const command = commandOf(step, told);
  if (step.what === 'correct') told.corrects(step.n === 5 ? substitute : delegate, told.order.state);
  else if (step.what === 'revoke') told.changes(delegate, told.order.state, revocation);
  else if (command && isRaw(step)) told.happens(...rawRecord(step, told));
  else if (command) told.ask(secretary, command);
  else if (step.what === 'flag') told.ask(system, { type: 'FlagAppealTimeEnded' });
  else courtEvent(told, step);
}

function behave(told: ToldCase, [what, who]: readonly [(typeof CONDUCT)[number], number]): void {
  const person = [delegate, official, coompanion, substitute][who]!;
  const another = person === delegate ? secretary : delegate;
  if (what === 'conflict' || what === 'breach') told.ask(person, { type: 'DeclareConflict', ground: 'OTHER', details: 'Granne.' });
  if (what === 'conflict') return;
  if (what === 'note' || what === 'breach') told.happens('NoteRecorded', { noteId: world.decisionId }, person);
  else if (what === 'exclude') told.ask(another, { type: 'ExcludeParticipant', personRef: person.ref, reason: 'Jäv.' });
  else
    told.ask(another, {
      type: 'DecideConflict',
      personRef: person.ref,
      outcome: what === 'cleared' ? 'NO_CONFLICT' : 'CONFLICT',
      reasons: 'Prövat.',
    });
}

/** Lists that a sign-in may be said to have been for, right and wrong, by the number that the damage has. */
function sittings(own: string): Readonly<Record<number, JsonObject | string>> {
  const [other, third] = ['e'.repeat(64), 'f'.repeat(64)] as const;
  const said = (digests: readonly string[], nonce = nonceOf(digests)): JsonObject => ({ digests, nonce });
  return {
    1: said([other, own]),
    2: said([own, other, third]),
    20: said([other, own, third], nonceOf([own, other, third])),
    [-1]: said([other, third]),
    [-2]: said([other, own, third], nonceOf([other, own])),
    [-20]: 'annat',
  };
}

/** The last change that was approved, and its approval as it should not be, by the number that the damage has. */
function misapproved(events: readonly ChainEvent[], days: number): readonly ChainEvent[] {
  const at = events.findLastIndex(({ body }) => body !== null && 'approval' in body);
  const one = events[at];
  if (!one) return events;
  const { approval: kept, ...rest } = one.body!;
  const approval = kept as JsonObject;
  const restated = (from: string, to: string): JsonObject => {
    const statement = (approval['statement'] as string).replace(from, to);
    return { ...approval, statement, statementSha256: sha256Hex(statement) };
  };
  const own = approval['statementSha256'] as string;
  const wrong: Readonly<Record<number, JsonObject>> = {
    1: { approval: { ...approval, sitting: sittings(own)[1]! } },
    2: { approval: { ...approval, sitting: sittings(own)[-1]! } },
    20: { approval: { ...approval, authenticatedAt: plusDays(dayOf(one.recordedAt), -1) + 'T08:00:00Z' } },
    [-1]: { approval: restated('Skrivfel.', 'Annat.') },
    [-2]: { approval: restated('"item":"H.3"', '"item":"H.4"') },
    [-20]: {},
  };
  return events.with(at, { ...one, body: { ...rest, ...wrong[days] } });
}

function damaged(events: readonly ChainEvent[], { back, how, days }: Damage): readonly ChainEvent[] {
  const at = events.length - 1 - back;
  const one = events[at];
  if (!one || at < 1) return events;
  const body = one.body!;
  const withBody = (change: JsonObject) => events.with(at, { ...one, body: { ...body, ...change } });
  switch (how) {
    case 'remove':
      return events.toSpliced(at, 1);
    case 'twice':
      return events.toSpliced(at, 0, one);
    case 'swap':
      return events.with(at, events[at - 1]!).with(at - 1, one);
    case 'day': {
      const field = DAYS.find((name) => typeof body[name] === 'string');
      return field ? withBody({ [field]: plusDays(body[field] as string, days) }) : events;
    }
    case 'person': {
      const field = ['decider', 'signer', 'holder', 'corrector'].find((name) => name in body);
      return field ? withBody({ [field]: { ...substitute } as unknown as JsonObject }) : events;
    }
    case 'conflict': {
      const type = days > 0 ? 'ConflictOfInterestDeclared' : 'ParticipantExcluded';
      return events.toSpliced(at, 0, { ...one, type, body: { person: days % 2 === 0 ? { ...official } : { ...delegate } } });
    }
    case 'undeclared':
      return events.filter(
        ({ type, body: said }) => type !== 'ImpartialityDeclared' || (said!['person'] as { ref: string }).ref !== delegate.ref,
      );
    case 'approval':
      return misapproved(events, days);
    case 'sitting':
      return 'statementSha256' in body ? withBody({ sitting: sittings(body['statementSha256'] as string)[days]! }) : events;
    case 'text':
      return 'statement' in body ? withBody({ statement: (body['statement'] as string).replace('BIFALL', 'AVSLAG') }) : events;
    default: {
      const content = body['content'] as JsonObject | undefined;
      return content ? withBody({ content: { ...content, amountOre: 9_000_000 } }) : events;
    }
  }
}

export interface Told {
  readonly events: readonly ChainEvent[];
  readonly order: readonly OrderEvent[];
  readonly today: string;
  /** Nothing lies in the log that the real rules of the order and the case did not let in, but what a court says. */
  readonly undamaged: boolean;
}

/** What comes of a plan; null when nobody could decide. */
export function tell(asked: Plan): Told | null {
  const order = new ToldOrder();
  const limitOre = 5_000_000;
  const [unit, head] = POSTS as [string, string];
  const post = asked.passedOn ? head : unit;
  const usual: DelegationItem = {
    number: 'H.3',
    caseGroup: 'H',
    matter: 'Bidrag',
    statute: 'KL 7:5',
    post,
    substitutePost: asked.passedOn ? null : 'forvaltningschef',
    limitOre,
    kinds: ['BIFALL', 'DELVIS_BIFALL'],
    grantedBy: 'BOARD',
    subDelegation: asked.passedOn,
    reporting: asked.route,
    conditions: null,
  };
  const adopted = { version: '2026:1', boardParagraph: '§ 7', adoptedOn: '2025-11-14', validFrom: '2026-01-01', items: [usual] };
  order.ask({ type: 'AdoptOrder', board: 'Kulturnämnden', ...adopted }, '2026-01-01');
  (
    [
      [delegate, POSTS[0]],
      [substitute, POSTS[1]],
    ] as [Person, string][]
  ).forEach(([holder, held], index) =>
    order.ask(
      {
        type: 'AssignPost',
        assignmentId: ASSIGNMENTS[index]!,
        post: held,
        title: held,
        holder,
        from: '2026-01-01',
        to: null,
        acting: false,
        reason: null,
      },
      '2026-01-01',
    ),
  );
  if (asked.passedOn) {
    const sub = { number: 'H.3-V1', itemNumber: 'H.3', post: unit, limitOre: 4_000_000, grantor: substitute.ref, reference: '26RS1-1' };
    order.ask({ type: 'GrantSubDelegation', ...sub, grantedOn: '2026-01-02', from: '2026-01-02' }, '2026-01-02');
  }
  // the ordinary holder is away: somebody else may step in
  if (asked.decider === substitute)
    order.ask({ type: 'EndAssignment', assignmentId: ASSIGNMENTS[0]!, lastDay: '2026-02-27', reason: 'Tjänstledig.' }, '2026-03-01');
  for (const command of asked.early) order.ask(command, '2026-03-02');

  const told = new ToldCase(order);
  if (asked.decider === substitute) told.ask(substitute, { type: 'DeclareImpartiality', advisedApplicant: false, statement: 'Opartisk.' });
  for (const act of asked.conduct) behave(told, act);
  told.later(asked.waitToDecide);
  if (!told.decides(asked.decider, order.state, asked.amountOre)) return null;

  const [first, second, third, fourth] = asked.waits;
  const n = 0;
  const reported = asked.route === 'ANMALAN';
  const steps: Step[] = [
    { what: reported ? 'report' : 'minute', wait: first, shift: 0, n },
    { what: 'approve', wait: second, shift: 0, n },
    { what: 'post', wait: reported ? third : third - Math.min(third, 2), shift: 0, n },
    { what: 'confirm', wait: fourth, shift: 0, n },
  ];
  if (!reported) steps[1] = { ...steps[1]!, wait: 0 };
  const kept = steps.filter((_, index) => asked.usual[index]);
  for (const [place, step] of asked.extra) kept.splice(place, 0, step);
  for (const step of kept) take(told, step);
  told.later(asked.atLast);
  for (const command of asked.late) order.ask(command, told.today);
  const orderEvents = [...order.events];
  for (const [place, command] of asked.rawOrder) {
    const { type, body } = rawOf(command);
    orderEvents.splice(3 + place, 0, { id: 'raw', type, position: 99, body: body as JsonObject });
  }
  let { today } = told;
  if (asked.atLast === 1) today = plusDays(today, 1);
  const events = asked.damage.reduce<readonly ChainEvent[]>(damaged, told.events());
  const undamaged = asked.damage.length === 0 && asked.rawOrder.length === 0 && !asked.extra.some(([, step]) => isRaw(step));
  return { events: events.map((event, revision) => ({ ...event, revision })), order: orderEvents, today, undamaged };
}
