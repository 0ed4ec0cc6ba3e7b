/**
 * Decisions in which one thing is not as it should be, signed all the same: the statement is made of whatever is there, so that it is the rules
 * that have to say no, and not the signature.
 */
import { findAuthority, type AuthorityQuery, type OrderState } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import { sittingOf, type Sitting } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { Approval, CaseCommand, Signature } from '../decide/commands';
import { authorityQuery } from '../decide/authority';
import { statementOf } from '../decide/sign';
import type { DecisionContent } from '../events';
import { statementDigest, type Decided } from '../statement';
import { correcting, revoking } from './changes';
import { contentOf, type Asked, type Plan } from './plan';
import { noBoardQuestion, type Story } from './story';
import { anyone, outcome, sum, text, type Dice } from './wild';
import * as world from './world';

/** What a decision is made of before it is signed; a fault changes one of these. */
interface Made {
  readonly actor: Person;
  readonly content: DecisionContent;
  readonly order: OrderState;
  /** What the order is asked instead of the right question. */
  readonly asked: Partial<AuthorityQuery>;
  readonly context: Partial<CaseContext>;
  readonly approval: Partial<Approval & Signature>;
  /** By the statement's digest; null = the sign-in was for it alone. */
  readonly sitting: ((own: string) => Sitting) | null;
}
type Fault = (story: Story, plan: Plan, dice: Dice, made: Made) => Partial<Made>;

/** Orders that give less than the usual one. */
const [version] = world.order.versions;
const withItem = (change: object): OrderState => ({
  ...world.order,
  versions: [{ ...version!, items: [{ ...version!.items[0]!, ...change }] }],
});
const refusalsOnly = withItem({ kinds: ['AVSLAG', 'AVVISNING', 'AVSKRIVNING'] });
const ORDERS: readonly OrderState[] = [
  refusalsOnly,
  withItem({ kinds: ['BIFALL'] }),
  withItem({ limitOre: 100 }),
  withItem({ caseGroup: 'A' }),
  withItem({ substitutePost: null }),
  { ...world.order, assignments: world.order.assignments.map((held) => ({ ...held, to: '2026-01-31' })) },
];
const frame = { year: 2026, frameOre: 50_000_000, usedOre: 0 };

const FAULTS: readonly Fault[] = [
  () => ({}),
  (_, __, dice) => ({ actor: anyone(dice) }),
  () => ({ actor: world.substitute }),
  (_, plan, dice) => ({ content: contentOf(plan, outcome(dice)) }),
  (_, plan, dice, { content }) => ({ content: { ...content, amountOre: sum(plan, dice) } }),
  (_, __, dice, { content }) => ({
    content: { ...content, ...dice([{ terms: [] }, { termsVersion: null }, { payment: null }, { criterionReasons: [] }]) },
  }),
  ({ state: { proposal } }, _, dice, { content }) => ({
    content: { ...content, reasons: dice([proposal?.adviserProposal, proposal?.officialAssessment, text(dice)]) ?? ' ' },
  }),
  (_, __, dice) => ({ order: dice(ORDERS) }),
  () => ({ order: refusalsOnly, asked: { kind: 'AVSLAG', amountOre: 0 } }),
  () => ({ actor: world.substitute, asked: { unavailable: [world.delegate.ref] } }),
  () => ({ actor: world.substitute, asked: { holderRef: world.delegate.ref } }),
  (_, __, dice) => ({ context: { frame: { ...frame, usedOre: frame.frameOre - dice([0, 1, 1_000_000]) } } }),
  (_, __, dice) => ({
    context: dice([{ frame: null }, { frame: { ...frame, year: 2025 } }, { authority: null }, { scheme: null }, { head: null }]),
  }),
  (_, __, dice) => ({ approval: { boardQuestions: { ...noBoardQuestion, [dice(Object.keys(noBoardQuestion))]: true } } }),
  (_, __, dice) => ({ approval: { decidedOn: dice(['2026-01-02', '2027-01-02']) } }),
  ({ now }, _, dice) => ({ approval: { authenticatedAt: secondsFrom(now, dice([-121, 1, -86_400])) } }),
  () => ({ approval: { statementSha256: 'f'.repeat(64) } }),
  (_, __, dice) => ({ sitting: dice(SITTINGS) }),
];
/** What a sign-in was for, right and wrong, of a statement with this digest. */
const SITTINGS: readonly ((own: string) => Sitting)[] = [
  (own) => sittingOf(['e'.repeat(64), own])!,
  (own) => sittingOf([own, 'e'.repeat(64), 'f'.repeat(64)])!,
  () => sittingOf(['e'.repeat(64), 'f'.repeat(64)])!,
  (own) => ({ digests: ['e'.repeat(64), own], nonce: sittingOf([own, 'e'.repeat(64)])!.nonce }),
  (own) => ({ digests: [own], nonce: 'annat' }),
];
const secondsFrom = (now: string, seconds: number): string => Temporal.Instant.from(now).add({ seconds }).toString();

function signature(story: Story, approval: Approval, decided: Decided, context: CaseContext): Signature {
  const { authority } = context;
  const granted = authority && 'authority' in authority ? authority : null;
  const shown = granted && statementOf(approval, decided, granted, world.guidelines, story.state, context);
  const statementSha256 = shown && 'statement' in shown ? statementDigest(shown.statement) : '0'.repeat(64);
  return { statementSha256, sitting: null, acr: 'loa3', authenticatedAt: secondsFrom(story.now, -5) };
}

/** Null as long as there is nothing that a statement could be made of. */
export function faultyDecision(story: Story, plan: Plan, dice: Dice): Asked | null {
  const { registration, withdrawn } = story.state;
  if (!registration) return null;
  const faultless: Made = {
    actor: world.delegate,
    content: contentOf(plan),
    order: world.order,
    asked: {},
    context: {},
    approval: {},
    sitting: null,
  };
  const made = { ...faultless, ...dice(FAULTS)(story, plan, dice, faultless) };
  const { outcome: kind, ...content } = made.content;
  // what is not withdrawn is seldom written off, or little else would be decided
  const writesOff = withdrawn ? dice([true, true, true, false]) : dice(Array.from({ length: 25 }, (_, n) => n === 0));
  const writtenOff = { amountOre: 0, terms: [], termsVersion: null, payment: null, reasons: 'Inget återstår.', criterionReasons: [] };
  const decided: Decided = writesOff ? { kind: 'AVSKRIVNING', content: writtenOff } : { kind, content };

  const plain = story.context(made.actor);
  const query = authorityQuery(story.state, plain, decided.kind, decided.content.amountOre);
  const asked = query && { ...query, ...made.asked };
  const context = { ...plain, authority: asked && { asked, ...findAuthority(made.order, asked) }, ...made.context };
  const approval = {
    decisionId: world.decisionIdAfter(story.state),
    decidedOn: context.today,
    boardQuestions: noBoardQuestion,
    ...made.approval,
  };
  const own = signature(story, approval, decided, context);
  const signed = { ...approval, ...own, sitting: made.sitting?.(own.statementSha256) ?? null, ...made.approval };
  const cause = withdrawn ? 'WITHDRAWN' : 'OBJECT_GONE';
  const command: CaseCommand = writesOff
    ? { type: 'WriteOff', ...signed, cause, reasons: writtenOff.reasons }
    : { type: 'Decide', ...signed, content: made.content };
  return { actor: made.actor, command, context, order: made.order };
}

/** A sensible command with one thing in it changed for the worse. */
export function twisted(asked: Asked, dice: Dice): Asked {
  const { command } = asked;
  const twist = (change: Partial<CaseCommand>): Asked => ({ ...asked, command: { ...command, ...change } as CaseCommand });
  const one = anyone(dice);
  switch (command.type) {
    case 'DraftProposal':
    case 'ReviseProposal':
      return twist(
        dice([
          { officialAssessment: ` ${command.adviserProposal.toUpperCase()}` },
          { terms: [] },
          { dissent: [{ personRef: one.ref, text: 'Nej.' }] },
        ]),
      );
    case 'HoldMeeting':
      return twist({ presentRefs: [...command.presentRefs, dice([world.coompanion, world.activa, world.delegate, one]).ref] });
    case 'ScheduleMeeting':
      return twist({ participantRefs: [...command.participantRefs, dice([world.coompanion, world.activa, world.delegate, one]).ref] });
    case 'AssignCase':
      return twist(dice([{ official: dice([world.official, world.colleague, one]) }, { advisers: [world.coompanion, world.activa] }]));
    default:
      return { ...asked, actor: one };
  }
}

/** What can still happen to a decision. */
function upsetDecision(story: Story, dice: Dice): Asked {
  const { state, now } = story;
  const { registrar, delegate, court } = world;
  const { content } = state.decision!;
  const today = now.slice(0, 10);
  const received: Asked = {
    actor: registrar,
    command: { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj Medlem', channel: 'LETTER' },
  };
  const appealId = state.timing!.appeals.at(-1)?.id;
  const grounds = ['RESERVATION', 'MISLEADING', 'IN_FAVOUR'] as const;
  const changes: readonly Asked[] = [
    {
      actor: delegate,
      command: revoking(story, delegate, {
        type: 'RevokeDecision',
        ground: dice(grounds),
        termId: content?.terms[0]?.id ?? null,
        reason: 'Skäl.',
        hearing: 'Hörd.',
        paidOre: 0,
      }),
    },
    {
      actor: delegate,
      command: correcting(story, delegate, {
        type: 'CorrectDecision',
        field: 'REASONS',
        part: null,
        before: content?.reasons ?? '',
        after: `Rättat ${now}`,
        reason: 'Skrivfel.',
      }),
    },
  ];
  if (appealId === undefined) return dice([received, ...changes]);
  return dice<Asked>([
    received,
    ...changes,
    { actor: registrar, command: { type: 'RecordStay', appealId, court, orderedOn: today } },
    { actor: registrar, command: { type: 'RecordStayLifted', appealId, court, liftedOn: today } },
    {
      actor: registrar,
      command: { type: 'RecordCourtCase', appealId: null, court, caseNumber: `${now.length}-${now.slice(5, 7)}`, notifiedOn: today },
    },
  ]);
}

/** Something lawful that upsets whatever was under way. */
export function upset(story: Story, { application }: Plan, dice: Dice): Asked {
  if (story.state.decision) return upsetDecision(story, dice);
  const { applicant, official, colleague, coompanion, activa, delegate, secretary } = world;
  const deadline = Temporal.PlainDate.from(story.context(official).today).add({ days: 14 }).toString();
  const ground = dice(['PARTY', 'REPRESENTATIVE', 'OTHER'] as const);
  return dice<Asked>([
    { actor: applicant, command: { type: 'AmendApplication', application: { ...application, goals: story.now }, reason: 'Nya mål.' } },
    {
      actor: official,
      command: { type: 'RequestSupplement', items: [{ what: 'Budget', why: 'Oklar.' }], deadline, consequence: 'Avslag.' },
    },
    { actor: dice([official, coompanion, activa, delegate]), command: { type: 'DeclareConflict', ground, details: story.now } },
    { actor: delegate, command: { type: 'ExcludeParticipant', personRef: dice([coompanion, activa]).ref, reason: 'Delar kontor.' } },
    {
      actor: colleague,
      command: { type: 'AssignCase', official: dice([official, colleague]), groupId: 'grupp-1', advisers: [coompanion, activa] },
    },
    { actor: dice([delegate, secretary]), command: { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Nytt slag.' } },
    { actor: dice([official, coompanion]), command: { type: 'ReferToOtherFunding', funder: 'Leader', advice: 'Sök där.' } },
  ]);
}
