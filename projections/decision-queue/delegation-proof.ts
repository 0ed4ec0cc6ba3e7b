/** Whether a decision's authority holds when it is looked at anew: read out of the chain's own computation, and the year's money beside it. Pure. */
import {
  AUTHORITY_CHECKS,
  authorityProof,
  type AuthorityCheck,
  type AuthorityProof,
  type ChainFacts,
  type OrderFacts,
} from '#libs/delegation-chain';
import type { DecisionFacts } from './decision-facts';

/** The checks of the chain, and WITHIN_FRAME: the amount is not above what was left of the year's frame, which is the board's budget and no law. */
export type ProofCheck = AuthorityCheck | 'WITHIN_FRAME';

export interface DelegationProof extends Omit<AuthorityProof, 'checks'> {
  /** Null = it can't be told: the content has been disposed of, or there was nothing to hold it against. */
  readonly checks: Readonly<Record<ProofCheck, boolean | null>>;
}

const UNTOLD = Object.fromEntries(AUTHORITY_CHECKS.map((check) => [check, null])) as Readonly<Record<AuthorityCheck, null>>;
/** The chain has not taken the decision in: nothing can be told. */
const NO_PROOF: AuthorityProof = { item: null, passedOn: null, post: null, checks: UNTOLD };

/** `chain` = what is remembered of the case; `caseGroup` null = the scheme is not known. */
export function proofOf(
  { decisionId, delegation, amountOre }: DecisionFacts,
  chain: ChainFacts | null,
  { order, caseGroup }: { readonly order: OrderFacts; readonly caseGroup: string | null },
): DelegationProof {
  const decision = chain?.decisions.find((one) => one.decisionId === decisionId);
  const proof = decision ? authorityProof(decision, order, { caseGroup, disposed: chain!.disposed }) : NO_PROOF;
  const frame = delegation?.frame ?? null;
  return { ...proof, checks: { ...proof.checks, WITHIN_FRAME: frame === null ? null : frame.usedOre + amountOre <= frame.frameOre } };
}
