/** What is decided, put together from what the person says, what they were shown and what they approved. */
import type { DecisionKind } from '#libs/delegation/events';
import { canonicalJson, derivedId, sittingOf, type Refusal } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { Decide, Signature, WriteOff } from '../decide/commands';
import { decisionToSign, type ToSign } from '../decide/decide';
import { refuseAccess } from '../decide/access';
import { writeOffToSign } from '../decide/write-off';
import type { CaseState } from '../state';
import { statementDigest } from '../statement';
import type { Proposed, SignedApproval, StatementShown } from './commands';
import { refuseStranger } from './visibility';
import type { Matter, Seen } from './world';

const GRANTS: ReadonlySet<string> = new Set(['BIFALL', 'DELVIS_BIFALL']);

/** What may be granted: nothing, unless the outcome says so. */
const amountOf = (proposed: Proposed): number =>
  proposed.type === 'Decide' && GRANTS.has(proposed.content.outcome) ? proposed.content.amountOre : 0;

/**
 * The decision's id follows from the case as it stands and the amount: whoever approves the same again, after a crash or as another person, means
 * the same reservation of money.
 */
export const matterFor = ({ caseId, loaded }: Pick<Seen, 'caseId' | 'loaded'>, kind: DecisionKind, amountOre: number): Matter => ({
  kind,
  amountOre,
  decisionId: derivedId(caseId, `decision/${loaded.head?.revision ?? -1}/${amountOre}`),
});

export function matterOf(seen: Seen, proposed: Proposed, decisionId?: string): Matter {
  const matter = matterFor(seen, proposed.type === 'Decide' ? proposed.content.outcome : 'AVSKRIVNING', amountOf(proposed));
  return decisionId === undefined ? matter : { ...matter, decisionId };
}

type Approved = { readonly decisionId: string; readonly decidedOn: string };

/** The statement, or why there is none: the same questions as the decision itself but for the signature. */
export function toSign(
  proposed: Proposed,
  approved: Approved,
  state: CaseState,
  context: CaseContext,
): ToSign | { readonly refusal: Refusal } {
  const stranger = refuseStranger(context.actor, state);
  if (stranger) return { refusal: stranger };
  const refused = refuseAccess(proposed.type, state, context);
  if (refused) return refused;
  return proposed.type === 'Decide'
    ? decisionToSign({ ...approved, boardQuestions: proposed.boardQuestions, content: proposed.content }, state, context)
    : writeOffToSign(
        { ...approved, boardQuestions: proposed.boardQuestions, cause: proposed.cause, reasons: proposed.reasons },
        state,
        context,
      );
}

export const shownOf = ({ statement }: ToSign, approved: Approved, revision: number): StatementShown => ({
  ...approved,
  digest: statementDigest(statement),
  text: statement.text,
  statement: canonicalJson(statement),
  revision,
});

/** The command as the rules take it: the approval becomes the signature of the statement that was shown. */
export function signedCommand(
  proposed: Proposed,
  { digest, ...approved }: Approved & { readonly digest: string },
  { digests, acr, authTime }: SignedApproval,
): Decide | WriteOff {
  const signature: Signature = {
    statementSha256: digest,
    sitting: sittingOf(digests),
    acr,
    authenticatedAt: Temporal.Instant.fromEpochMilliseconds(authTime * 1000).toString(),
  };
  return proposed.type === 'Decide' ? { ...approved, ...signature, ...proposed } : { ...approved, ...signature, ...proposed };
}

export const isRefused = (made: ToSign | { readonly refusal: Refusal }): made is { readonly refusal: Refusal } => 'refusal' in made;
