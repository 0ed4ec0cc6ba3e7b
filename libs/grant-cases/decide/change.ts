/**
 * A decision that the delegate changes: a slip in it corrected, or all of it revoked to be made anew. They are the delegate's acts as the decision was:
 * shown as a statement, and approved with a new sign-in for exactly that. They follow FL 36–37 §§ as the board's routine; for what is appealed by KL 13
 * they are case law.
 */
import { accept, canonicalJson, type Decision } from '#libs/kernel';
import type { ChangeStatement } from '../change-statement';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { statementDigest } from '../statement';
import { correctionToSign, revocationToSign, textNow } from './change-to-sign';
import type { CommandOf, Signature } from './commands';
import { nextHandling } from './make';
import { refuseSignature } from './sign';

/** What was shown and approved, and by which sign-in: kept with the event as a decision's is. */
const approvalOf = ({ acr, authenticatedAt, sitting }: Signature, statement: ChangeStatement) => ({
  statementSha256: statementDigest(statement),
  statement: canonicalJson(statement),
  method: 'LOGGED_APPROVAL' as const,
  acr,
  authenticatedAt,
  ...(sitting && { sitting: { ...sitting, digests: [...sitting.digests] } }),
});

/** An obvious slip: both texts are kept, and the letter tells the party. Outcome, sum and days can't be corrected. */
export function correct(command: CommandOf<'CorrectDecision'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { field, part, before, after, reason } = command;
  if (textNow(command, state) === after && before !== after) return accept();
  const toSign = correctionToSign(command, state, context);
  if ('refusal' in toSign) return toSign;
  const { statement, authority } = toSign;
  const refused = refuseSignature(command, statementDigest(statement), context);
  if (refused) return refused;
  const corrected = { decisionId: state.decision!.decisionId, field, part, before, after, reason, correctedOn: context.today };
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Rättelse av beslut' });
  const approval = approvalOf(command, statement);
  return accept<CaseEvent>({
    type: 'DecisionCorrected',
    body: { ...corrected, corrector: context.actor, ...authority, approval, handling },
  });
}

export function revoke(command: CommandOf<'RevokeDecision'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { ground, reason, hearing, paidOre } = command;
  const toSign = revocationToSign(command, state, context);
  if ('refusal' in toSign) return toSign;
  const { statement, authority } = toSign;
  const refused = refuseSignature(command, statementDigest(statement), context);
  if (refused) return refused;
  const why = { ground, termId: ground === 'RESERVATION' ? command.termId : null, reason, hearing };
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Återkallelse av beslut' });
  const by = { revokedOn: context.today, decider: context.actor, ...authority };
  const approval = approvalOf(command, statement);
  const { decisionId } = state.decision!;
  return accept<CaseEvent>({ type: 'DecisionRevoked', body: { decisionId, ...why, ...by, paidOre, approval, handling } });
}
