/** What the appeals of a decision have come to, and whether it still stands (KL 13:6–8). */
import type { Standing } from '../chain';
import type { After, DecisionFacts } from '../facts';
import { afterwards } from './making';

interface AppealAsItStands {
  /** Nobody has answered it for good. */
  readonly open: After | null;
  readonly stay: After | null;
  readonly annulled: After | null;
}
const QUIET: AppealAsItStands = { open: null, stay: null, annulled: null };

function evolveAppeal(known: AppealAsItStands, event: After, today: string): AppealAsItStands {
  const { outcome, finalOn } = event.body;
  switch (event.type) {
    case 'AppealReceived':
      return { ...known, open: event };
    case 'CourtCaseNotified': // a higher court takes it up anew
      return { ...known, open: event, annulled: null };
    case 'AppealExamined':
      return outcome === 'DISMISSED' ? { ...known, open: null } : known;
    case 'StayOrdered':
      return { ...known, stay: event };
    case 'StayLifted':
      return { ...known, stay: null };
    case 'CourtRuled': {
      const final = typeof finalOn === 'string' && finalOn <= today;
      return { open: final ? null : event, stay: final ? null : known.stay, annulled: outcome === 'ANNULLED' ? event : null };
    }
    default:
      return known;
  }
}

/** Each appeal as it stands by what lies in the log. */
export function appealsOf(decision: DecisionFacts, today: string): readonly AppealAsItStands[] {
  const appeals = new Map<string, AppealAsItStands>();
  for (const event of decision.after) {
    const id = event.body['appealId'];
    if (typeof id === 'string') appeals.set(id, evolveAppeal(appeals.get(id) ?? QUIET, event, today));
  }
  return [...appeals.values()];
}
export const some = (appeals: readonly AppealAsItStands[], what: keyof AppealAsItStands): readonly After[] =>
  appeals.flatMap((one) => one[what] ?? []);

export function standingOf(decision: DecisionFacts): Standing {
  if (some(appealsOf(decision, decision.decidedOn), 'annulled').length > 0) return 'ANNULLED';
  return afterwards(decision, 'DecisionRevoked').length > 0 ? 'REVOKED' : 'STANDS';
}
