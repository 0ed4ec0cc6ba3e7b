/** What a decision of a kind would rest on, and everything that stops it as the case stands. Asks the very questions that the decision asks. */
import type { Authority } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import type { Refusal } from '#libs/kernel';
import type { CaseContext } from '../context';
import { BOARD_QUESTIONS, type Outcome } from '../events';
import type { CaseState } from '../state';
import { authorityFor, no as authority, refuseDeciding, refuseFrame } from './authority';
import type { BoardQuestions } from './commands';
import { refuseContent, type Content } from './content';
import { no as decide } from './decide';
import { caseRules, type CaseRules } from './make';
import { isGrant, uncommunicated, unprepared } from './preparation';
import { refuseStale } from './propose';
import type { Refused } from './refusals';

export interface DecisionBasis {
  /** Null when the delegation order gives this person none for this kind and sum today: a hindrance says why. */
  readonly authority: Authority | null;
  /** Null when nothing is granted, or when the board has set none. What other decisions have used is in it. */
  readonly frame: CaseContext['frame'];
  /** What stops it, whatever the delegate writes; empty = it can be decided. Each is the refusal that the decision would meet. */
  readonly hindrances: readonly Refusal[];
}

const NO_TO_ALL = Object.fromEntries(BOARD_QUESTIONS.map((question) => [question, false])) as BoardQuestions;
const FILLED_IN = '…';

/** The outcome and the sum, with the rest as the guidelines want it: so what is refused is the outcome or the sum. */
function filledIn(outcome: Outcome, amountOre: number, state: CaseState, { guidelines }: CaseRules): Content {
  const grant = isGrant(outcome);
  return {
    outcome,
    amountOre,
    terms: grant ? [...guidelines.terms.clauses] : [],
    payment: grant ? { plan: FILLED_IN, reportDue: state.application!.content.schedule.to } : null,
    criterionReasons: guidelines.criteria.map(({ id }) => ({ criterion: id, text: FILLED_IN })),
  };
}

function onTheMerits(outcome: Outcome, amountOre: number, state: CaseState, context: CaseContext): readonly (Refused | null)[] {
  const rules = caseRules(state, context);
  if ('refusal' in rules) return [rules];
  const { proposal } = state;
  if (proposal?.status !== 'SUBMITTED') return [decide('no-proposal-to-decide')];
  return [
    refuseStale(proposal, state),
    unprepared(state, rules, outcome, proposal.noMeetingReason),
    refuseContent(filledIn(outcome, amountOre, state, rules), state, rules),
    uncommunicated(state, outcome),
    isGrant(outcome) ? refuseFrame(amountOre, context) : null,
  ];
}

/** `context` as for the decision itself: authority looked up for this kind and sum, and the year's money if it grants any. */
export function decisionBasis(kind: DecisionKind, amountOre: number, state: CaseState, context: CaseContext): DecisionBasis {
  const granted = authorityFor(kind, amountOre, state, context);
  const approval = { decisionId: '', decidedOn: context.today, boardQuestions: NO_TO_ALL };
  const stops = [
    state.atBoard && !state.withdrawn ? authority('at-board') : null,
    refuseDeciding(approval, state, context),
    'refusal' in granted ? granted : null,
    ...(kind === 'AVSKRIVNING' ? [] : onTheMerits(kind, amountOre, state, context)),
  ];
  return {
    authority: 'authority' in granted ? granted.authority : null,
    frame: context.frame,
    hindrances: stops.flatMap((stop) => (stop ? [stop.refusal] : [])),
  };
}
