import fc from 'fast-check';
import { DECISION_KINDS } from '#libs/delegation/events';
import { fold } from '#libs/event-log';
import { canonicalJson, isRefusal } from '#libs/kernel';
import { caseDecider, CASE_REFUSALS } from './decide';
import type { CaseEvent } from './events';
import { phaseOf } from './progress';
import { faultyDecision, twisted, upset } from './testing/faults';
import { checkInvariants } from './testing/invariants';
import { HINDRANCES, hastyStep, nextStep, type Asked, type Plan } from './testing/plan';
import { Story } from './testing/story';
import { wildStep, type Dice } from './testing/wild';
import { application, schemeWith } from './testing/world';

/** `PROPERTY_RUNS=20000` for a long night. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 400);

const seldomFalse = fc.nat(6).map((n) => n > 0);
const plans: fc.Arbitrary<Plan> = fc.record({
  outcome: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('BIFALL' as const, 'DELVIS_BIFALL' as const, 'AVVISNING' as const) },
    { weight: 1, arbitrary: fc.constantFrom('AVSLAG' as const, 'AVSLAG' as const, 'AVSKRIVNING' as const) },
  ),
  application: fc
    .record({
      hours: fc.constantFrom(100, 100, 10),
      economicActivity: fc.constantFrom(false, false, true),
      advisedBy: fc.constantFrom(null, null, 'Stiftelsen Activa'),
    })
    .map(({ hours, ...rest }) => ({ ...application, ownShare: { cashOre: 1_000_000, hours }, ...rest })),
  excepts: fc.constantFrom(true, true, false),
  heeds: fc.record(Object.fromEntries(HINDRANCES.map((what) => [what, seldomFalse]))) as fc.Arbitrary<Plan['heeds']>,
  meetsFirst: fc.boolean(),
  communicates: fc.boolean(),
});

interface Step {
  readonly kind: 'next' | 'wild' | 'faulty' | 'twisted' | 'hasty' | 'upset';
  /** Hours that pass before it. */
  readonly wait: number;
  /** Decide whether a case that is ready is decided as it should be. */
  readonly care: number;
  readonly numbers: readonly number[];
}
const kind = (weight: number, value: Step['kind']) => ({ weight, arbitrary: fc.constant(value) });
const steps = fc.array(
  fc.record<Step>({
    kind: fc.oneof(kind(20, 'next'), kind(5, 'wild'), kind(1, 'faulty'), kind(2, 'twisted'), kind(1, 'hasty'), kind(2, 'upset')),
    wait: fc.constantFrom(0, 0, 1, 25, 24 * 20),
    care: fc.nat(7),
    numbers: fc.array(fc.nat(997), { minLength: 6, maxLength: 6 }),
  }),
  { minLength: 40, maxLength: 110 },
);

/** Choices from the step's numbers, over and over. */
function diceOf(numbers: readonly number[]): Dice {
  let thrown = 0;
  return (of) => of[(numbers[thrown % numbers.length]! + 31 * thrown++) % of.length]!;
}

function ask(story: Story, plan: Plan, { kind, care, numbers }: Step): Asked | null {
  const dice = diceOf(numbers);
  const { proposal, withdrawn, decision } = story.state;
  if (kind === 'wild') return wildStep(story, plan, dice);
  if (kind === 'upset') return upset(story, plan, dice);
  if (kind === 'hasty') return hastyStep(story, plan);
  // a case that is ready is seldom decided as it should be: most rules are about that moment
  const ready = !decision && (proposal?.status === 'SUBMITTED' || withdrawn);
  if (ready && care < 2) return wildStep(story, plan, dice);
  if (kind === 'faulty' || (ready && care < 6)) return faultyDecision(story, plan, dice);
  const next = nextStep(story, plan);
  return next && kind === 'twisted' ? twisted(next, dice) : next;
}

const tally = new Map<string, number>();
const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** Tells a case, holds every accepted command against the invariants, and counts how it went. */
function tell(plan: Plan, told: readonly Step[]): Story {
  const story = new Story({ scheme: schemeWith() });
  for (const step of told) {
    story.later({ hours: step.wait });
    const asked = ask(story, plan, step);
    if (!asked) continue;
    const history = [...story.events];
    const before = phaseOf(story.state);
    const context = { ...story.context(asked.actor, asked.context), actor: asked.actor };
    const decision = story.ask(asked.actor, asked.command, asked.context);
    if (isRefusal(decision)) {
      expect(CASE_REFUSALS[decision.refusal.code] ?? asked.context?.authority).toBeDefined();
      count(`refused ${asked.command.type}`);
      count('refused');
      continue;
    }
    count('accepted');
    checkInvariants({ history, events: decision.events, command: asked.command, context, order: asked.order });
    // 10: advice on other funding takes a case nowhere
    if (asked.command.type === 'ReferToOtherFunding') expect([phaseOf(story.state), story.state.closed]).toEqual([before, false]);
  }
  return story;
}

test('Whatever is asked of a case, by whomever and in whatever order, what must hold of it holds', () => {
  fc.assert(
    fc.property(plans, steps, (plan, told) => {
      const { events, state } = tell(plan, told);
      // 17: the state is what the history says, also after it has lain in the log
      const kept = JSON.parse(canonicalJson(events)) as CaseEvent[];
      expect(fold(caseDecider, kept)).toEqual(state);
      count('runs');
      if (state.decision) count(state.decision.kind);
      if (state.decision) count('decided');
      if (state.closed) count('closed');
      if (state.timing && state.timing.appeals.length > 0) count('appealed');
      if (state.ended.length > 0) count('decided anew');
      if (state.disposals.length > 0) count('with disposal');
      if (state.disposals.some(({ completed }) => completed)) count('disposed of');
      if (state.hold) count('on hold');
      if (state.conflicts.length > 0) count('with conflict');
    }),
    { numRuns: RUNS },
  );
});

test('and the histories that are told get far enough for that to mean something', () => {
  const share = (what: string) => (tally.get(what) ?? 0) / tally.get('runs')!;
  expect(share('decided')).toBeGreaterThan(0.3);
  for (const outcome of DECISION_KINDS) expect([outcome, share(outcome) > 0.01]).toEqual([outcome, true]);
  expect(share('closed')).toBeGreaterThan(0.05);
  expect(share('appealed')).toBeGreaterThan(0.05);
  expect(share('decided anew')).toBeGreaterThan(0.03);
  expect(share('with conflict')).toBeGreaterThan(0.1);
  expect(share('with disposal')).toBeGreaterThan(0.03);
  expect(share('disposed of')).toBeGreaterThan(0.02);
  expect(share('refused')).toBeGreaterThan(1);
  expect(share('refused Decide')).toBeGreaterThan(0.25);
});
