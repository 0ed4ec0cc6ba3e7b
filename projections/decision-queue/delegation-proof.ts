/** Whether a decision's authority holds when it is looked at anew: what the decision says, against the registers. Pure. */
import type { DelegatedMatter, HeldPost } from '#projections/delegation-register';
import type { DecisionFacts } from './decision-facts';

/**
 * ITEM_IN_FORCE the item covered such decisions and was in force that day; POST_HELD the holder held the post that day; WITHIN_LIMIT the amount is
 * not above the item's limit; WITHIN_FRAME nor above what was left of the year's frame; ONE_PERSON decider, holder and signer are the same;
 * NO_BOARD_MATTER every question of KL 6:38 was answered no; STATEMENT_UNCHANGED the statement in the log is the one that was signed.
 */
export const PROOF_CHECKS = [
  'ITEM_IN_FORCE',
  'POST_HELD',
  'WITHIN_LIMIT',
  'WITHIN_FRAME',
  'ONE_PERSON',
  'NO_BOARD_MATTER',
  'STATEMENT_UNCHANGED',
] as const;
export type ProofCheck = (typeof PROOF_CHECKS)[number];

export interface DelegationProof {
  /** The item as the order has it; null when the register doesn't. */
  readonly item: {
    readonly matter: string;
    readonly statute: string;
    readonly reporting: DelegatedMatter['reporting'];
    readonly validFrom: string;
    /** First day without; null = still in force. */
    readonly validUntil: string | null;
  } | null;
  /** The holder's time in the post; `to` null = until further notice. */
  readonly post: { readonly from: string; readonly to: string | null } | null;
  /** Null = it can't be told: the content has been disposed of, or there was nothing to hold it against. */
  readonly checks: Readonly<Record<ProofCheck, boolean | null>>;
}

const earliest = (...days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).toSorted()[0] ?? null;

/** True only when everything that is needed is there and holds. */
const both = (known: boolean, holds: () => boolean): boolean | null => (known ? holds() : null);

export function proofOf(decision: DecisionFacts, matters: readonly DelegatedMatter[], posts: readonly HeldPost[]): DelegationProof {
  const { delegation, signature, decider, outcome, amountOre } = decision;
  const item = matters.find((one) => one.number === delegation?.itemNumber && one.orderVersion === delegation.orderVersion);
  const until = item ? earliest(item.supersededFrom, item.revokedFrom) : null;
  const heldOn =
    (day: string) =>
    (one: HeldPost): boolean =>
      one.from <= day && (one.to === null || day <= one.to);
  const held = delegation ? posts.filter((one) => one.post === delegation.post && one.holderRef === delegation.holder.ref) : [];
  const post = delegation ? (held.find(heldOn(delegation.validOn)) ?? held[0]) : undefined;
  const { frame, limitOre } = delegation ?? { frame: null, limitOre: null };
  return {
    item: item
      ? { matter: item.matter, statute: item.statute, reporting: item.reporting, validFrom: item.validFrom, validUntil: until }
      : null,
    post: post ? { from: post.from, to: post.to } : null,
    checks: {
      ITEM_IN_FORCE: both(delegation !== null, () => {
        const day = delegation!.validOn;
        return item !== undefined && item.kinds.includes(outcome) && item.validFrom <= day && (until === null || day < until);
      }),
      POST_HELD: both(delegation !== null, () => post !== undefined && heldOn(delegation!.validOn)(post)),
      WITHIN_LIMIT: both(delegation !== null && (limitOre !== null || amountOre === 0), () => amountOre <= (limitOre ?? 0)),
      WITHIN_FRAME: both(frame !== null, () => frame!.usedOre + amountOre <= frame!.frameOre),
      ONE_PERSON: both(
        delegation !== null && signature !== null && decider !== null,
        () => delegation!.holder.ref === decider!.ref && signature!.signer.ref === decider!.ref,
      ),
      NO_BOARD_MATTER: both(delegation !== null, () => Object.values(delegation!.boardQuestions).every((answer) => !answer)),
      STATEMENT_UNCHANGED: both(
        signature !== null && decision.statementSha256Now !== null,
        () => signature!.statementSha256 === decision.statementSha256Now,
      ),
    },
  };
}
