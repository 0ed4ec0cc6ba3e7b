/**
 * Decisions in which one thing is not as it should be, signed all the same: the statement is made of whatever is there, so that it is the rules
 * that have to say no, and not the signature.
 */
import { findAuthority, type OrderState } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import type { Person } from '#libs/event-log';
import type { CaseContext } from '../context';
import type { Approval, CaseCommand, Signature } from '../decide/commands';
import { statementOf } from '../decide/sign';
import { statementDigest, type Decided } from '../statement';
import { contentOf, type Asked, type Plan } from './plan';
import { noBoardQuestion, type Story } from './story';
import { anyone, outcome, sum, text, type Dice } from './wild';
import * as world from './world';

/** Orders that give less than the usual one. */
const [version] = world.order.versions;
const withItem = (change: object): OrderState => ({
  ...world.order,
  versions: [{ ...version!, items: [{ ...version!.items[0]!, ...change }] }],
});
const ORDERS: readonly OrderState[] = [
  withItem({ kinds: ['AVSLAG', 'AVVISNING', 'AVSKRIVNING'] }),
  withItem({ kinds: ['BIFALL'] }),
  withItem({ limitOre: 100 }),
  withItem({ caseGroup: 'A' }),
  withItem({ substitutePost: null }),
  { ...world.order, assignments: world.order.assignments.map((held) => ({ ...held, to: '2026-01-31' })) },
];

type Fault = (
  story: Story,
  dice: Dice,
  context: CaseContext,
) => { readonly context?: Partial<CaseContext>; readonly approval?: Partial<Approval & Signature> };

const NOW_FAULTS: readonly Fault[] = [
  () => ({}),
  (_, dice, { frame }) => ({ context: { frame: { ...frame!, usedOre: frame!.frameOre - dice([0, 1, 1_000_000]) } } }),
  () => ({ context: { frame: null } }),
  (_, __, { frame }) => ({ context: { frame: { ...frame!, year: 2025 } } }),
  () => ({ context: { authority: null } }),
  () => ({ context: { scheme: null } }),
  (_, dice) => ({ approval: { boardQuestions: { ...noBoardQuestion, [dice(Object.keys(noBoardQuestion))]: true } } }),
  (_, dice) => ({ approval: { decidedOn: dice(['2026-01-02', '2027-01-02']) } }),
  (story, dice) => ({
    approval: {
      authenticatedAt: Temporal.Instant.from(story.now)
        .add({ seconds: dice([-121, 1, -86_400]) })
        .toString(),
    },
  }),
  () => ({ approval: { statementSha256: 'f'.repeat(64) } }),
];

/** The answer of the order to this question or, dishonestly, to another. */
function answer(
  story: Story,
  context: CaseContext,
  kind: DecisionKind,
  amountOre: number,
  order: OrderState,
  dice: Dice,
): CaseContext['authority'] {
  const right = world.authorityOf(story.state, context, kind, amountOre, order);
  if (!right) return null;
  const asked = {
    ...right.asked,
    ...dice([
      {},
      {},
      {},
      { kind: 'AVSLAG' as const, amountOre: 0 },
      { holderRef: world.delegate.ref },
      { unavailable: [world.delegate.ref] },
    ]),
  };
  return { asked, ...findAuthority(order, asked) };
}

function signature(story: Story, approval: Approval, decided: Decided, context: CaseContext): Signature {
  const { authority } = context;
  const granted = authority && 'authority' in authority ? authority : null;
  const shown = granted && statementOf(approval, decided, granted, world.guidelines, story.state, context);
  const statementSha256 = shown && 'statement' in shown ? statementDigest(shown.statement) : '0'.repeat(64);
  return { statementSha256, acr: 'loa3', authenticatedAt: Temporal.Instant.from(story.now).subtract({ seconds: 5 }).toString() };
}

/** Null as long as there is nothing that a statement could be made of. */
export function faultyDecision(story: Story, plan: Plan, dice: Dice): Asked | null {
  if (!story.state.registration) return null;
  const deciders: readonly Person[] = [world.delegate, world.delegate, world.substitute];
  const actor = dice([...deciders, ...deciders, anyone(dice)]);
  const { withdrawn } = story.state;
  const writesOff = dice([withdrawn, withdrawn, withdrawn, withdrawn, withdrawn, withdrawn, withdrawn, !withdrawn]);
  const made = { ...contentOf(plan, dice([contentOf(plan).outcome, outcome(dice)])), ...mutation(story, plan, dice) };
  const { outcome: kind, ...content } = made;
  const written = { amountOre: 0, terms: [], termsVersion: null, payment: null, reasons: 'Inget återstår.', criterionReasons: [] };
  const decided: Decided = writesOff ? { kind: 'AVSKRIVNING', content: written } : { kind, content };
  const order = dice([world.order, world.order, world.order, dice(ORDERS)]);
  const plain = story.context(actor);
  const before = { ...plain, authority: answer(story, plain, decided.kind, decided.content.amountOre, order, dice) };
  const fault = dice(NOW_FAULTS)(story, dice, before);
  const context = { ...before, ...fault.context };
  const approval: Approval = { decisionId: world.decisionId, decidedOn: context.today, boardQuestions: noBoardQuestion, ...fault.approval };
  const signed = { ...approval, ...signature(story, approval, decided, context), ...fault.approval };
  const cause = dice([withdrawn ? ('WITHDRAWN' as const) : ('OBJECT_GONE' as const), 'WITHDRAWN' as const]);
  const command: CaseCommand = writesOff
    ? { type: 'WriteOff', ...signed, cause, reasons: written.reasons }
    : { type: 'Decide', ...signed, content: made };
  return { actor, command, context, order };
}

function mutation({ state }: Story, plan: Plan, dice: Dice) {
  const copied = dice([state.proposal?.adviserProposal, state.proposal?.officialAssessment, text(dice)]) ?? ' ';
  return dice([
    {},
    {},
    {},
    { amountOre: sum(plan, dice) },
    { terms: [] },
    { termsVersion: null },
    { payment: null },
    { reasons: copied },
    { criterionReasons: [] },
  ]);
}
