/** The authority to act on a decision that has been made: that of whoever could make it today (KL 7:5–6). */
import type { DecisionKind } from '#libs/delegation/events';
import type { CaseContext } from '../context';
import type { CaseState } from '../state';
import { authorityFor } from './authority';
import type { AskedChange, CaseCommand } from './commands';
import type { Refused } from './refusals';

/** What the delegation order is asked about. Öre; 0 unless a grant. */
export interface AskedOfOrder {
  readonly kind: DecisionKind;
  readonly amountOre: number;
}

/** What to ask the order before a command, besides the decision itself; null when it takes no authority. */
export function askedOfOrder(command: CaseCommand | AskedChange, { decision, ended }: CaseState): AskedOfOrder | null {
  const made = decision ?? ended.at(-1);
  if (!made) return null;
  const asMade = { kind: made.kind, amountOre: made.content?.amountOre ?? 0 };
  switch (command.type) {
    case 'ExamineAppeal':
      return command.outcome === 'DISMISSED' ? { kind: 'AVVISNING', amountOre: 0 } : null;
    case 'SubmitStatementToCourt':
      return command.paragraph === null ? asMade : null;
    case 'CorrectDecision':
    case 'RevokeDecision':
      return asMade;
    default:
      return null;
  }
}

/** The item and version that the act rests on, or why it rests on nothing. */
export function authorityForDecided(
  { kind, amountOre }: AskedOfOrder,
  state: CaseState,
  context: CaseContext,
): { readonly itemNumber: string; readonly orderVersion: string } | Refused {
  const granted = authorityFor(kind, amountOre, state, context);
  if ('refusal' in granted) return granted;
  const { itemNumber, orderVersion } = granted.authority;
  return { itemNumber, orderVersion };
}
